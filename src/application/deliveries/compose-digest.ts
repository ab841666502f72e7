import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import type { Letter } from '../../platform/adapter.ts';
import { composeItem, type LetterMatter } from './compose-letter.ts';

/** One letter instead of several: everything that waits for one person, each with its own link. */
export function composeDigest(
  phrases: Phrasebook,
  matters: readonly Omit<LetterMatter, 'language' | 'salutation'>[],
  { language, salutation }: { readonly language: Language; readonly salutation: string },
): Letter {
  const count = matters.length;
  const say = (name: string, params: Record<string, string | number> = {}) =>
    phrases(language, `letters.${name}`, params);
  const stopUrl = matters.find((matter) => matter.stopUrl !== undefined)?.stopUrl;
  return {
    subject: say('digestSubject', { count }),
    paragraphs: [say('greeting', { name: salutation }), say('digestLead', { count })],
    items: matters.map((matter) => composeItem(phrases, { ...matter, language })),
    closing: [
      say('personalEach'),
      say('declineOrStop'),
      say('thanks'),
      say('signature'),
      say('organization'),
    ],
    ...(stopUrl === undefined ? {} : { stop: { url: stopUrl, label: say('stopLabel') } }),
  };
}
