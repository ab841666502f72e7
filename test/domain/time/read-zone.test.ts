import { describe, expect, it } from 'vitest';
import { readZone } from '../../../src/domain/time/read-zone.ts';
import { isTimeZone, offsetAt } from '../../../src/domain/time/zone.ts';

const JUNE = Date.UTC(2027, 5, 15);
const read = (text: string, near = 'Africa/Lagos', at = JUNE) => readZone(text, { near, at });

describe('reading a time zone in the words of a person', () => {
  it.each([
    ['Nairobi', 'Africa/Nairobi'],
    ['asia/riyadh', 'Asia/Riyadh'],
    ['Kenya', 'Africa/Nairobi'],
    ['heure : Côte d’Ivoire', 'Africa/Abidjan'],
    ['Haïti', 'America/Port-au-Prince'],
    ['hora de Fiyi', 'Pacific/Fiji'],
    ['Кения', 'Africa/Nairobi'],
    ['сан-паулу', 'America/Sao_Paulo'],
    ['الهند', 'Asia/Calcutta'],
    ['金沙萨', 'Africa/Kinshasa'],
    ['中国时间', 'Asia/Shanghai'],
    ['UTC', 'UTC'],
    ['CET', undefined],
    ['Atlantis', undefined],
    ['', undefined],
    ['时间', undefined],
  ])('takes %j for %s', (text, zone) => {
    expect(read(text)).toBe(zone);
  });

  it('takes an offset for the zone that was guessed, where its clock shows it', () => {
    expect(read('UTC+1')).toBe('Africa/Lagos');
    expect(read('utc + 3', 'Asia/Baghdad')).toBe('Asia/Baghdad');
    expect(read('UTC+2', 'Europe/Paris', JUNE)).toBe('Europe/Paris');
  });

  it.each([
    ['UTC+3', 3],
    ['GMT-5', -5],
    ['+05:45', 5.75],
    ['UTC+0530', 5.5],
    ['utc−3', -3],
    ['UTC+13', 13],
  ])('takes %s for a place whose clock shows it all year', (text, hours) => {
    const zone = read(text, 'Europe/Paris') ?? '';
    expect(isTimeZone(zone)).toBe(true);
    for (const month of [0, 3, 6, 9]) {
      expect(offsetAt(Date.UTC(2027, month, 15), zone)).toBe(hours * 3_600_000);
    }
  });

  it('looks for that place in the same part of the world first', () => {
    expect(read('UTC+3', 'Asia/Tokyo')).toMatch(/^Asia\//);
    expect(read('UTC+3', 'Africa/Lagos')).toMatch(/^Africa\//);
  });

  it.each(['UTC+15', '+25:00', 'UTC+1:75', 'UTC+7:13', 'x'.repeat(5_000), '+', '-3-'])(
    'takes %j for none',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});
