import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  isSendingTime,
  isSendWindow,
  lastSendingTime,
  nextSendingTime,
} from '../../../src/domain/time/send-window.ts';

const MINUTE = 60_000;
const zones = fc.oneof(
  fc.constantFrom('Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe', 'Africa/Cairo'),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);
const windows = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
  .filter(([from, to]) => to - from >= 2)
  .map(([from, to]) => ({ from, to }));
const weekends = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 });
const instants = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2037, 0) });

/** A second, simpler reading of the rule, by Temporal. */
function mayReach(
  instant: number,
  where: { window: { from: number; to: number }; zone: string; weekend: readonly number[] },
) {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(where.zone);
  const inHours = local.hour >= where.window.from && local.hour < where.window.to;
  return inHours && !where.weekend.includes(local.dayOfWeek);
}

describe('sending times', () => {
  it('agrees with a second computation on whether now is one', () => {
    fc.assert(
      fc.property(zones, windows, weekends, instants, (zone, window, weekend, instant) => {
        const expected = mayReach(instant, { window, zone, weekend });
        expect(isSendingTime(instant, window, { zone, weekend })).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('defers to the very first moment that is allowed, never drops', () => {
    fc.assert(
      fc.property(zones, windows, weekends, instants, (zone, window, weekend, instant) => {
        const next = nextSendingTime(instant, window, { zone, weekend });
        expect(next).toBeGreaterThanOrEqual(instant);
        expect(mayReach(next, { window, zone, weekend })).toBe(true);
        for (let earlier = instant; earlier < next; earlier += 15 * MINUTE) {
          expect(mayReach(earlier, { window, zone, weekend })).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('sends at any time only when staff said so', () => {
    expect(nextSendingTime(12_345, 'any', { zone: 'Asia/Tokyo', weekend: [6, 7] })).toBe(12_345);
  });

  it('waits from a Friday evening in Riyadh until Sunday morning', () => {
    const habits = { zone: 'Asia/Riyadh', weekend: [5, 6] };
    const friday = Date.UTC(2027, 2, 5, 17);
    expect(nextSendingTime(friday, { from: 9, to: 17 }, habits)).toBe(Date.UTC(2027, 2, 7, 6));
  });

  it('does not lose somebody who is said to rest on all seven days', () => {
    const habits = { zone: 'UTC', weekend: [1, 2, 3, 4, 5, 6, 7] };
    const night = Date.UTC(2027, 2, 5, 3);
    expect(nextSendingTime(night, { from: 9, to: 17 }, habits)).toBe(Date.UTC(2027, 2, 5, 9));
  });

  it('finds the last morning before a closing day that is a rest day', () => {
    const habits = { zone: 'Africa/Cairo', weekend: [5, 6] };
    const saturdayNoon = Date.UTC(2027, 2, 6, 10);
    const options = { window: { from: 9, to: 17 }, habits };
    expect(lastSendingTime(saturdayNoon, { ...options, earliest: 0 })).toBe(
      Date.UTC(2027, 2, 4, 7),
    );
    expect(lastSendingTime(saturdayNoon, { ...options, earliest: saturdayNoon })).toBeUndefined();
  });

  it('takes whole hours of one day as a window, and nothing else', () => {
    expect(isSendWindow({ from: 9, to: 17 })).toBe(true);
    expect(isSendWindow('any')).toBe(true);
    for (const bad of [
      { from: 17, to: 9 },
      { from: 9.5, to: 17 },
      { from: -1, to: 5 },
      'night',
      null,
    ]) {
      expect(isSendWindow(bad)).toBe(false);
    }
  });
});
