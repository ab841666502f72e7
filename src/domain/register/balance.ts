import { REGIONS, type Region } from '../vocabulary.ts';
import type { Presence, Rsvp } from './words.ts';

export interface Placed {
  readonly region: Region;
  readonly developing: boolean;
}

/** An entity on a meeting's register, with the newest that was said of it. */
export interface Invited extends Placed {
  readonly rsvp: Rsvp | null;
  readonly presence: Presence | null;
}

export interface BalanceCounts {
  readonly seats: number;
  readonly invited: number;
  readonly accepted: number;
  readonly attended: number;
}

export interface Balance {
  /** All six, also where every count is zero: the resolution speaks of all regions (Res. 68, resolves 3). */
  readonly regions: readonly ({ readonly region: Region } & BalanceCounts)[];
  readonly developing: BalanceCounts;
  readonly all: BalanceCounts;
  readonly gaps: Gaps;
}

export interface Gaps {
  readonly noSeat: readonly Region[];
  /** Null until somebody's attendance is on record: not known is not none. */
  readonly noAttendance: readonly Region[] | null;
}

/** The regional balance of a meeting (Res. 68, resolves 3). Entities are counted, not people. */
export function balanceOf(seats: readonly Placed[], entries: readonly Invited[]): Balance {
  const counts = (fits: (one: Placed) => boolean) =>
    countsOf(seats.filter(fits), entries.filter(fits));
  const regions = REGIONS.map((region) => ({
    region,
    ...counts((one) => one.region === region),
  }));
  const without = (count: 'seats' | 'attended') =>
    regions.filter((row) => row[count] === 0).map(({ region }) => region);
  const known = entries.some(({ presence }) => presence !== null);
  return {
    regions,
    developing: counts(({ developing }) => developing),
    all: counts(() => true),
    gaps: { noSeat: without('seats'), noAttendance: known ? without('attended') : null },
  };
}

function countsOf(seats: readonly Placed[], entries: readonly Invited[]): BalanceCounts {
  return {
    seats: seats.length,
    invited: entries.length,
    accepted: entries.filter(({ rsvp }) => rsvp === 'yes' || rsvp === 'alternate').length,
    attended: entries.filter(({ presence }) => cameIn(presence)).length,
  };
}

export function cameIn(presence: Presence | null): boolean {
  return presence === 'in-person' || presence === 'remote';
}
