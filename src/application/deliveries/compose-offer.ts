import type { Phrasebook } from '../../conversation/phrasebook.ts';
import { directionOf, type Language } from '../../domain/language.ts';
import type { NoticePrompt } from '../../platform/prompt.ts';

/** The question to an account whether it is the contact that staff take it for. Nobody has said so yet: it tells no more than it must. */
export function composeOffer(
  phrases: Phrasebook,
  {
    offer,
    language,
    ...who
  }: {
    readonly offer: string;
    readonly language: Language;
    readonly name: string;
    readonly member: string;
    readonly meeting: string;
  },
): NoticePrompt {
  const say = (name: string) => phrases(language, `linking.${name}`, who);
  return {
    kind: 'notice',
    id: `offer.${offer}`,
    language,
    direction: directionOf(language),
    tone: 'info',
    title: say('offerTitle'),
    paragraphs: [say('offerAsk'), say('offerAre'), say('offerNext')],
    actions: [],
    offer: { id: offer, yes: say('offerYes'), no: say('offerNo') },
  };
}
