import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findZone, suggestZone } from '../../../src/domain/time/find-zone.ts';
import { isTimeZone } from '../../../src/domain/time/zone.ts';

describe('finding a time zone', () => {
  it.each([
    ['Africa/Nairobi', 'Africa/Nairobi'],
    [' africa/nairobi ', 'Africa/Nairobi'],
    ['Nairobi', 'Africa/Nairobi'],
    ['new york', 'America/New_York'],
    ['dar es salaam', 'Africa/Dar_es_Salaam'],
    ['Port-au-Prince', 'America/Port-au-Prince'],
    ['São Tomé', 'Africa/Sao_Tome'],
    ['N’Djamena', 'Africa/Ndjamena'],
    ['Buenos Aires', 'America/Buenos_Aires'],
    ['utc', 'UTC'],
  ])('takes %s for %s', (text, zone) => {
    expect(findZone(text)).toBe(zone);
  });

  it('keeps the names of the database that the system lists by an older one', () => {
    expect(findZone('kathmandu')).toBe('Asia/Kathmandu');
    expect(findZone('europe/kyiv')).toBe('Europe/Kyiv');
  });

  it.each(['', 'Narobi', '+05:45', 'Etc/GMT+3', 'EST', 'x'.repeat(5000), 'Africa/<b>', '内罗毕'])(
    'takes %j for none',
    (text) => {
      expect(findZone(text)).toBeUndefined();
    },
  );

  it('says what was probably meant', () => {
    expect(suggestZone('Narobi')).toBe('Africa/Nairobi');
    expect(suggestZone('Africa/Kampalla')).toBe('Africa/Kampala');
    expect(suggestZone('somewhere else')).toBeUndefined();
  });

  it('finds every listed zone by its name and gives nothing that is no zone', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(findZone(zone.toLowerCase())).toBe(zone);
    }
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const zone = findZone(text);
        expect(zone === undefined || isTimeZone(zone)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
