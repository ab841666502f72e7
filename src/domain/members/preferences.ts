import type { Language } from '../language.ts';

/** How to reach somebody: in which language, by which clock, and on which days not. */
export interface Preferences {
  readonly language: Language;
  readonly timeZone: string; // IANA
  readonly weekend: readonly number[]; // ISO weekdays, 1 = Monday … 7 = Sunday
}

export interface CountryDefaults {
  readonly languages: readonly Language[]; // in order of preference
  readonly timeZone: string; // the capital's
  readonly weekend: readonly number[];
}

/** null or an empty weekend: not said here, so the wider default holds. */
export interface OwnPreferences {
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly weekend?: readonly number[];
}

/** What a contact says of itself comes before its member's, and that before its country's. English is the last resort. */
export function preferencesOf(
  country: CountryDefaults,
  member: OwnPreferences,
  contact?: OwnPreferences,
): Preferences {
  const said = [contact?.weekend, member.weekend].find((days) => (days?.length ?? 0) > 0);
  return {
    language: contact?.language ?? member.language ?? country.languages[0] ?? 'en',
    timeZone: contact?.timeZone ?? member.timeZone ?? country.timeZone,
    weekend: said ?? country.weekend,
  };
}
