import type { Language } from '../language.ts';
import { nearest } from '../nearest.ts';
import { isTimeZone } from '../time/zone.ts';
import type { CountryIndex } from './country-index.ts';
import type { Column } from './import-columns.ts';
import { ACTIVE_WORDS, LANGUAGE_WORDS, type Words } from './words.ts';

/** `mend` is worked out only for faults that are shown. */
export interface LineFault {
  readonly row: number;
  readonly column: Column;
  readonly problem: string;
  readonly mend: () => string;
}

/** Longest texts that are stored, in characters. */
const TEXT_MAX = {
  reference: 64,
  member: 300,
  website: 500,
  contact: 200,
  email: 254,
  title: 100,
} as const;

/** Control characters other than tab and line breaks: nobody types them, and NUL cannot be stored. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const LONE_SURROGATE = /\p{Surrogate}/gu;

const REFERENCE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;
const EMAIL =
  /^[^\s@<>()[\],;:\\"]+@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;
const WEBSITE = /^https?:\/\/[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?$/iu;
/** "-CH" of "fr-CH". */
const REGION = /[-_][a-z]{2,4}$/i;
const ZONE = /^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){1,2})$/;

/** What a reader of one cell needs: it reports what it does not understand and then says null. */
export interface Reading {
  readonly row: number;
  readonly cell: (column: Column) => string | null;
  readonly report: (fault: LineFault) => void;
}

export function cleanCell(given: {
  row: number;
  column: Column;
  text: string;
  report: (fault: LineFault) => void;
}): string | null {
  const text = given.text.replace(LONE_SURROGATE, '\uFFFD').normalize('NFC').trim();
  if (!HIDDEN.test(text)) return text === '' ? null : text;
  given.report({
    row: given.row,
    column: given.column,
    problem: 'The cell holds a hidden control character.',
    mend: () => 'Type the cell anew.',
  });
  return null;
}

export function readText(
  { row, cell, report }: Reading,
  column: 'member' | 'contact' | 'title' | 'reference' | 'website' | 'email',
): string | null {
  const text = cell(column)?.replace(/\s+/gu, ' ') ?? null;
  const max = TEXT_MAX[column];
  if (text === null || text.length <= max) return text;
  report({
    row,
    column,
    problem: `The text has ${text.length} characters; at most ${max} are kept.`,
    mend: () => `Shorten it to ${max} characters.`,
  });
  return null;
}

export function readReference(reading: Reading): string | null {
  const text = readText(reading, 'reference');
  if (text === null || REFERENCE.test(text)) return text;
  reading.report({
    row: reading.row,
    column: 'reference',
    problem: `"${shown(text)}" is not a reference.`,
    mend: () =>
      'Use letters, digits, full stops, hyphens, underscores and slashes, without spaces.',
  });
  return null;
}

export function readWord<Value extends string>(
  { row, cell, report }: Reading,
  column: 'kind' | 'role',
  known: Words<Value>,
): Value | null {
  const text = cell(column);
  if (text === null) return null;
  const value = known.find(text);
  if (value !== undefined) return value;
  const all =
    column === 'kind'
      ? 'member-state, sector-member, associate, academia or observer'
      : 'focal-point, cto or alternate';
  report({
    row,
    column,
    problem: `"${shown(text)}" is not a known ${column}.`,
    mend: () => didYouMean(known.suggest(text), `Write ${all}.`),
  });
  return null;
}

export function readCountry(
  { row, cell, report }: Reading,
  countries: CountryIndex,
): string | null {
  const text = cell('country');
  if (text === null) return null;
  const country = countries.find(text);
  if (country !== undefined) return country.iso2;
  report({
    row,
    column: 'country',
    problem: `"${shown(text)}" is not a known country.`,
    mend: () =>
      didYouMean(
        countries.suggest(text),
        'Give its two- or three-letter code, or its name in one of the six languages.',
      ),
  });
  return null;
}

export function readWebsite(reading: Reading): string | null {
  const text = readText(reading, 'website');
  if (text === null) return null;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (WEBSITE.test(address)) return address;
  reading.report({
    row: reading.row,
    column: 'website',
    problem: `"${shown(text)}" is not the address of a website.`,
    mend: () => 'Give an address such as https://www.example.org.',
  });
  return null;
}

export function readEmail(reading: Reading): string | null {
  const text = readText(reading, 'email');
  if (text === null) return null;
  const address = text.replace(/^mailto:/i, '').toLowerCase();
  if (EMAIL.test(address)) return address;
  const several = (address.match(/@/g) ?? []).length > 1;
  reading.report({
    row: reading.row,
    column: 'email',
    problem: `"${shown(text)}" is not one e-mail address.`,
    mend: () =>
      several
        ? 'Give each contact a row of its own.'
        : 'Give one address such as name@example.org.',
  });
  return null;
}

export function readLanguage({ row, cell, report }: Reading): Language | null {
  const text = cell('language');
  if (text === null) return null;
  const value = LANGUAGE_WORDS.find(text) ?? LANGUAGE_WORDS.find(text.replace(REGION, ''));
  if (value !== undefined) return value;
  report({
    row,
    column: 'language',
    problem: `"${shown(text)}" is not one of the six languages.`,
    mend: () => didYouMean(LANGUAGE_WORDS.suggest(text), 'Write ar, zh, en, es, fr or ru.'),
  });
  return null;
}

export function readTimeZone({ row, cell, report }: Reading): string | null {
  const text = cell('time-zone');
  if (text === null || (ZONE.test(text) && isTimeZone(text))) return text;
  report({
    row,
    column: 'time-zone',
    problem: `"${shown(text)}" is not a time zone of the IANA database.`,
    mend: () =>
      didYouMean(
        nearest(text, Intl.supportedValuesOf('timeZone')),
        'Give a name such as Africa/Nairobi.',
      ),
  });
  return null;
}

export function readActive({ row, cell, report }: Reading): boolean | null {
  const text = cell('active');
  if (text === null) return null;
  const value = ACTIVE_WORDS.find(text);
  if (value !== undefined) return value === 'yes';
  report({
    row,
    column: 'active',
    problem: `"${shown(text)}" is neither yes nor no.`,
    mend: () => 'Write yes or no.',
  });
  return null;
}

function didYouMean(suggestion: string | undefined, otherwise: string): string {
  return suggestion === undefined ? otherwise : `Did you mean "${suggestion}"?`;
}

/** A faulty text is shown, but not whole if it is long. */
function shown(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
