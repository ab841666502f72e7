import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayAt, dayNumber, formatIsoDay, parseIsoDay } from '../../../src/domain/time/calendar.ts';
import { moveBy, parseDuration } from '../../../src/domain/time/duration.ts';
import { endOfDay, isTimeZone, localParts } from '../../../src/domain/time/zone.ts';

/** All zones that the system knows; the notable ones are drawn as often as all others together. */
const notable = [
  'Africa/Cairo', // summer time begins at midnight
  'Africa/Casablanca', // clocks go back for Ramadan
  'Africa/Nairobi',
  'America/Asuncion',
  'America/Caracas',
  'America/Havana',
  'America/Port-au-Prince',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu', // 45 minutes
  'Asia/Pyongyang',
  'Asia/Tehran',
  'Australia/Lord_Howe', // 30 minutes of summer time
  'Pacific/Apia', // no 30 December 2011
  'Pacific/Chatham',
  'Pacific/Kiritimati', // no 31 December 1994 in some sources, 1 January 1995 in others
];
const zones = fc.oneof(
  fc.constantFrom(...notable),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);
const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2037, 11) });
const days = fc
  .integer({ min: dayNumber({ year: 1990, month: 1, day: 1 }), max: 24_800 })
  .map(dayAt);

describe('time zones', () => {
  it('shows the local parts that Temporal shows', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        expect(localParts(instant, zone)).toEqual({
          year: expected.year,
          month: expected.month,
          day: expected.day,
          hour: expected.hour,
          minute: expected.minute,
          second: expected.second,
          millisecond: expected.millisecond,
          weekday: expected.dayOfWeek,
        });
      }),
      { numRuns: 600 },
    );
  });

  it('ends a day where Temporal begins the next', () => {
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        expect(endOfDay(day, zone) + 1).toBe(startOfNextDay(formatIsoDay(day), zone));
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ['Africa/Cairo', '2026-04-23'],
    ['Asia/Beirut', '2027-03-27'],
    ['America/Havana', '2026-10-31'],
    ['America/Santiago', '2026-09-05'],
    ['America/Toronto', '1919-03-30'], // clocks jumped over midnight, from 23:30 to 00:30
    ['Pacific/Apia', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Apia', '2011-12-31'],
    ['Asia/Kathmandu', '2027-03-31'],
  ])('ends the awkward day in %s, %s, as Temporal does', (zone, day) => {
    const parsed = parseIsoDay(day);
    if (parsed === undefined) throw new Error('the case is not a day');
    expect(endOfDay(parsed, zone) + 1).toBe(startOfNextDay(day, zone));
  });

  it('knows names of zones from other words', () => {
    expect(isTimeZone('Asia/Kathmandu')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });
});

describe('durations', () => {
  it.each([
    ['P3D', { days: 3, ms: 0 }],
    ['P1W', { days: 7, ms: 0 }],
    ['PT48H', { days: 0, ms: 172_800_000 }],
    ['P1DT12H', { days: 1, ms: 43_200_000 }],
    ['PT5S', { days: 0, ms: 5000 }],
  ])('reads %s', (text, expected) => {
    expect(parseDuration(text)).toEqual(expected);
  });

  it.each(['', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', '3 days', 'P-3D', 'p3d', 'P1.5D'])(
    'does not read "%s"',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it('moves by calendar days and exact hours as Temporal does, both ways', () => {
    const spans = fc.record({
      days: fc.integer({ min: 0, max: 60 }),
      hours: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(
        zones,
        instants,
        spans,
        fc.constantFrom<1 | -1>(1, -1),
        (zone, instant, span, direction) => {
          const start = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
          const expected = direction === 1 ? start.add(span) : start.subtract(span);
          const duration = { days: span.days, ms: span.hours * 3_600_000 };
          expect(moveBy(instant, duration, { zone, direction })).toBe(expected.epochMilliseconds);
        },
      ),
      { numRuns: 600 },
    );
  });
});

describe('days of the calendar', () => {
  it('counts there and back over the years, leap days included', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 400_000 }), (number) => {
        expect(dayNumber(dayAt(number))).toBe(number);
      }),
    );
  });

  it('refuses days that do not exist', () => {
    expect(parseIsoDay('2027-02-29')).toBeUndefined();
    expect(parseIsoDay('2028-02-29')).toEqual({ year: 2028, month: 2, day: 29 });
    expect(parseIsoDay('2027-2-9')).toBeUndefined();
    expect(parseIsoDay('2027-13-01')).toBeUndefined();
  });
});

function startOfNextDay(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
}
