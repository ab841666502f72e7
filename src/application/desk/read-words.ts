import { isLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { REGIONS, type Region } from '../../domain/vocabulary.ts';
import { typedText } from '../fields.ts';

/** What staff may ask for in a chat, in the order of the help. */
export const DESK_COMMANDS = [
  'rounds',
  'open',
  'status',
  'remind',
  'extend',
  'pause',
  'resume',
  'close',
  'agenda',
  'subscribe',
  'unsubscribe',
  'help',
] as const;
export type DeskCommand = (typeof DESK_COMMANDS)[number];

/** More than anybody types at once. */
const WORDS_MAX = 2000;

export interface ReadWords {
  /** undefined: the first word is none of them. */
  readonly command: DeskCommand | undefined;
  /** The words after it, as typed. */
  readonly rest: readonly string[];
}

/** The first word says what is asked for, in any case; a leading slash is forgiven. */
export function readWords(words: string): ReadWords {
  const [first = '', ...rest] = typedText(words, WORDS_MAX)
    .split(/\s+/)
    .filter((word) => word !== '');
  const name = first.toLowerCase().replace(/^\//, '');
  return { command: DESK_COMMANDS.find((command) => command === name), rest };
}

/** A round's name as it is typed by thumb: in any case, perhaps in quotation marks. */
export function roundIn(word: string | undefined): string | undefined {
  const name = word?.toLowerCase().replace(/^["'“”‘’`<]+|["'“”‘’`>.,;]+$/g, '');
  return name === '' ? undefined : name;
}

export function regionIn(word: string | undefined): Region | undefined {
  return REGIONS.find((region) => region === word?.toUpperCase());
}

export function languageIn(word: string): Language | undefined {
  const name = word.toLowerCase();
  return isLanguage(name) ? name : undefined;
}

/** Several, with commas or spaces between them; the first word that is none is told. */
export function languagesIn(
  rest: readonly string[],
): { readonly languages: readonly Language[] } | { readonly unknown: string } {
  const named = rest.flatMap((word) => word.split(',')).filter((word) => word !== '');
  const unknown = named.find((word) => languageIn(word) === undefined);
  if (unknown !== undefined) return { unknown };
  return { languages: LANGUAGES.filter((one) => named.some((word) => languageIn(word) === one)) };
}
