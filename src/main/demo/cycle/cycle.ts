import { followConclusion } from '../../../application/outcomes/follow-conclusion.ts';
import { recordResponse, routeConclusion } from '../../../application/outcomes/route-conclusion.ts';
import { traceMeeting } from '../../../application/outcomes/trace-meeting.ts';
import type { Parley } from '../../../application/parley.ts';
import type { Actor } from '../../../application/ports.ts';
import { ADVISORY_GROUP } from '../../../domain/outcomes/bodies.ts';
import { DAY_MS } from '../../../domain/time/calendar.ts';
import { HELD } from '../rounds.ts';
import { type HeldMeeting, holdMeeting, prepareMeeting } from './hold-meeting.ts';
import { countIndustry, inviteIndustry, inviteNamed, seatIndustry } from './keep-register.ts';
import { publishPaper } from './publish-papers.ts';
import { onDay, type Staff } from './staff.ts';

/** What became of the consultation: the meetings, the papers, and what the trace still finds missing. */
export interface CycleReport {
  readonly held: readonly HeldMeeting[];
  /** Folders of the published papers. */
  readonly papers: readonly string[];
  readonly traces: readonly {
    readonly meeting: string;
    readonly done: number;
    readonly missing: readonly string[];
  }[];
}

/**
 * What follows a consultation, twice, on days that lie ahead: the agenda's items and the digest for the chair, the meeting's conclusions, what became of each need, the
 * communiqué, the routing, the report to TSAG, the second one with what has changed since, and the report to WTSA (Res. 68, resolves 2 and 5 to 8).
 */
export async function playCycle(parley: Parley, actor: Actor, out: string): Promise<CycleReport> {
  const [held, papers]: [HeldMeeting[], string[]] = [[], []];
  const days = await meetingDays(parley);
  for (const [meeting, round] of HELD) {
    const day = days.get(meeting);
    if (day === undefined || !(await wasAsked(parley, round))) continue;
    const eve = weekBefore(day);
    const before = onDay(parley, actor, eve);
    await prepareMeeting(before, { meeting, round });
    if (held.length === 0) await seatIndustry(before, eve);
    await inviteIndustry(before, meeting);
    await inviteNamed(before, meeting);
    for (const kind of ['agenda', 'digest'] as const) {
      papers.push(await publishPaper(before, { kind, scope: meeting }, { day: eve, out }));
    }
    const staff = onDay(parley, actor, day);
    await countIndustry(staff, meeting);
    held.push(await holdMeeting(staff, meeting));
    const [earlier] = held.length > 1 ? held : [];
    if (earlier !== undefined) await hearBack(staff, earlier.meeting, day);
    papers.push(await publishPaper(staff, { kind: 'communique', scope: meeting }, { day, out }));
    await sendOn(staff, meeting, day);
    const period = { kind: 'tsag-report', scope: PERIOD } as const;
    papers.push(await publishPaper(staff, period, { day, out }));
    if (held.length === HELD.length) {
      papers.push(await publishPaper(staff, { ...period, kind: 'wtsa-report' }, { day, out }));
    }
  }
  const traces = [];
  for (const { meeting } of held) {
    traces.push(await traced(onDay(parley, actor, days.get(meeting) ?? ''), meeting));
  }
  return { held, papers, traces };
}

const PERIOD = '2025-2028';

function weekBefore(day: string): string {
  return new Date(Date.parse(day) - 7 * DAY_MS).toISOString().slice(0, 10);
}

async function meetingDays({ store }: Parley): Promise<ReadonlyMap<string, string>> {
  const meetings = await store.transaction(({ meetings: rows }) => rows.list());
  return new Map(meetings.map(({ slug, startsOn }) => [slug, startsOn]));
}

async function wasAsked({ store }: Parley, round: string): Promise<boolean> {
  return store.transaction(
    async ({ agenda }) => (await agenda.findVersion(round, 'latest')) !== undefined,
  );
}

/** The first conclusion goes to the advisory group, which has not answered yet; TSB's own system will give it a number. */
async function sendOn({ parley, actor, must }: Staff, meeting: string, day: string): Promise<void> {
  const to = { meeting, conclusion: 1, body: ADVISORY_GROUP };
  const reason = 'It concerns the strategy of the sector.';
  must(await routeConclusion(parley, { ...to, reason, sentOn: day }, actor));
  const status = { status: 'under-study', reason: 'Sent to the advisory group.' } as const;
  must(await followConclusion(parley, { meeting, conclusion: 1, ...status }, actor));
}

/** By the next meeting the advisory group has answered on the last one. */
async function hearBack(
  { parley, actor, must }: Staff,
  meeting: string,
  day: string,
): Promise<void> {
  const about = { meeting, conclusion: 1 };
  const answer = { body: ADVISORY_GROUP, response: 'Noted; a study group will look at it.' };
  must(await recordResponse(parley, { ...about, ...answer, respondedOn: day }, actor));
  const status = { status: 'done', reason: 'The advisory group has taken it up.' } as const;
  must(await followConclusion(parley, { ...about, ...status }, actor));
}

async function traced({ parley, actor, must }: Staff, meeting: string) {
  const { clauses } = must(await traceMeeting(parley, { meeting }, actor));
  return {
    meeting,
    done: clauses.flatMap(({ done }) => done).length,
    missing: clauses.flatMap(({ missing }) =>
      missing.map(({ code, params }) => parley.traceWords(code, params)),
    ),
  };
}
