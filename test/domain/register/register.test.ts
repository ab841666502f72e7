import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Authority, overlap, partOn } from '../../../src/domain/register/authority.ts';
import { balanceOf } from '../../../src/domain/register/balance.ts';
import { continuityOf, type Held, lapseOf } from '../../../src/domain/register/continuity.ts';
import { entryNumber } from '../../../src/domain/register/entry-label.ts';
import { PRESENCES, RSVPS } from '../../../src/domain/register/words.ts';
import { REGIONS } from '../../../src/domain/vocabulary.ts';

const holder = { contact: 'h', part: 'holder', from: '2026-01-01', until: null } as const;
const alternate: Authority = {
  ...{ contact: 'a', part: 'alternate' },
  ...{ from: '2026-05-01', until: '2026-05-31' },
};

describe('authority', () => {
  it('holds on its first and its last day, and on neither side of them', () => {
    const part = (day: string) => partOn([alternate, holder], 'a', day);
    expect(['2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01'].map(part)).toEqual([
      ...[undefined, 'alternate', 'alternate', undefined],
    ]);
  });

  it("is the holder's where somebody is named as both", () => {
    expect(partOn([{ ...alternate, contact: 'h' }, holder], 'h', '2026-05-02')).toBe('holder');
  });

  it('overlaps exactly where two spans share a day', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((number) => `2026-01-0${number}`);
    const span = fc.record({ from: day, until: fc.option(day) });
    const days = [...'123456789'].map((number) => `2026-01-0${number}`);
    const has = (of: { from: string; until: string | null }, one: string) =>
      of.from <= one && (of.until === null || one <= of.until);
    const sound = ({ from, until }: { from: string; until: string | null }) =>
      until === null || from <= until;
    fc.assert(
      fc.property(span.filter(sound), span.filter(sound), (one, other) => {
        expect(overlap(one, other)).toBe(days.some((at) => has(one, at) && has(other, at)));
      }),
    );
  });
});

const placed = { region: fc.constantFrom(...REGIONS), developing: fc.boolean() };
const entry = fc.record({
  ...placed,
  rsvp: fc.option(fc.constantFrom(...RSVPS)),
  presence: fc.option(fc.constantFrom(...PRESENCES)),
});

describe('the regional balance', () => {
  it('has six rows that add up to all, whatever there is', () => {
    fc.assert(
      fc.property(fc.array(fc.record(placed)), fc.array(entry), (seats, entries) => {
        const { regions, all, developing } = balanceOf(seats, entries);
        expect(regions.map(({ region }) => region)).toEqual([...REGIONS]);
        for (const count of ['seats', 'invited', 'accepted', 'attended'] as const) {
          expect(regions.reduce((sum, row) => sum + row[count], 0)).toBe(all[count]);
          expect(developing[count]).toBeLessThanOrEqual(all[count]);
        }
        expect(all.invited).toBe(entries.length);
      }),
    );
  });

  it('counts who sends an alternate as accepting, and remote presence as presence', () => {
    const at = { region: 'AFR', developing: true } as const;
    const { all, gaps } = balanceOf(
      [at],
      [
        { ...at, rsvp: 'alternate', presence: 'remote' },
        { ...at, rsvp: 'no', presence: 'absent' },
      ],
    );
    expect(all).toEqual({ seats: 1, invited: 2, accepted: 1, attended: 1 });
    expect(gaps).toEqual({
      noSeat: ['AMS', 'ARB', 'ASP', 'CIS', 'EUR'],
      noAttendance: ['AMS', 'ARB', 'ASP', 'CIS', 'EUR'],
    });
  });

  it('knows no gap of attendance before somebody’s attendance is on record', () => {
    const one = { region: 'EUR', developing: false, rsvp: 'yes', presence: null } as const;
    expect(balanceOf([], [one]).gaps.noAttendance).toBeNull();
    const none = balanceOf([], [{ ...one, presence: 'absent' }]);
    expect(none.gaps.noAttendance).toEqual([...REGIONS]);
  });
});

const held = (startsOn: string, invited: string, attended: string | null): Held => ({
  startsOn,
  invited: new Set(invited),
  attended: attended === null ? null : new Set(attended),
});

describe('continuity', () => {
  it('counts who came again among those that came before', () => {
    const now = held('2027-05-01', 'abcd', 'acd');
    expect(continuityOf(now, held('2026-05-01', 'abc', 'ab'))).toEqual({ previous: 2, again: 1 });
  });

  it('is not known for a first meeting, nor where attendance is not', () => {
    const now = held('2027-05-01', 'a', 'a');
    expect(continuityOf(now, undefined)).toBeNull();
    expect(continuityOf(now, held('2026-05-01', 'a', null))).toBeNull();
    expect(continuityOf(now, held('2026-05-01', 'a', ''))).toBeNull();
    expect(continuityOf(held('2027-05-01', 'a', null), held('2026-05-01', 'a', 'a'))).toBeNull();
  });
});

describe('a seat looks lapsed', () => {
  const seat = { entity: 'a', begunOn: '2025-01-01', someoneStands: true };
  const missed = [held('2027-05-01', 'ab', 'b'), held('2026-05-01', 'ab', 'b')];

  it('when it missed the last two meetings to which it was invited, not one', () => {
    expect(lapseOf(seat, missed)).toBe('missed-meetings');
    expect(lapseOf(seat, missed.slice(0, 1))).toBeUndefined();
    expect(lapseOf(seat, [...missed.slice(0, 1), held('2026-05-01', 'ab', 'ab')])).toBeUndefined();
  });

  it('not by a meeting before it began, to which it was not invited, or of which nothing is known', () => {
    expect(lapseOf({ ...seat, begunOn: '2026-06-01' }, missed)).toBeUndefined();
    expect(lapseOf(seat, [held('2027-05-01', 'b', 'b'), held('2026-05-01', 'ab', 'b')])).toBe(
      undefined,
    );
    expect(lapseOf(seat, [held('2027-09-01', 'ab', null), ...missed])).toBe('missed-meetings');
  });

  it('also by a meeting that began on its own first day', () => {
    expect(lapseOf({ ...seat, begunOn: '2026-05-01' }, missed)).toBe('missed-meetings');
  });

  it('when nobody has authority for it', () => {
    expect(lapseOf({ ...seat, someoneStands: false }, [])).toBe('no-authority');
  });
});

it('reads R3, and leaves references alone', () => {
  expect(['R3', ' r12', 'R0', 'SM-R3', '3'].map(entryNumber)).toEqual([
    ...[3, 12, undefined, undefined, undefined],
  ]);
});
