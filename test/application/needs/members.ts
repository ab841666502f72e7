import type { SpokenMember } from '../../support/spoken-round.ts';

export const FIBRE =
  'Nous avons besoin de fibre optique et d’un réseau dorsal dans les zones rurales.';
export const BACKBONE = 'A fibre backbone for rural areas, and trained staff.';
export const ARABIC = 'نحتاج إلى مختبرات اختبار \u200fقريبة منا.';
export const NONE = 'None, thank you.';
export const EXTRA = 'More meetings by distance, please. And fibre to the border.';

const said = (
  question: string,
  words: string,
  language: string,
  level: 'attributed' | 'group',
) => ({
  ...{ question, words, language, level },
});

const KENYA = [
  said('need1', BACKBONE, 'en', 'attributed'),
  said('need1_topic', 'rural-networks', 'en', 'attributed'),
  said('anything_else', EXTRA, 'en', 'attributed'),
];
const SENEGAL = [
  said('need1', FIBRE, 'fr', 'group'),
  said('need1_topic', 'rural-networks', 'fr', 'group'),
];
const EGYPT = [said('need1', ARABIC, 'ar', 'attributed')];

/** Four members: two ask for the same in two languages, one is not named, one needs nothing. */
export const MEMBERS: readonly SpokenMember[] = [
  { country: 'KE', name: 'Kenya', region: 'AFR', says: KENYA },
  { country: 'SN', name: 'Sénégal', region: 'AFR', late: true, says: SENEGAL },
  { country: 'EG', name: 'Egypt', region: 'ARB', says: EGYPT },
  { country: 'PE', name: 'Peru', region: 'AMS', says: [said('need1', NONE, 'en', 'group')] },
];
