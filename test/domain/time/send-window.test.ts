import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayNumber, parseIsoDay } from '../../../src/domain/time/calendar.ts';
import {
  type ClosedDays,
  isSendingTime,
  isSendWindow,
  lastSendingTime,
  narrowWindow,
  nextSendingTime,
  spreadTime,
} from '../../../src/domain/time/send-window.ts';

/** Properties are many computations; on a busy machine they take their time. */
const PATIENT = { timeout: 60_000 };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
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

interface Where {
  readonly window: { readonly from: number; readonly to: number };
  readonly zone: string;
  readonly weekend: readonly number[];
  readonly closed?: readonly ClosedDays[];
}

/** A second, simpler reading of the rule, by Temporal. */
function mayReach(instant: number, { window, zone, weekend, closed = [] }: Where) {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const day = Temporal.PlainDate.from('1970-01-01').until(local.toPlainDate()).days;
  const isClosed = closed.some(({ first, last }) => first <= day && day <= last);
  const inHours = local.hour >= window.from && local.hour < window.to;
  return inHours && !isClosed && !weekend.includes(local.dayOfWeek);
}

/** From one ISO day to another, both included. */
function closedFrom(first: string, last: string): ClosedDays {
  const [a, b] = [parseIsoDay(first), parseIsoDay(last)];
  if (a === undefined || b === undefined) throw new Error(`${first} ${last}`);
  return { first: dayNumber(a), last: dayNumber(b) };
}

