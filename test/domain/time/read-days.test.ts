import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../src/domain/time/calendar.ts';
import { readDays } from '../../../src/domain/time/read-days.ts';

const today = dayNumber({ year: 2027, month: 3, day: 1 });
const read = (first: string, last: string) => readDays({ first, last }, { today, daysMax: 10 });

describe('days that somebody gives', () => {
  it('are read with both ends, from today where no first one is given', () => {
    expect(read('2027-03-05', '2027-03-06')).toEqual({
      ok: true,
      value: { first: today + 4, last: today + 5 },
    });
    expect(read('', '2027-03-01')).toEqual({ ok: true, value: { first: today, last: today } });
    expect(read('2027-02-20', '2027-03-01')).toMatchObject({ ok: true });
  });

  it.each([
    ['2027-02-30', '2027-03-05', 'day-unreadable'],
    ['2027-03-05', '', 'day-unreadable'],
    ['2027-03-05', '5.3.2027', 'day-unreadable'],
    ['2027-03-06', '2027-03-05', 'days-order'],
    ['2027-02-20', '2027-02-28', 'days-passed'],
    ['2027-02-19', '2027-03-01', 'days-too-many'],
    ['2027-03-01', '2027-03-11', 'days-too-many'],
  ])('from %j to %j are refused: %s', (first, last, code) => {
    expect(read(first, last)).toMatchObject({ ok: false, code });
  });
});
