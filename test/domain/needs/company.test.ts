import { describe, expect, it } from 'vitest';
import { hasCompany, type Spoken } from '../../../src/domain/needs/company.ts';

const said = (
  member: string,
  language: string,
  level: Spoken['level'],
  round = 'asked',
): Spoken => ({ round, member, language, level });
const five = ['a', 'b', 'c', 'd', 'e'];
const thresholds = new Map([['asked', 5]]);

describe('words whose owner is not named', () => {
  it('are read where enough members wrote so in the language, and not where one is missing', () => {
    const enough = five.map((member) => said(member, 'fr', member === 'a' ? 'none' : 'group'));
    expect(hasCompany(enough, thresholds)(said('a', 'fr', 'group'))).toBe(true);
    expect(hasCompany(enough.slice(1), thresholds)(said('b', 'fr', 'group'))).toBe(false);
    expect(hasCompany(enough, thresholds)(said('x', 'ru', 'none'))).toBe(false);
  });

  it('do not hide among those who are named, nor behind one who wrote much, nor in another round', () => {
    const named = five.map((member) => said(member, 'fr', 'country'));
    const much = five.map(() => said('a', 'fr', 'group'));
    const elsewhere = five.map((member) => said(member, 'fr', 'group', 'other'));
    const reads = hasCompany([...named, ...much, ...elsewhere], thresholds);
    expect(reads(said('a', 'fr', 'group'))).toBe(false);
    expect(reads(said('a', 'fr', 'group', 'other')), 'no threshold is known').toBe(false);
    expect(reads(said('a', 'fr', 'country'))).toBe(true);
  });
});
