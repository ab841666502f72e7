import { changesBetween } from '../../domain/papers/changes.ts';
import type {
  CommuniqueContent,
  MeetingIndicators,
  MembershipIndicators,
  PaperConclusion,
  PaperMeeting,
  Standing,
  TsagReportContent,
  WtsaReportContent,
} from '../../domain/papers/content.ts';
import { countNeeds, countStatuses } from '../../domain/papers/counts.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { REGIONS } from '../../domain/vocabulary.ts';
import type { AgendaRows } from '../agenda/rows.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import type { ConclusionRecord, OutcomeRows } from '../outcomes/rows.ts';
import type { TraceRows } from '../outcomes/trace-meeting.ts';
import type { CategoryRows } from '../register/developing.ts';
import type { RegisterRows } from '../register/rows.ts';
import { figuresOf } from '../register/show-register.ts';
import type { PaperRecord, PaperRows } from './rows.ts';

export interface GatherRows {
  readonly papers: PaperRows;
  readonly outcomes: Pick<OutcomeRows, 'needs' | 'items' | 'conclusions'>;
  readonly traces: Pick<TraceRows, 'rounds'>;
  readonly agenda: Pick<AgendaRows, 'findVersion'>;
  readonly register: Pick<RegisterRows, 'seats' | 'held' | 'entries'>;
  readonly members: CategoryRows;
}

export async function gatherCommunique(
  { papers, outcomes, traces }: GatherRows,
  meeting: MeetingRecord,
): Promise<CommuniqueContent> {
  const rounds = await traces.rounds(meeting.id);
  const texts = await papers.texts(meeting.id);
  const conclusions = await outcomes.conclusions(meeting.id);
  return {
    kind: 'communique',
    meeting: paperMeeting(meeting),
    consulted: {
      addressed: rounds.reduce((sum, { addressed }) => sum + addressed, 0),
      submitted: rounds.reduce((sum, { submitted }) => sum + submitted, 0),
    },
    needs: await needCounts(outcomes, meeting),
    conclusions: conclusions.map((one) => paperConclusion(one, texts)),
  };
}

/** `before`: the newest report that was approved; what has happened since is compared with it. */
export async function gatherTsagReport(
  rows: GatherRows,
  studyPeriod: string,
  { today, before }: { readonly today: string; readonly before: PaperRecord | undefined },
): Promise<TsagReportContent> {
  const meetings = await rows.papers.meetings(studyPeriod, today);
  const standings: Standing[] = [];
  const annexed: TsagReportContent['annexed'][number][] = [];
  for (const meeting of meetings) {
    const texts = await rows.papers.texts(meeting.id);
    const conclusions = await rows.outcomes.conclusions(meeting.id);
    standings.push(...conclusions.map((one) => standingOf(meeting, one, texts)));
    const communique = await rows.papers.findApproved({ kind: 'communique', scope: meeting.slug });
    if (communique?.content.kind === 'communique') {
      const { content, number, sha256 } = communique;
      annexed.push({ meeting: content.meeting, conclusions: content.conclusions, number, sha256 });
    }
  }
  const earlier = before?.content.kind === 'tsag-report' ? before.content.standings : [];
  return {
    ...{ kind: 'tsag-report', studyPeriod, meetings: meetings.map(paperMeeting), standings },
    since:
      before === undefined
        ? null
        : { number: before.number, draftedOn: genevaDay(before.draftedAt) },
    changes: changesBetween(earlier, standings),
    annexed,
  };
}

export async function gatherWtsaReport(
  rows: GatherRows,
  studyPeriod: string,
  today: string,
): Promise<WtsaReportContent> {
  const meetings: MeetingIndicators[] = [];
  for (const meeting of await rows.papers.meetings(studyPeriod, today)) {
    meetings.push(await indicatorsOf(rows, meeting, today));
  }
  return { kind: 'wtsa-report', studyPeriod, meetings };
}

async function indicatorsOf(
  rows: GatherRows,
  meeting: MeetingRecord,
  today: string,
): Promise<MeetingIndicators> {
  const { papers, outcomes, traces } = rows;
  const rounds = await traces.rounds(meeting.id);
  const heard = await papers.participation(meeting.id);
  const conclusions = await outcomes.conclusions(meeting.id);
  const regions = REGIONS.map((region) => {
    const found = heard.find((one) => one.region === region);
    const { addressed = 0, submitted = 0 } = found ?? {};
    return [region, { addressed, submitted }] as const;
  });
  return {
    meeting: paperMeeting(meeting),
    rounds: rounds
      .filter(({ openedOn }) => openedOn !== null)
      .map(({ slug, closesOn, addressed, submitted }) => ({
        slug,
        closesOn,
        addressed,
        submitted,
      })),
    regions: Object.fromEntries(regions) as MeetingIndicators['regions'],
    needs: await needCounts(outcomes, meeting),
    conclusions: countStatuses(conclusions.map(({ followUps }) => followUps[0]?.status ?? null)),
    register: await membershipOf(rows, meeting, today),
  };
}

async function membershipOf(
  rows: Pick<GatherRows, 'register' | 'members'>,
  meeting: MeetingRecord,
  today: string,
): Promise<MembershipIndicators | null> {
  const entries = await rows.register.entries(meeting.id);
  const { balance, continuity, lapsed } = await figuresOf(rows, meeting, entries, today);
  const { regions, developing, all, gaps } = balance;
  if (entries.length === 0 && all.seats === 0) return null;
  const absent = gaps.noAttendance;
  return { regions, developing, all, absent, continuity, lapsed: lapsed.length };
}

async function needCounts(outcomes: GatherRows['outcomes'], { id }: MeetingRecord) {
  const needs = (await outcomes.needs(id)).filter(({ mergedInto }) => mergedInto === null);
  return countNeeds(needs.map(({ ending }) => ending?.kind ?? null));
}

export function paperMeeting(meeting: MeetingRecord): PaperMeeting {
  const { slug, kind, title, startsOn, endsOn, place, studyPeriod } = meeting;
  return { slug, kind, title, startsOn, endsOn, place, studyPeriod };
}

type Texts = Awaited<ReturnType<PaperRows['texts']>>;

function paperConclusion(
  { number, title, text, callToAction, addressee, otherBodies }: ConclusionRecord,
  texts: Texts,
): PaperConclusion {
  const own = { number, title, text, callToAction, addressee, otherBodies };
  return { ...own, texts: texts.get(number) ?? {} };
}

function standingOf(
  { slug }: MeetingRecord,
  { number, title, routings, followUps: [newest] }: ConclusionRecord,
  texts: Texts,
): Standing {
  return {
    ...{ meeting: slug, number, title, texts: texts.get(number) ?? {} },
    status: newest?.status ?? null,
    since: newest === undefined ? null : genevaDay(newest.at),
    reason: newest?.reason ?? null,
    evidence: newest?.evidence ?? null,
    routings: routings.map(({ body, sentOn, document, response, respondedOn }) => ({
      ...{ body, sentOn, document, response, respondedOn },
    })),
  };
}
