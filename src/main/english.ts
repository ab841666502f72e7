import type { PhraseParams } from '../conversation/phrasebook.ts';
import { createPhrasebook } from '../infra/phrasebook.ts';
import { staffConsole } from '../messages/en/console.ts';
import { staffReminders } from '../messages/en/console-reminders.ts';
import { desk } from '../messages/en/desk.ts';
import { refusals } from '../messages/en/refusals.ts';
import { staffLetters } from '../messages/en/staff-letters.ts';
import { trace } from '../messages/en/trace.ts';

const catalogues = {
  refusals,
  staffLetters,
  trace,
  // The console's words for what both say.
  desk: { ...staffConsole, ...staffReminders, ...desk },
};

/** Staff's words are English first: every language has the same. */
const say = createPhrasebook({
  ar: catalogues,
  zh: catalogues,
  en: catalogues,
  es: catalogues,
  fr: catalogues,
  ru: catalogues,
});

/** Words for a refusal; a code without words of its own still says what it is. */
export function refusalWords(code: string, params?: PhraseParams): string {
  return code in refusals ? say('en', `refusals.${code}`, params) : `Refused: ${code}.`;
}

/** What staff are written. */
export function staffWords(name: string, params?: PhraseParams): string {
  return say('en', `staffLetters.${name}`, params);
}

/** What a meeting's trace says. */
export function traceWords(name: string, params?: PhraseParams): string {
  return say('en', `trace.${name}`, params);
}

/** What the desk says in chats. */
export function deskWords(name: string, params?: PhraseParams): string {
  return say('en', `desk.${name}`, params);
}
