import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';

/** An invitation with mail-merge fields («name», «member», «closing», «link»: the list's columns) in their places. */
export interface LetterTemplate {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}

export function letterTemplate(
  phrases: Phrasebook,
  { language, meeting }: { readonly language: Language; readonly meeting: string },
): LetterTemplate {
  const say = (name: string, params: Record<string, string> = {}) =>
    phrases(language, `letters.${name}`, params);
  const fields = { meeting, member: '«member»', closing: '«closing»' };
  const paragraphs = [
    say('greeting', { name: '«name»' }),
    say('invitationLead', fields),
    say('why'),
    say('duration'),
    say('deadlinePlain', fields),
    `${say('startLabel')}: «link»`,
    say('personal'),
    say('declineOrStop'),
    say('thanks'),
    `${say('signature')}\n${say('organization')}`,
  ];
  return {
    language,
    subject: say('invitationSubject', fields),
    text: `${paragraphs.join('\n\n')}\n`,
  };
}
