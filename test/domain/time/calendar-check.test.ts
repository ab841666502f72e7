import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dayNumber, parseIsoDay } from '../../../src/domain/time/calendar.ts';
import {
  isSendingTime,
  type LocalHabits,
  nextSendingTime,
} from '../../../src/domain/time/send-window.ts';

/**
 * The rule "not at night, not on their weekend" against a second reading of it that shares nothing with ours but the
 * system's zones: what a formatter prints as weekday, day and hour, looked up in the list of what is allowed.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 2027;
const START = Date.UTC(YEAR, 0, 1);
const END = Date.UTC(YEAR + 1, 0, 1);
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const OFFICE = { from: 9, to: 17 };

interface Country {
  readonly iso2: string;
  readonly membership: string;
  readonly timeZone: string;
  readonly weekend: readonly number[];
}

const countries: readonly Country[] = JSON.parse(
  readFileSync(new URL('../../../data/reference/countries.json', import.meta.url), 'utf8'),
);
const states = countries.filter(({ membership }) => membership === 'member-state');

/** Where clocks and rest days are the same, so are the answers. */
const groups = [
  ...new Map(
    states.map(({ timeZone, weekend }) => [
      `${timeZone} ${weekend.join()}`,
      { zone: timeZone, weekend },
    ]),
  ).values(),
];
const zones = [...new Set(groups.map(({ zone }) => zone))];

/** "Mon, 09" there. */
function weekdayAndHour(zone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (instant: number) => format.format(instant);
}

/** Every "Mon, 09" that the rule allows. */
function allowedHours(weekend: readonly number[], { from, to }: { from: number; to: number }) {
  const hours = Array.from({ length: to - from }, (_, i) => String(from + i).padStart(2, '0'));
  const days = WEEKDAYS.filter((_, i) => !weekend.includes(i + 1));
  return new Set(days.flatMap((day) => hours.map((hour) => `${day}, ${hour}`)));
}

/** Offsets from UTC as "GMT+05:45". */
function offsetText(zone: string) {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instant: number) => format.format(instant).split(' ').at(-1) ?? '';
}

/** The hours of the year in which the zone's clocks are changed, as the instants at their beginnings. */
function changesOf(zone: string): number[] {
  const offset = offsetText(zone);
  const changes: number[] = [];
  for (let day = START; day < END; day += DAY) {
    if (offset(day) === offset(day + DAY)) continue;
    for (let at = day; at < day + DAY; at += HOUR) {
      if (offset(at) !== offset(at + HOUR)) changes.push(at);
    }
  }
  return changes;
}

/** Zones whose offset has minutes are looked at each quarter of an hour: their hours begin between ours. */
function stepOf(zone: string): number {
  const offset = offsetText(zone);
  const whole = [START, START + 182 * DAY].every((at) => /^GMT$|:00$/.test(offset(at)));
  return whole ? HOUR : HOUR / 4;
}

describe(`may this be sent now, in ${states.length} states and every hour of ${YEAR}`, () => {
  it('is asked of all Member States, with their rest days and odd offsets', () => {
    expect(states).toHaveLength(194);
    const weekends = new Set(states.map(({ weekend }) => weekend.join()));
    expect([...weekends].sort()).toEqual(['4,5', '5', '5,6', '5,7', '6', '6,7', '7']);
    const odd = zones.filter((zone) => stepOf(zone) < HOUR);
    expect(odd).toEqual(
      expect.arrayContaining(['Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Tehran', 'Asia/Kabul']),
    );
    expect(zones.filter((zone) => changesOf(zone).length >= 2).length).toBeGreaterThan(30);
  });

  it('agrees with a second, simpler computation', { timeout: 180_000 }, () => {
    const wrong: string[] = [];
    for (const habits of groups) {
      const read = weekdayAndHour(habits.zone);
      const allowed = allowedHours(habits.weekend, OFFICE);
      const step = stepOf(habits.zone);
      for (let at = START; at < END; at += step) {
        if (isSendingTime(at, OFFICE, habits) !== allowed.has(read(at)))
          wrong.push(told(at, habits));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('agrees by the minute where clocks change: hours that are skipped or come twice', () => {
    const windows = [OFFICE, { from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 4 }];
    const wrong: string[] = [];
    for (const habits of groups) {
      const read = weekdayAndHour(habits.zone);
      const sets = windows.map((window) => allowedHours(habits.weekend, window));
      for (const change of changesOf(habits.zone)) {
        for (let at = change - 2 * HOUR; at < change + 3 * HOUR; at += MINUTE) {
          const there = read(at);
          windows.forEach((window, i) => {
            const agrees = isSendingTime(at, window, habits) === sets[i]?.has(there);
            if (!agrees) wrong.push(told(at, habits));
          });
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the next sending time', () => {
  /** A few days in spring and the turn of the year, on which everybody is closed. */
  const closedDays = [
    ['2027-03-26', '2027-03-29'],
    ['2027-06-16', '2027-06-16'],
    ['2027-12-24', '2028-01-02'],
  ] as const;
  const closed = closedDays.map(([first, last]) => ({ first: number(first), last: number(last) }));

  it('is the first minute at or after an instant at which the second computation allows it', () => {
    const wrong: string[] = [];
    groups.forEach((habits, index) => {
      const shut = { ...habits, closed };
      const allowed = mayReach(habits);
      for (let sample = 0; sample < 25; sample += 1) {
        const at =
          START + ((sample * 25 + index) % 365) * DAY + sample * 61 * MINUTE + index * MINUTE;
        if (nextSendingTime(at, OFFICE, shut) !== firstFrom(at, allowed))
          wrong.push(told(at, shut));
      }
    });
    expect(wrong).toEqual([]);
  });

  function mayReach({ zone, weekend }: LocalHabits) {
    const read = weekdayAndHour(zone);
    const allowed = allowedHours(weekend, OFFICE);
    const days = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    return (at: number) => {
      if (!allowed.has(read(at))) return false;
      const day = days.format(at);
      return !closedDays.some(([first, last]) => first <= day && day <= last);
    };
  }
});

/** All offsets of these zones are whole quarters of an hour, so nothing begins between two quarters. */
function firstFrom(instant: number, allowed: (at: number) => boolean): number {
  if (allowed(instant)) return instant;
  const quarter = HOUR / 4;
  let at = Math.ceil(instant / quarter) * quarter;
  while (!allowed(at)) at += quarter;
  return at;
}

function number(iso: string): number {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new Error(iso);
  return dayNumber(day);
}

function told(at: number, { zone, weekend }: LocalHabits): string {
  return `${new Date(at).toISOString()} in ${zone}, weekend ${weekend.join()}`;
}
