import type { TracedClause } from '../../domain/outcomes/trace.ts';
import type { RoundFact } from '../../domain/outcomes/trace-facts.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Gaps } from '../../domain/register/balance.ts';
import { daysBetween } from '../../domain/time/calendar.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import type { ItemState, RoundState } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import type { Edition, Editions } from '../outcomes/edition.ts';
import type { MeetingNeed } from '../outcomes/rows.ts';
import { type TracedRows, tracedClauses } from '../outcomes/trace-meeting.ts';
import type { PaperHead, PaperRows } from '../papers/rows.ts';
import type { Actor, Clock, Transactions } from '../ports.ts';
import { figuresOf } from '../register/show-register.ts';
import type { RoundRecord, RoundRows } from '../rounds/rows.ts';
import { glanceAt, type MeetingGlance } from './glance.ts';
import type { MeetingRecord, MeetingRows } from './rows.ts';

export interface ShowMeetingRows extends TracedRows {
  readonly meetings: MeetingRows;
  readonly rounds: Pick<RoundRows, 'list'>;
  readonly papers: Pick<PaperRows, 'list'>;
}

export interface ShowMeetingDeps {
  readonly store: Transactions<ShowMeetingRows>;
  readonly clock: Clock;
  readonly editions: Editions;
}

/** One round before the meeting, and how many of those asked have replied. */
export interface RoundAtGlance {
  readonly slug: string;
  readonly state: RoundState;
  /** When it opened, or is to open (epoch ms). */
  readonly opensAt: number | null;
  readonly closesOn: string; // ISO day
  /** Until it closes, on Geneva's calendar; null unless it is asking. */
  readonly daysLeft: number | null;
  readonly asked: number;
  readonly answered: number;
  readonly declined: number;
}

/** Needs that were neither set aside nor went into another. */
export interface NeedCounts {
  readonly all: number;
  readonly untitled: number;
  readonly inItems: number;
  readonly ended: number;
}

export interface RegisterCounts {
  readonly seats: number;
  readonly invited: number;
  readonly accepted: number;
  readonly attended: number;
  readonly gaps: Gaps;
}

/** One thing that is missing, with all clauses that ask for it. */
export interface MissingThing {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly clauses: readonly string[]; // labels
}

export interface ShownMeeting extends MeetingGlance {
  readonly meeting: MeetingRecord;
  readonly asOf: string; // ISO day in Geneva
  readonly rounds: readonly RoundAtGlance[];
  readonly needs: NeedCounts;
  readonly items: Readonly<Record<ItemState, number>>;
  readonly conclusions: number;
  readonly register: RegisterCounts;
  /** The newest of each kind, of the meeting or of its study period. */
  readonly papers: readonly PaperHead[];
  readonly missing: readonly MissingThing[];
}

/** Everything about a meeting in one look: how far it is, what comes next, and what its trace misses. Counts only, nobody's name. */
export async function showMeeting(
  { store, clock, editions }: ShowMeetingDeps,
  input: { readonly meeting: string },
  actor: Actor,
): Promise<Result<ShownMeeting, 'not-allowed' | 'meeting-unknown' | 'edition-unknown'>> {
  const refusal = notAllowed(actor, 'meeting.list');
  if (refusal !== undefined) return refusal;
  const edition = await editions.find('newest');
  if (edition === undefined) {
    return refuse('edition-unknown', {
      edition: 'newest',
      known: (await editions.ids()).join(', '),
    });
  }
  const today = genevaDay(clock.now());
  return store.transaction(async (rows) => {
    const meeting = await rows.meetings.find(input.meeting);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: input.meeting });
    return done(await lookAt(rows, meeting, { edition, today }));
  });
}

async function lookAt(
  rows: ShowMeetingRows,
  meeting: MeetingRecord,
  at: { readonly edition: Edition; readonly today: string },
): Promise<ShownMeeting> {
  const { today } = at;
  const { outcomes, register, members } = rows;
  const all = await rounds(rows);
  const facts = new Map((await rows.traces.rounds(meeting.id)).map((one) => [one.slug, one]));
  const items = await outcomes.items(meeting.id);
  const count = (state: ItemState) => items.filter((one) => one.state === state).length;
  const entries = await register.entries(meeting.id);
  const { balance } = await figuresOf({ register, members }, meeting, entries, today);
  return {
    ...{ meeting, asOf: today, ...glanceAt(meeting, all, today) },
    rounds: all
      .filter(({ meetingId }) => meetingId === meeting.id)
      .map((round) => roundAt(round, facts.get(round.slug), today)),
    needs: needCounts(await outcomes.needs(meeting.id)),
    items: {
      ...{ proposed: count('proposed'), accepted: count('accepted'), dropped: count('dropped') },
    },
    conclusions: (await outcomes.conclusions(meeting.id)).length,
    register: { ...balance.all, gaps: balance.gaps },
    papers: newestOfKinds(await rows.papers.list(), meeting),
    missing: missingOf(await tracedClauses(rows, meeting, at)),
  };
}

/** In the order in which they ask. */
async function rounds({ rounds: rows }: ShowMeetingRows): Promise<readonly RoundRecord[]> {
  const all = await rows.list();
  return all.toSorted((a, b) => (a.closesOn < b.closesOn ? -1 : a.closesOn > b.closesOn ? 1 : 0));
}

function roundAt(
  { slug, state, opensAt, openedAt, closesOn }: RoundRecord,
  fact: RoundFact | undefined,
  today: string,
): RoundAtGlance {
  const asks = state === 'open' || state === 'paused';
  const { addressed = 0, submitted = 0, declined = 0 } = fact ?? {};
  return {
    ...{ slug, state, opensAt: openedAt ?? opensAt, closesOn },
    ...{ daysLeft: asks ? daysBetween(today, closesOn) : null },
    ...{ asked: addressed, answered: submitted, declined },
  };
}

function needCounts(needs: readonly MeetingNeed[]): NeedCounts {
  const standing = needs.filter(({ mergedInto }) => mergedInto === null);
  const count = (fits: (need: MeetingNeed) => boolean) => standing.filter(fits).length;
  return {
    all: standing.length,
    untitled: count(({ title }) => title === ''),
    inItems: count(({ items }) => items.length > 0),
    ended: count(({ ending }) => ending !== null),
  };
}

/** A list with the newest first has the newest of each kind first. */
function newestOfKinds(
  papers: readonly PaperHead[],
  { slug, studyPeriod }: MeetingRecord,
): readonly PaperHead[] {
  const own = papers.filter(({ scope }) => scope === slug || scope === studyPeriod);
  const kinds = [...new Set(own.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const [newest] = own.filter((one) => one.kind === kind).toSorted((a, b) => b.number - a.number);
    return newest === undefined ? [] : [newest];
  });
}

/** Several clauses may ask for the same thing: it is missing once. */
function missingOf(clauses: readonly TracedClause[]): readonly MissingThing[] {
  const things = new Map<string, MissingThing>();
  for (const { label, missing } of clauses) {
    for (const { code, params } of missing) {
      const key = JSON.stringify([code, params]);
      const before = things.get(key)?.clauses ?? [];
      things.set(key, { code, params, clauses: [...new Set([...before, label])] });
    }
  }
  return [...things.values()];
}
