/** Accents of Latin, Cyrillic and Greek, Arabic vowel marks and hamzas, and the Arabic stretching stroke. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/gu;

/**
 * What two spellings of one name share: case, accents, punctuation and spacing do not count. Vowel signs of scripts
 * where they carry the word (Thai, Devanagari …) do. A name of signs alone is its own key.
 */
export function nameKey(name: string): string {
  const key = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return key === '' ? name.trim() : key;
}
