import { daysBetween } from '../time/calendar.ts';
import { genevaDay } from '../time/geneva.ts';
import type { RoundState } from '../vocabulary.ts';

/** How far a meeting is, from its being recorded to its last day. */
export const MEETING_STANDINGS = [
  'planned',
  'preparing',
  'asking',
  'asked',
  'under-way',
  'over',
] as const;
export type MeetingStanding = (typeof MEETING_STANDINGS)[number];

export interface MeetingDays {
  readonly startsOn: string; // ISO day
  readonly endsOn: string;
}

/** A round before the meeting, as far as its days are concerned. */
export interface RoundDays {
  readonly slug: string;
  readonly state: RoundState;
  readonly opensAt: number | null; // epoch ms
  readonly closesOn: string; // ISO day
}

const BEING_ASKED: ReadonlySet<RoundState> = new Set(['open', 'paused']);
const TO_COME: ReadonlySet<RoundState> = new Set(['draft', 'scheduled']);

/** On a day in Geneva. A meeting with rounds of several states is as far as the one that asks, else as the one still to come. */
export function standingOf(
  { startsOn, endsOn }: MeetingDays,
  rounds: readonly Pick<RoundDays, 'state'>[],
  today: string,
): MeetingStanding {
  if (today > endsOn) return 'over';
  if (today >= startsOn) return 'under-way';
  if (rounds.some(({ state }) => BEING_ASKED.has(state))) return 'asking';
  if (rounds.some(({ state }) => TO_COME.has(state))) return 'preparing';
  return rounds.length === 0 ? 'planned' : 'asked';
}

export const DEADLINES = ['round-opens', 'round-closes', 'meeting-begins', 'meeting-ends'] as const;

export interface Deadline {
  readonly what: (typeof DEADLINES)[number];
  readonly round: string | null; // slug
  readonly on: string; // ISO day
  /** From today, as Geneva's calendar counts: 0 is today. */
  readonly days: number;
}

/**
 * What comes next for a meeting; null once it is over. A draft sets no date: nobody has decided that it will be asked. On its first day
 * a meeting has begun. On one day the rounds come before the meeting.
 */
export function nextDeadline(
  { startsOn, endsOn }: MeetingDays,
  rounds: readonly RoundDays[],
  today: string,
): Deadline | null {
  const found: readonly Omit<Deadline, 'days'>[] = [
    ...rounds.flatMap(roundDeadlines),
    ...(startsOn > today ? [{ what: 'meeting-begins' as const, round: null, on: startsOn }] : []),
    { what: 'meeting-ends', round: null, on: endsOn },
  ];
  const [next] = found
    .filter(({ on }) => on >= today)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return next === undefined ? null : { ...next, days: daysBetween(today, next.on) };
}

function roundDeadlines({ slug: round, state, opensAt, closesOn }: RoundDays) {
  const closes = { what: 'round-closes' as const, round, on: closesOn };
  if (BEING_ASKED.has(state)) return [closes];
  if (state !== 'scheduled' || opensAt === null) return [];
  return [{ what: 'round-opens' as const, round, on: genevaDay(opensAt) }, closes];
}
