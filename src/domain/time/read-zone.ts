import { LANGUAGES, type Language } from '../language.ts';
import { AREAS, findZone } from './find-zone.ts';
import { offsetAt } from './zone.ts';

/** "UTC+3", "GMT -03:30", "+5:45". */
const OFFSET = /^(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?:[:.]?([0-5]\d))?$/i;
const OFFSET_MAX_MS = 14 * 3_600_000;
const HALF_YEAR_MS = 182 * 86_400_000;

/**
 * The time zone that somebody means by its name or its city, by an offset, or by the name of its country or city in one of the six
 * languages; undefined when there is none, or several. An offset knows no summer time: it is taken for a real place whose clock
 * shows it, `near` if that does now (`at`, epoch ms), else one of the same part of the world whose clock is never moved.
 */
export function readZone(
  text: string,
  { near, at }: { readonly near: string; readonly at: number },
): string | undefined {
  const found = findZone(text);
  if (found !== undefined) return found;
  const offset = readOffset(text);
  return offset === undefined ? zoneCalled(text) : zoneAt(offset, near, at);
}

function readOffset(text: string): number | undefined {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(text.normalize('NFKC').trim()) ?? [];
  if (sign === undefined) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  if (offset > OFFSET_MAX_MS) return undefined;
  return sign === '+' ? offset : -offset;
}

function zoneAt(offset: number, near: string, at: number): string | undefined {
  if (offsetAt(at, near) === offset) return near;
  if (offset === 0) return 'UTC';
  const isSteady = (zone: string) =>
    offsetAt(at, zone) === offset && offsetAt(at + HALF_YEAR_MS, zone) === offset;
  const steady = Intl.supportedValuesOf('timeZone').filter(isSteady);
  const areas = [areaOf(near), ...AREAS];
  const [first] = areas.flatMap((area) => steady.filter((zone) => areaOf(zone) === area));
  return first;
}

function areaOf(zone: string): string {
  return zone.split('/')[0] ?? zone;
}

/** All names of a language take a twentieth of a second to make: only those are made that can be meant. */
const LETTERS_OF: Readonly<Record<Language, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  zh: /\p{Script=Han}/u,
  en: /[a-z]/,
  es: /[a-z]/,
  fr: /[a-z]/,
  ru: /\p{Script=Cyrillic}/u,
};

/** Any instant does: the names of places do not change with it. */
const SOME_TIME = 1_750_000_000_000;
/** "CET", "ET": not the name of a place, and of many zones. */
const LETTERS = /^[A-Z]{2,5}$/;
const named = new Map<string, ReadonlyMap<string, string>>();

function zoneCalled(text: string): string | undefined {
  const key = bare(text);
  if (key === '') return undefined;
  for (const language of LANGUAGES.filter((one) => LETTERS_OF[one].test(key))) {
    const zone = namesIn(language).get(key);
    if (zone !== undefined) return zone;
  }
  return undefined;
}

/** What the places of the zones are called in a language: "Kenya", where all of it has one, else "São Paulo". */
function namesIn(language: string): ReadonlyMap<string, string> {
  const known = named.get(language);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const timeZone of Intl.supportedValuesOf('timeZone')) {
    const written = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortGeneric' })
      .formatToParts(SOME_TIME)
      .find(({ type }) => type === 'timeZoneName')?.value;
    if (written !== undefined && !LETTERS.test(written)) names.set(bare(written), timeZone);
  }
  named.set(language, names);
  return names;
}

/** "heure : Kenya", "Kenya Time" and "kenya" are the same. */
const TIME_OF = /^(?:heure|hora de(?: la| el| las| los)?|توقيت) | time$|时间$/g;

function bare(text: string): string {
  return text
    .slice(0, 100)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(TIME_OF, '');
}
