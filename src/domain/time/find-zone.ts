import { nearest } from '../nearest.ts';

/** A name of the IANA database: UTC, or areas and a place. */
const NAME = /^(?:UTC|[a-z_]+(?:\/[a-z_-]+){1,2})$/i;
/** A place alone, without its area. */
const PLACE = /^[a-z][a-z_-]{1,40}$/i;
/** The areas of the database, those first in which most of our readers live. */
export const AREAS = [
  'Africa',
  'Asia',
  'America',
  'Pacific',
  'Europe',
  'Indian',
  'Atlantic',
  'Australia',
  'Arctic',
  'Antarctica',
];

/**
 * The time zone that somebody means by "Africa/Nairobi", "africa/nairobi" or "Nairobi"; undefined when there is none. Also
 * names that the system's own list leaves out, such as Asia/Kathmandu (there Asia/Katmandu).
 */
export function findZone(text: string): string | undefined {
  const name = asName(text);
  if (NAME.test(name)) return knownZone(name);
  if (!PLACE.test(name)) return undefined;
  const places = AREAS.map((area) => `${area}/${name}`);
  return places.map(knownZone).find((zone) => zone !== undefined);
}

/** The zone that was probably meant. */
export function suggestZone(text: string): string | undefined {
  const name = asName(text).toLowerCase();
  const byKey = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf('timeZone').toReversed()) {
    const place = zone.split('/').at(-1) ?? zone;
    byKey.set(place.toLowerCase(), zone);
    byKey.set(zone.toLowerCase(), zone);
  }
  const key = nearest(name, byKey.keys());
  return key === undefined ? undefined : byKey.get(key);
}

/** "São Tomé" as the database writes it: without accents and apostrophes, words joined. */
function asName(text: string): string {
  return text
    .trim()
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/\s+/g, '_');
}

/** A name in the spelling of the database, where this system knows it. */
function knownZone(name: string): string | undefined {
  const key = name.toLowerCase();
  const listed = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === key);
  if (listed !== undefined) return listed;
  try {
    // One that is not kept: what people type has no end of spellings.
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return key === 'utc' ? 'UTC' : key.replace(/(^|[/_-])[a-z]/g, (start) => start.toUpperCase());
}
