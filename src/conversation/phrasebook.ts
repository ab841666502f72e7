import type { Language } from '../domain/language.ts';

/** Parameters of an ICU message. Numbers and dates are written as the language writes them. */
export type PhraseParams = Readonly<Record<string, string | number>>;

/**
 * The words in six languages. Given to the engine as a value, so that the core needs no package.
 * `key` is `<catalogue>.<name>`; an unknown key is a bug and throws.
 */
export type Phrasebook = (language: Language, key: string, params?: PhraseParams) => string;
