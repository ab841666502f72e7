const DIGIT_ZEROS = [0x0660, 0x06f0, 0xff10] as const; // Arabic-Indic, Persian, full-width

/** Western digits for those of Arabic, Persian and full-width type. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = DIGIT_ZEROS.find((start) => code >= start && code <= start + 9) ?? code;
    return String(code - zero);
  });
}

const ARABIC_LETTERS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ک: 'ك',
};

/**
 * Two texts that a person would call the same fold to the same letters: case, accents, Arabic
 * letter variants, vowel signs and tatweel, full-width forms, digits, punctuation and spacing do
 * not count. The result is words with single spaces.
 */
export function fold(text: string): string {
  return westernDigits(text.normalize('NFKC'))
    .replace(/[أإآٱىیئؤةک]/g, (letter) => ARABIC_LETTERS[letter] ?? letter)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|\u0640|\p{Cf}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