describe('sending times', PATIENT, () => {
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

describe('closed days', PATIENT, () => {
  const office = { from: 9, to: 17 };
  const habits = { zone: 'Africa/Nairobi', weekend: [6, 7] };
  const noon = (day: number) => Date.UTC(2027, 2, day, 9); // 12:00 in Nairobi
  const morning = (day: number) => Date.UTC(2027, 2, day, 6);

  it('are kept from the first to the last, by the calendar of the place', () => {
    const closed = [closedFrom('2027-03-02', '2027-03-03')]; // a Tuesday and a Wednesday
    const open = [1, 2, 3, 4].map((day) => isSendingTime(noon(day), office, { ...habits, closed }));
    expect(open).toEqual([true, false, false, true]);
    const apia = { zone: 'Pacific/Apia', weekend: [], closed };
    expect(isSendingTime(Date.UTC(2027, 2, 1, 21), office, apia)).toBe(false); // 10:00 on the 2nd
    expect(isSendingTime(Date.UTC(2027, 2, 3, 21), office, apia)).toBe(true); // 10:00 on the 4th
  });

  it('defer to the first morning after them and after the weekend that follows', () => {
    const closed = [closedFrom('2027-03-02', '2027-03-03'), closedFrom('2027-03-04', '2027-03-05')];
    expect(nextSendingTime(noon(2), office, { ...habits, closed })).toBe(morning(8));
    expect(nextSendingTime(noon(1), office, { ...habits, closed })).toBe(noon(1));
    expect(nextSendingTime(noon(2), office, { ...habits, closed: [] })).toBe(noon(2));
  });

  it('bring a last reminder forward to the day before them', () => {
    const closed = [closedFrom('2027-03-03', '2027-03-12')];
    const options = { earliest: 0, window: office, habits: { ...habits, closed } };
    expect(lastSendingTime(noon(12), options)).toBe(morning(2));
  });

  it('do not silence a member for good: who is closed for months is written to all the same', () => {
    const closed = [closedFrom('2027-03-01', '2027-12-31')];
    expect(nextSendingTime(noon(2), office, { ...habits, closed })).toBe(noon(2));
    expect(nextSendingTime(noon(6), office, { ...habits, closed })).toBe(morning(8));
  });

  it('count for nothing when staff confirmed any hour', () => {
    const closed = [closedFrom('2027-03-02', '2027-03-02')];
    expect(isSendingTime(noon(2), 'any', { ...habits, closed })).toBe(true);
  });

  it('leave the first moment that a second computation allows, wherever they lie', () => {
    const spells = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat(12)), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        zones,
        windows,
        weekends,
        instants,
        spells,
        (zone, window, weekend, at, given) => {
          const today = Math.floor(at / (24 * HOUR));
          const closed = given.map(([start, length]) => ({
            first: today + start - 3,
            last: today + start - 3 + length,
          }));
          const where = { zone, weekend, closed };
          const next = nextSendingTime(at, window, where);
          expect(next).toBeGreaterThanOrEqual(at);
          expect(mayReach(next, { window, ...where })).toBe(true);
          expect(isSendingTime(next, window, where)).toBe(true);
          for (let earlier = at; earlier < next; earlier += HOUR) {
            expect(mayReach(earlier, { window, ...where })).toBe(false);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the spread', PATIENT, () => {
  const habits = { zone: 'Asia/Kathmandu', weekend: [6] };
  const office = { from: 9, to: 17 };
  const nine = Date.UTC(2027, 2, 2, 3, 15); // 09:00 in Kathmandu

  it('moves a message on by its share of two hours, and not beyond the hours of the day', () => {
    expect(spreadTime(nine, 0, { window: office, habits })).toBe(nine);
    expect(spreadTime(nine, 0.5, { window: office, habits })).toBe(nine + HOUR);
    const four = nine + 7 * HOUR;
    expect(spreadTime(four, 1, { window: office, habits })).toBe(four + HOUR - 1);
    const narrow = { window: { from: 9, to: 10 }, habits };
    expect(spreadTime(nine, 0.5, narrow)).toBeLessThan(nine + HOUR / 2 + MINUTE);
  });

  it('leaves alone what has no hours, or lies outside them', () => {
    expect(spreadTime(nine, 1, { window: 'any', habits })).toBe(nine);
    expect(spreadTime(nine - HOUR, 1, { window: office, habits })).toBe(nine - HOUR);
  });

  it('never leaves the sending hours of the day, whatever clocks do', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        zones,
        windows,
        weekends,
        instants,
        shares,
        (zone, window, weekend, at, share) => {
          const where = { window, habits: { zone, weekend } };
          const first = nextSendingTime(at, window, where.habits);
          const moved = spreadTime(first, share, where);
          expect(moved).toBeGreaterThanOrEqual(first);
          expect(moved - first).toBeLessThanOrEqual(2 * HOUR);
          expect(mayReach(moved, { window, zone, weekend })).toBe(true);
          const dayOf = (instant: number) =>
            Temporal.Instant.fromEpochMilliseconds(instant)
              .toZonedDateTimeISO(zone)
              .toPlainDate()
              .toString();
          expect(dayOf(moved)).toBe(dayOf(first));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("a contact's own hours", () => {
  it('narrow the hours of the round', () => {
    expect(narrowWindow({ from: 9, to: 17 }, { from: 7, to: 12 })).toEqual({ from: 9, to: 12 });
    expect(narrowWindow({ from: 9, to: 17 }, { from: 10, to: 11 })).toEqual({ from: 10, to: 11 });
    expect(narrowWindow({ from: 9, to: 17 }, null)).toEqual({ from: 9, to: 17 });
  });

  it('come first where the two have nothing in common, and leave "any" alone', () => {
    expect(narrowWindow({ from: 9, to: 17 }, { from: 17, to: 20 })).toEqual({ from: 17, to: 20 });
    expect(narrowWindow('any', { from: 17, to: 20 })).toBe('any');
  });

  it('are never left by what they narrow to', () => {
    fc.assert(
      fc.property(windows, windows, (window, own) => {
        const both = narrowWindow(window, own);
        if (both === 'any') throw new Error('any was not given');
        expect(both.from).toBeLessThan(both.to);
        expect(both.from).toBeGreaterThanOrEqual(own.from);
        expect(both.to).toBeLessThanOrEqual(own.to);
        expect(isSendWindow(both)).toBe(true);
      }),
    );
  });
});
