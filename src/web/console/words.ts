import { IntlMessageFormat } from 'intl-messageformat';
import type { PhraseParams } from '../../conversation/phrasebook.ts';
import type { MeetingKind, RoundState, StaffRole } from '../../domain/vocabulary.ts';
import { staffConsole } from '../../messages/en/console.ts';
import { staffDay } from '../../messages/en/console-day.ts';
import { staffDeliveries } from '../../messages/en/console-deliveries.ts';
import { staffFaults } from '../../messages/en/console-faults.ts';
import { staffLinking } from '../../messages/en/console-linking.ts';
import { staffMeeting } from '../../messages/en/console-meeting.ts';
import { staffNeeds } from '../../messages/en/console-needs.ts';
import { staffNominations } from '../../messages/en/console-nominations.ts';
import { staffPapers } from '../../messages/en/console-papers.ts';
import { staffRegister } from '../../messages/en/console-register.ts';
import { staffReminders } from '../../messages/en/console-reminders.ts';
import { operations } from '../../messages/en/operations.ts';

const texts = {
  ...staffConsole,
  ...staffDay,
  ...staffDeliveries,
  ...staffFaults,
  ...staffLinking,
  ...staffMeeting,
  ...staffPapers,
  ...staffNeeds,
  ...staffRegister,
  ...staffNominations,
  ...staffReminders,
  ...operations,
} as const;

export type ConsoleWord = keyof typeof texts;

/** The United Nations' English: the day before the month. */
export const LOCALE = 'en-GB';

const compiled = new Map<ConsoleWord, IntlMessageFormat>();

/** The console's words. Each message is compiled when it is first needed and kept. */
export function say(word: ConsoleWord, params: PhraseParams = {}): string {
  const known = compiled.get(word);
  const message =
    known ?? new IntlMessageFormat(texts[word], LOCALE, undefined, { ignoreTag: true });
  if (known === undefined) compiled.set(word, message);
  return String(message.format({ ...params }));
}

export const stateName = (state: RoundState) => say(`state.${state}`);
export const roleName = (role: StaffRole) => say(`role.${role}`);
export const meetingKindName = (kind: MeetingKind) => say(`meetingKind.${kind}`);

const list = new Intl.ListFormat(LOCALE, { type: 'disjunction' });

/** "a, b or c". */
export function eitherOf(names: readonly string[]): string {
  return list.format(names);
}

const also = new Intl.ListFormat(LOCALE, { type: 'conjunction' });

/** "a, b and c". */
export function allOf(names: readonly string[]): string {
  return also.format(names);
}
