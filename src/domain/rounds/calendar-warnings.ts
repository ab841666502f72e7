import { DAY_MS, dayNumber } from '../time/calendar.ts';
import { moveBy, parseDuration } from '../time/duration.ts';
import { isSendingTime } from '../time/send-window.ts';
import { instantOf, localParts } from '../time/zone.ts';
import { ADDRESSEE_STATES } from './addressee-state.ts';
import { type ForeseenMember, type ForeseenSend, groupedBy } from './calendar.ts';
import { ONE_IN_MS, WEEK_MAX, WEEK_MS } from './outreach.ts';
import type { ReminderRule } from './reminder-rules.ts';

/** What staff want to know before members do. `members` are names, in the order of the round's list. */
export type CalendarWarning =
  /** Nobody would ever get it: it has no place between opening and closing. */
  | { readonly code: 'rule-never-fires'; readonly rule: ReminderRule }
  | {
      readonly code: 'rule-falls-outside';
      readonly rule: ReminderRule;
      readonly members: readonly string[];
    }
  /** Two messages within 20 hours for one person: the second one waits, or both are told in one. */
  | { readonly code: 'too-close'; readonly members: readonly string[] }
  /** More messages than one person gets in 7 days: the later ones wait. */
  | { readonly code: 'too-many'; readonly members: readonly string[] }
  /** The closing day is one on which they rest. */
  | { readonly code: 'closes-on-rest-day'; readonly members: readonly string[] }
  | { readonly code: 'nobody-to-write-to'; readonly members: readonly string[] };

/** Rules that find no member, and those that miss some, for a round that opens then. */
export function placeWarnings(
  rules: readonly ReminderRule[],
  plan: {
    readonly openedAt: number;
    readonly members: readonly ForeseenMember[];
    readonly sends: readonly ForeseenSend[];
  },
): readonly CalendarWarning[] {
  const { openedAt, members, sends } = plan;
  const reached = members.filter(({ reader }) => reader !== undefined);
  if (reached.length === 0) return [];
  return rules.flatMap((rule): CalendarWarning[] => {
    const got = new Set(
      sends.filter((one) => one.occasion.rule === rule).map((one) => one.member.id),
    );
    const hasPlace = (member: ForeseenMember) =>
      rule.anchor === 'activity' ? fitsActivity(rule, openedAt, member) : got.has(member.id);
    const outside = reached.filter((member) => !hasPlace(member));
    if (outside.length === 0) return [];
    return outside.length === reached.length
      ? [{ code: 'rule-never-fires', rule }]
      : [{ code: 'rule-falls-outside', rule, members: namesOf(outside) }];
  });
}

/** Somebody who begins at once and then falls silent would be reminded before closing. */
export function fitsActivity(
  { offset }: ReminderRule,
  from: number,
  { closesAt, habits: { zone } }: ForeseenMember,
): boolean {
  const duration = parseDuration(offset);
  return duration !== undefined && moveBy(from, duration, { zone, direction: 1 }) < closesAt;
}

/** Whom nothing reaches, and who rests on the day of closing. */
export function memberWarnings(members: readonly ForeseenMember[]): readonly CalendarWarning[] {
  const waiting = members.filter(({ state }) => state !== undefined);
  const silent = waiting.filter(({ reader }) => reader === undefined);
  const resting = waiting.filter(restsAtClosing);
  return [
    ...(resting.length === 0
      ? []
      : [{ code: 'closes-on-rest-day' as const, members: namesOf(resting) }]),
    ...(silent.length === 0
      ? []
      : [{ code: 'nobody-to-write-to' as const, members: namesOf(silent) }]),
  ];
}

function restsAtClosing({ closesAt, habits }: ForeseenMember): boolean {
  const noon = instantOf(dayNumber(localParts(closesAt, habits.zone)), 12, habits.zone);
  return !isSendingTime(noon, { from: 0, to: 24 }, habits);
}

/** Messages that come closer together than a person is written to, or that are more than it gets in a week. */
export function outreachWarnings(sends: readonly ForeseenSend[]): readonly CalendarWarning[] {
  const people = groupedBy(sends, ({ member }) => member.reader.email);
  const close: ForeseenSend[] = [];
  const many: ForeseenSend[] = [];
  for (const own of people) {
    const [first] = own;
    if (first === undefined) continue;
    const courses = ADDRESSEE_STATES.map((state) => courseOf(own, state));
    if (courses.some(comesTooClose)) close.push(first);
    if (courses.some(isTooMuch)) many.push(first);
  }
  const warn = (code: 'too-close' | 'too-many', found: readonly ForeseenSend[]) =>
    found.length === 0 ? [] : [{ code, members: namesOf(found.map(({ member }) => member)) }];
  return [...warn('too-close', close), ...warn('too-many', many)];
}

interface Contacted {
  readonly at: number;
  /** null: besides this calendar. */
  readonly member: string | null;
}

/** What one person would get whose members all stay in one state, in the order of time. */
function courseOf(
  sends: readonly ForeseenSend[],
  state: (typeof ADDRESSEE_STATES)[number],
): readonly Contacted[] {
  const own = sends
    .filter(({ occasion: { rule } }) => rule === null || rule.states.includes(state))
    .map(({ at, member }) => ({ at, member: member.id }));
  const besides = sends.flatMap(({ member }) => member.reader.outreach);
  return [...own, ...[...new Set(besides)].map((at) => ({ at, member: null }))].toSorted(
    (a, b) => a.at - b.at,
  );
}

/** What several members or rounds have for one person at about one time is told in one message. */
const ONE_MESSAGE_MS = 2 * 3_600_000;

function comesTooClose(course: readonly Contacted[]): boolean {
  return course.some((next, index) => {
    const before = course[index - 1];
    if (before === undefined || (before.member === null && next.member === null)) return false;
    const gap = next.at - before.at;
    return gap < ONE_IN_MS && (gap > ONE_MESSAGE_MS || before.member === next.member);
  });
}

function isTooMuch(course: readonly Contacted[]): boolean {
  const messages: number[] = [];
  for (const { at } of course) {
    const last = messages.at(-1);
    if (last === undefined || at - last > ONE_MESSAGE_MS) messages.push(at);
  }
  return messages.some((at, index) => {
    const earlier = messages[index - WEEK_MAX];
    return earlier !== undefined && at - earlier < WEEK_MS;
  });
}

function namesOf(members: readonly ForeseenMember[]): readonly string[] {
  return [...new Set(members.map(({ name }) => name))];
}

/** Days that a warning's words speak of. */
export const OUTREACH_WORDS = {
  hours: ONE_IN_MS / 3_600_000,
  most: WEEK_MAX,
  days: WEEK_MS / DAY_MS,
} as const;
