import { ADDRESSEE_STATES, type AddresseeState } from '../../domain/rounds/addressee-state.ts';
import type { MovedBy, Occasion } from '../../domain/rounds/calendar.ts';
import { type CalendarWarning, OUTREACH_WORDS } from '../../domain/rounds/calendar-warnings.ts';
import type { ReminderAnchor, ReminderRule } from '../../domain/rounds/reminder-rules.ts';
import { formatRule } from '../../domain/rounds/rule-text.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import type { SendWindow } from '../../domain/time/send-window.ts';

/** What commands and console say of rules and calendars: English first, as all words for staff are. */

const AFTER: Readonly<Record<ReminderAnchor, string>> = {
  opening: 'after opening',
  closing: 'before closing',
  activity: 'after the last activity',
};

const STATE: Readonly<Record<AddresseeState, string>> = {
  'not-invited': 'not reached yet',
  'not-started': 'not started',
  partial: 'begun',
  complete: 'complete but not submitted',
};

export function stateWords(state: AddresseeState): string {
  return STATE[state];
}

/** "7 days after opening: not started, begun". */
export function ruleWords({ anchor, offset, states, channels }: ReminderRule): string {
  const first = channels.length === 0 ? '' : ` (by ${channels.join(', then ')})`;
  return `${durationWords(offset)} ${AFTER[anchor]}: ${whom(states)}${first}`;
}

/** Whom no invitation has reached has not started either: that is said only where it makes a difference. */
function whom(states: readonly AddresseeState[]): string {
  if (ADDRESSEE_STATES.every((state) => states.includes(state))) return 'all who have not answered';
  const said = states.filter((one) => one !== 'not-invited' || !states.includes('not-started'));
  return said.map(stateWords).join(', ');
}

/** "P1DT12H" as "1 day 12 hours". */
export function durationWords(offset: string): string {
  const { days, ms } = parseDuration(offset) ?? { days: 0, ms: 0 };
  const seconds = Math.floor(ms / 1000);
  const parts: readonly (readonly [number, string])[] = [
    [days, 'day'],
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => counted(count, unit));
  return said.length === 0 ? '0 hours' : said.join(' ');
}

export function occasionWords({ kind, rule }: Occasion): string {
  switch (kind) {
    case 'invitation':
      return 'Invitation';
    case 'deadline-moved':
      return 'New closing day';
    case 'reminder':
      return rule === null ? 'Reminder by hand' : `Reminder ${ruleWords(rule)}`;
  }
}

/** "between 9:00 and 17:00 on each member's own clock, never on its weekend or closed days". */
export function windowWords(window: SendWindow): string {
  return window === 'any'
    ? 'at any hour, also at night and on weekends, as often as the rules say'
    : `between ${window.from}:00 and ${window.to}:00 on each reader’s own clock, never on a weekend or closed day`;
}

export function movedWords(by: MovedBy, members: readonly string[]): string {
  const why = by === 'weekend' ? 'after their weekend' : 'because of closed days';
  return `${someOf(members)}: ${why}`;
}

export function warningWords(warning: CalendarWarning): string {
  const { hours, most, days } = OUTREACH_WORDS;
  switch (warning.code) {
    case 'rule-never-fires':
      return `"${formatRule(warning.rule)}" would never remind anybody: it has no place between opening and closing.`;
    case 'rule-falls-outside':
      return `"${formatRule(warning.rule)}" has no place between opening and closing for ${someOf(warning.members)}.`;
    case 'too-close':
      return `Two messages come within ${hours} hours of each other for whoever answers for ${someOf(warning.members)}: the later one waits, or both are told in one.`;
    case 'too-many':
      return `More than ${most} messages in ${days} days come to whoever answers for ${someOf(warning.members)}: the later ones wait.`;
    case 'closes-on-rest-day':
      return `The closing day is one of rest for ${someOf(warning.members)}.`;
    case 'nobody-to-write-to':
      return `Nobody can be written to at ${someOf(warning.members)}: find a contact and import it.`;
  }
}

const NAMED_MAX = 6;

/** "3 members (Egypt, Jordan, Oman)"; of many, the first few by name. */
export function someOf(members: readonly string[]): string {
  const more = members.length > NAMED_MAX ? ', …' : '';
  const named = members.slice(0, NAMED_MAX).join(', ');
  return `${counted(members.length, 'member')} (${named}${more})`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
