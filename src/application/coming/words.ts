import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { dayText } from '../locale.ts';
import type { ComingView } from './at-entry.ts';

/** What an entity said last, in few words. */
export function saidWords(
  phrases: Phrasebook,
  language: Language,
  { said }: Pick<ComingView, 'said'>,
): string {
  const say = (name: string, params = {}) => phrases(language, `coming.${name}`, params);
  if (said === null) return say('saidNothing');
  const isRemote = said.mode === 'remote';
  switch (said.answer) {
    case 'no':
      return say('saidNobody');
    case 'yes':
      return say(isRemote ? 'saidRemote' : 'saidInPerson');
    case 'alternate': {
      const name = said.name ?? '…';
      return say(isRemote ? 'saidAlternateRemote' : 'saidAlternateInPerson', { name });
    }
  }
}

/** Why something was not taken, and what mends it, for the contact. */
export function refusedWords(
  phrases: Phrasebook,
  language: Language,
  refusal: Pick<Refusal<string>, 'code' | 'params'>,
  { entity: member, meeting }: Pick<ComingView, 'entity' | 'meeting'>,
): string {
  const say = (name: string, day = meeting.startsOn) =>
    phrases(language, `coming.${name}`, { member, day: dayText(day, language) });
  switch (refusal.code) {
    case 'rsvp-not-yours':
      return say('notYours');
    case 'meeting-over':
      return say('over');
    case 'meeting-ahead':
      return say('notYet');
    case 'came-without-authority':
      return say('noAuthority', String(refusal.params?.['day'] ?? meeting.startsOn));
    case 'alternate-without-authority':
    case 'seat-contact-unknown':
      return say('alternateGone');
    default:
      return say('chatGone');
  }
}
