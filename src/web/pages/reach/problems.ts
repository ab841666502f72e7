import type { ClosedDaysRefusal } from '../../../application/reach/add-closed-days.ts';
import type { AbsenceRefusal } from '../../../application/reach/set-absence.ts';
import type { HoursRefusal } from '../../../application/reach/set-hours.ts';
import type { WhoseMemberRefusal, WhoseRefusal } from '../../../application/reach/whose.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { isolated, type ReachWord, type Words } from '../../words.ts';
import type { Refused, Section } from './reach-page.ts';

/** Every refusal that a change on the page may meet. */
export type ReachCode =
  | HoursRefusal
  | AbsenceRefusal
  | ClosedDaysRefusal
  | WhoseRefusal
  | WhoseMemberRefusal
  | 'closed-days-unknown'
  | 'channel-unknown';

/** These come of what only staff can name. */
type StaffOnly = 'not-allowed' | 'contact-unknown' | 'member-unknown' | 'closed-days-unknown';
type Told = Exclude<ReachCode, StaffOnly | 'not-yours'>;

/** The words for what was not taken, and the control that it is about. */
const PROBLEMS: Readonly<Record<Told, readonly [ReachWord, string?]>> = {
  'zone-unknown': ['zoneUnknown', 'zone'],
  'zone-meant': ['zoneMeant', 'zone'],
  'no-working-day': ['noWorkingDay', 'rest1'],
  'hours-order': ['hoursOrder', 'to'],
  'day-unreadable': ['dayUnreadable', 'last'],
  'days-order': ['daysOrder', 'last'],
  'days-passed': ['daysPassed', 'last'],
  'days-too-many': ['daysTooMany', 'last'],
  'stand-in-unknown': ['standInUnknown', 'standIn'],
  'stand-in-stopped': ['standInStopped', 'standIn'],
  'stand-in-self': ['standInSelf', 'email'],
  'colleague-nameless': ['colleagueNameless', 'name'],
  'colleague-address': ['colleagueAddress', 'email'],
  'closed-too-many': ['closedTooMany'],
  'closed-reason-long': ['closedReasonLong', 'reason'],
  'focal-points-only': ['focalPointsOnly'],
  'channel-unknown': ['channelUnknown', 'way0'],
};

/** What to tell of a refusal in a part of the page; undefined when the account has no right to be told anything. */
export function problemTold(
  words: Words,
  section: Section,
  { code, params = {} }: Refusal<ReachCode>,
): Pick<Refused, 'text' | 'target'> | undefined {
  if (!isTold(code)) return undefined;
  const [word, target] = PROBLEMS[code];
  const given = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? isolated(value) : value,
  ]);
  const text = words.reach(word, Object.fromEntries(given));
  if (target === undefined) return { text };
  // Both parts with days have a last one.
  return { text, target: target === 'last' ? `${section}-last` : target };
}

function isTold(code: ReachCode): code is Told {
  return code in PROBLEMS;
}
