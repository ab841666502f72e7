import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/domain/language.ts';
import { preferencesOf } from '../../../src/domain/members/preferences.ts';
import { isTimeZone } from '../../../src/domain/time/zone.ts';

interface Country {
  iso2: string;
  languages: Language[];
  timeZone: string;
  weekend: number[];
}
const countries: Country[] = JSON.parse(
  readFileSync(new URL('../../../data/reference/countries.json', import.meta.url), 'utf8'),
);
function country(iso2: string): Country {
  const found = countries.find((known) => known.iso2 === iso2);
  if (found === undefined) throw new Error(iso2);
  return found;
}
const nothing = { language: null, timeZone: null };

describe('how to reach a member', () => {
  it('is what its country usually wants', () => {
    expect(preferencesOf(country('MA'), nothing)).toEqual({
      language: 'ar',
      timeZone: 'Africa/Casablanca',
      weekend: [6, 7],
    });
  });

  it('has the rest days that the contact names, if any', () => {
    const contact = { language: null, timeZone: null, weekend: [5] };
    const member = { ...nothing, weekend: [7] };
    expect(preferencesOf(country('MA'), member, contact).weekend).toEqual([5]);
    expect(preferencesOf(country('MA'), member, { ...contact, weekend: [] }).weekend).toEqual([7]);
  });

  it('is what the member says, and before that what the contact says', () => {
    const member = { language: 'fr', timeZone: null, weekend: [5, 6] } as const;
    const contact = { language: null, timeZone: 'Europe/Paris' };
    expect(preferencesOf(country('MA'), member)).toMatchObject({ language: 'fr', weekend: [5, 6] });
    expect(preferencesOf(country('MA'), member, contact)).toEqual({
      language: 'fr',
      timeZone: 'Europe/Paris',
      weekend: [5, 6],
    });
    expect(preferencesOf(country('MA'), member, { ...contact, language: 'en' }).language).toBe(
      'en',
    );
  });
});

describe('the defaults of countries', () => {
  it('name a time zone that exists for each', () => {
    expect(countries.filter(({ timeZone }) => !isTimeZone(timeZone))).toEqual([]);
  });

  it('use the capital, where a country spans several zones', () => {
    expect(country('RU').timeZone).toBe('Europe/Moscow');
    expect(country('BR').timeZone).toBe('America/Sao_Paulo');
    expect(country('CD').timeZone).toBe('Africa/Kinshasa');
  });

  it('know the weekends that are not Saturday and Sunday', () => {
    const others = countries.filter(({ weekend }) => weekend.join() !== '6,7');
    const by = (weekend: string) =>
      others.filter((each) => each.weekend.join() === weekend).map(({ iso2 }) => iso2);
    expect(by('5,6')).toEqual('BD BH DZ EG IL IQ JO KW LY MV OM PS QA SA SD SY YE'.split(' '));
    expect(by('5')).toEqual(['DJ', 'IR', 'SO']);
    expect(by('4,5')).toEqual(['AF']);
    expect(by('5,7')).toEqual(['BN']);
    expect(by('6')).toEqual(['NP']);
    expect(by('7')).toEqual(['IN', 'UG']);
    expect(others).toHaveLength(25);
  });

  it('write to Spanish, Chinese and Russian administrations in their language', () => {
    const first = (language: Language) =>
      countries.filter(({ languages }) => languages[0] === language).map(({ iso2 }) => iso2);
    expect(first('es')).toHaveLength(20); // 18 with Spanish alone, Equatorial Guinea, Spain
    expect(first('zh')).toEqual(['CN']);
    expect(first('ru')).toEqual('AM AZ BY KG KZ RU TJ TM UZ'.split(' '));
  });
});
