import { parseDuration } from '../time/duration.ts';
import { ADDRESSEE_STATES, type AddresseeState } from './addressee-state.ts';
import { REMINDER_ANCHORS, type ReminderRule } from './reminder-rules.ts';

/** How staff write a rule: when it counts from, how long, whom; then channels in the order to try, if they matter. */
export const RULE_FORM = `like "opening P3D not-started,partial": ${REMINDER_ANCHORS.join(', ')}; a duration; ${ADDRESSEE_STATES.join(', ')}; then, if you like, channels in the order to try`;

/** Reads a rule in that form; undefined for anything else. Whether it can ever remind, `isReminderRule` says. */
export function parseRule(text: string): ReminderRule | undefined {
  const [anchorText, offset, statesText = '', channelsText, ...rest] = text.trim().split(/\s+/);
  const anchor = REMINDER_ANCHORS.find((known) => known === anchorText);
  const named = statesText.split(',');
  const states = ADDRESSEE_STATES.filter((state) => named.includes(state));
  const isWhole = states.length === new Set(named).size && rest.length === 0;
  if (anchor === undefined || offset === undefined || !isWhole) return undefined;
  const channels = channelsText === undefined ? [] : channelsText.split(',');
  return channels.includes('') ? undefined : { anchor, offset, states, channels };
}

/** The same form again. */
export function formatRule({ anchor, offset, states, channels }: ReminderRule): string {
  const parts = [anchor, offset, inOrder(states).join(',')];
  return [...parts, ...(channels.length === 0 ? [] : [channels.join(',')])].join(' ');
}

/** Whether two rules say the same: "P1W" is "P7D", and it does not matter in which order states are named. */
export function isSameRule(one: ReminderRule, other: ReminderRule): boolean {
  return sense(one) === sense(other);
}

function sense({ anchor, offset, states, channels }: ReminderRule): string {
  return JSON.stringify([anchor, parseDuration(offset), inOrder(states), channels]);
}

function inOrder(states: readonly AddresseeState[]): readonly AddresseeState[] {
  return ADDRESSEE_STATES.filter((state) => states.includes(state));
}
