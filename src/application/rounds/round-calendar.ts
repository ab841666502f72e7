import type { MemberId } from '../../domain/ids.ts';
import { done, type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import {
  type CalendarLine,
  calendarLines,
  type ForeseenMember,
  type ForeseenSend,
  foresee,
  foreseenAt,
  type Occasion,
  type Reader,
} from '../../domain/rounds/calendar.ts';
import {
  type CalendarWarning,
  fitsActivity,
  memberWarnings,
  outreachWarnings,
  placeWarnings,
} from '../../domain/rounds/calendar-warnings.ts';
import type { OpeningRefusal } from '../../domain/rounds/opening-checks.ts';
import type { ReminderRule } from '../../domain/rounds/reminder-rules.ts';
import { nextSendingTime, type SendWindow } from '../../domain/time/send-window.ts';
import type { RoundState } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import type { MeetingRows } from '../meetings/rows.ts';
import type { Actor, Clock, Random, Transactions } from '../ports.ts';
import type { AheadDelivery, CalendarRows, RuleStanding } from './calendar-rows.ts';
import { type Foresight, foreseeMembers } from './foreseen-members.ts';
import { type DraftRefusal, type RoundInput, readDraft } from './round-input.ts';
import type { RoundRecord, RoundRows, StoredRule } from './rows.ts';

export interface RoundCalendar {
  readonly round: string; // slug
  readonly state: RoundState;
  /** When it opened, or the time for which this is foreseen, epoch ms. */
  readonly opensAt: number;
  readonly closesOn: string; // ISO day
  readonly window: SendWindow;
  /** Members that are or would be asked. */
  readonly asked: number;
  /** What is still ahead, in the order of time. */
  readonly lines: readonly CalendarLine[];
  /** Rules that count from each member's last activity: nobody can know their days. */
  readonly afterActivity: readonly ReminderRule[];
  readonly warnings: readonly CalendarWarning[];
  /** What would stand against opening it then. */
  readonly against: readonly Refusal<OpeningRefusal>[];
}

export interface CalendarDeps {
  readonly store: Transactions<{
    readonly rounds: RoundRows;
    readonly meetings: MeetingRows;
    readonly calendar: CalendarRows;
  }>;
  readonly clock: Clock;
  readonly random: Random;
}

export type CalendarRefusal =
  | 'not-allowed'
  | 'round-unknown'
  | 'round-is-closed'
  | 'round-is-archived'
  | DraftRefusal;

/**
 * What a round will send, on which day, to how many: before it opens as it would be if it opened then (`opensAt`, or its
 * schedule, or now); afterwards what is still ahead. It is a forecast: whoever answers by then is left out.
 */
export async function roundCalendar(
  { store, clock, random }: CalendarDeps,
  input: ({ readonly round: string } | { readonly draft: RoundInput }) & {
    readonly opensAt?: number;
  },
  actor: Actor,
): Promise<Result<RoundCalendar, CalendarRefusal>> {
  const refusal = notAllowed(actor, 'round.status');
  if (refusal !== undefined) return refusal;
  const now = clock.now();
  return store.transaction(async (rows) => {
    if ('draft' in input) {
      const draft = await readDraft(rows, input.draft, random);
      if (!draft.ok) return draft;
      const { round, rules } = draft.value;
      const at = input.opensAt ?? now;
      return done(planned(round, rules, at, await foreseeMembers(rows, round, { at, random })));
    }
    const round = await rows.rounds.find(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    if (round.state === 'closed' || round.state === 'archived') {
      return refuse(`round-is-${round.state}` as const);
    }
    if (round.openedAt !== null) {
      const foresight = await foreseeMembers(rows, round, { at: now, random });
      const ahead = await rows.calendar.ahead(round.id);
      const standings = await rows.calendar.ruleStandings(round.id);
      return done(waiting(round, { now, foresight, ahead, standings }));
    }
    const at = input.opensAt ?? Math.max(round.opensAt ?? now, now);
    const rules = await rows.rounds.rules(round.id);
    return done(planned(round, rules, at, await foreseeMembers(rows, round, { at, random })));
  });
}

/** A round that has not opened: everything, from the invitation on. */
function planned(
  round: RoundRecord,
  rules: readonly StoredRule[],
  openedAt: number,
  { members: foreseen, against }: Foresight,
): RoundCalendar {
  const members = foreseen.map(({ member }) => member);
  const occasions: readonly Occasion[] = [
    { kind: 'invitation', rule: null },
    ...rules.map((rule) => ({ kind: 'reminder', rule }) as const),
  ];
  const frame = { openedAt, window: round.sendWindow };
  const sends = members
    .filter(hasReader)
    .flatMap((member) => occasions.flatMap((one) => foresee(one, member, frame) ?? []));
  const place = placeWarnings(rules, { openedAt, members, sends });
  return calendarOf(round, { openedAt, rules, members, sends, place, against });
}

/** An open round: what waits to be sent, and rules that will plan more as members act. */
function waiting(
  round: RoundRecord,
  plan: {
    readonly now: number;
    readonly foresight: Foresight;
    readonly ahead: readonly AheadDelivery[];
    readonly standings: readonly RuleStanding[];
  },
): RoundCalendar {
  const { now, foresight, ahead, standings } = plan;
  const openedAt = round.openedAt ?? now;
  const members = foresight.members.map(({ member }) => member);
  const reached = new Map(
    foresight.members.flatMap(({ memberId, member }): [MemberId, ForeseenMember & Read][] =>
      hasReader(member) && member.state !== undefined ? [[memberId, member]] : [],
    ),
  );
  const rules = standings.map(({ rule }) => rule);
  const frame = { openedAt, window: round.sendWindow };
  const sends = ahead.flatMap(({ memberId, kind, ruleId, dueAt }) => {
    const member = reached.get(memberId);
    if (member === undefined) return [];
    const { window, habits } = member.reader;
    const at = nextSendingTime(Math.max(dueAt, now), window, habits);
    const occasion = { kind, rule: rules.find(({ id }) => id === ruleId) ?? null };
    const send = foreseenAt(occasion, member, { ...frame, at, isSpread: true });
    return at < member.closesAt ? [send] : [];
  });
  const isDead = ({ rule, firedAt, ahead: left }: RuleStanding) =>
    rule.anchor === 'activity'
      ? !members.some((member) => member.state !== undefined && fitsActivity(rule, now, member))
      : firedAt === null && left === 0;
  const place = standings
    .filter(isDead)
    .map(({ rule }) => ({ code: 'rule-never-fires' as const, rule }));
  return calendarOf(round, { openedAt, rules, members, sends, place, against: [] });
}

type Read = { readonly reader: Reader };

function hasReader(member: ForeseenMember): member is ForeseenMember & Read {
  return member.reader !== undefined;
}

function calendarOf(
  round: RoundRecord,
  made: {
    readonly openedAt: number;
    readonly rules: readonly StoredRule[];
    readonly members: readonly ForeseenMember[];
    readonly sends: readonly ForeseenSend[];
    readonly place: readonly CalendarWarning[];
    readonly against: Foresight['against'];
  },
): RoundCalendar {
  const { openedAt, rules, members, sends, place, against } = made;
  const { slug, state, closesOn, sendWindow: window } = round;
  return {
    ...{ round: slug, state, opensAt: openedAt, closesOn, window, asked: members.length, against },
    lines: calendarLines(sends),
    afterActivity: rules.filter(({ anchor }) => anchor === 'activity'),
    // Staff who confirmed any hour confirmed any number, too: nothing waits then.
    warnings: [
      ...place,
      ...(window === 'any' ? [] : outreachWarnings(sends)),
      ...memberWarnings(members),
    ],
  };
}
