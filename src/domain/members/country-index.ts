import { type InSixLanguages, LANGUAGES } from '../language.ts';
import { nearest } from '../nearest.ts';
import { nameKey } from './name-key.ts';

export interface NamedCountry {
  readonly iso2: string;
  readonly iso3: string;
  readonly names: InSixLanguages;
}

export interface CountryIndex {
  /** The country of a code (two or three letters) or of a name in any of the six languages. */
  find(text: string): NamedCountry | undefined;
  /** What was probably meant, as a name to show. */
  suggest(text: string): string | undefined;
}

/** Names in daily use that neither the Union nor Unicode's region names list. */
const EVERYDAY: Readonly<Record<string, string>> = {
  uae: 'AE',
  'great britain': 'GB',
  'ivory coast': 'CI',
  'cape verde': 'CV',
  'czech republic': 'CZ',
  'dr congo': 'CD',
  drc: 'CD',
  'east timor': 'TL',
  swaziland: 'SZ',
  burma: 'MM',
  turkey: 'TR',
  'holy see': 'VA',
  vatican: 'VA',
};

/**
 * An index of the Union's own names first, then without their brackets ("Bolivia"), then Unicode's names of regions in
 * the six languages ("Russia", "俄罗斯"), then the everyday ones. A key once taken stays: "Congo" is Congo.
 */
export function indexCountries(countries: readonly NamedCountry[]): CountryIndex {
  const byKey = new Map<string, NamedCountry>();
  const take = (name: string | undefined, country: NamedCountry) => {
    const key = nameKey(name ?? '');
    if (key !== '' && !byKey.has(key)) byKey.set(key, country);
  };
  for (const country of countries) take(country.iso2, country);
  for (const country of countries) take(country.iso3, country);
  for (const country of countries) {
    for (const language of LANGUAGES) take(country.names[language], country);
  }
  for (const country of countries) {
    for (const language of LANGUAGES) take(withoutBrackets(country.names[language]), country);
  }
  const regions = LANGUAGES.flatMap((language) => [
    new Intl.DisplayNames(language, { type: 'region', style: 'long' }),
    new Intl.DisplayNames(language, { type: 'region', style: 'short' }),
  ]);
  for (const country of countries) {
    for (const region of regions) take(region.of(country.iso2), country);
  }
  for (const [name, iso2] of Object.entries(EVERYDAY)) {
    const country = countries.find((known) => known.iso2 === iso2);
    if (country !== undefined) take(name, country);
  }
  return {
    find: (text) => byKey.get(nameKey(text)) ?? byKey.get(nameKey(text).replace(/^the /, '')),
    suggest: (text) => {
      const key = nearest(nameKey(text), byKey.keys());
      return key === undefined ? undefined : byKey.get(key)?.names.en;
    },
  };
}

function withoutBrackets(name: string): string {
  return name.replace(/\s*[(（][^)）]*[)）]\s*/gu, ' ');
}
