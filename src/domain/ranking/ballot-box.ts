import {
  type Ballot,
  type CountedBallot,
  countBallot,
  isEmpty,
  levelled,
  pointsOf,
} from './ballot.ts';
import { addBallot, emptyTally, type GroupTally } from './tally.ts';

/**
 * Ballots over the same options: their sums, and each ballot in a few bytes, so that a hundred thousand of them
 * take megabytes.
 */
export interface BallotBox {
  readonly tally: GroupTally;
  /** Puts in a ballot so many times; an empty one is no ballot. Throws a RangeError as `countBallot` does. */
  add(places: Ballot['places'], times: number): void;
  /** Each ballot that was put in, once however many times it was. */
  ballots(): Iterable<KeptBallot>;
}

export interface KeptBallot {
  /** Twice the points that it gives to an option. */
  doubled(option: number): number;
  /** All of it. */
  counted(): CountedBallot;
}

/** More options than that are not offered: a level is a byte. */
const MOST = 255;

export function openBox(options: readonly string[]): BallotBox {
  if (options.length > MOST) throw new RangeError(`More than ${MOST} options cannot be ranked`);
  const m = options.length;
  const tally = emptyTally(m);
  // one row a ballot: how many places are filled, then each option's level
  let rows = new Uint8Array(64 * (m + 1));
  let end = 0;
  return {
    tally,
    add(places, times) {
      if (isEmpty({ places })) return;
      const counted = countBallot(options, places);
      addBallot(tally, counted, times);
      if (end + m + 1 > rows.length) {
        const wider = new Uint8Array(2 * rows.length);
        wider.set(rows);
        rows = wider;
      }
      rows[end] = counted.depth;
      rows.set(counted.level, end + 1);
      end += m + 1;
    },
    *ballots() {
      for (let at = 0; at < end; at += m + 1) {
        yield kept(rows[at] ?? 0, rows.subarray(at + 1, at + 1 + m));
      }
    },
  };
}

function kept(depth: number, level: Uint8Array): KeptBallot {
  const points = pointsOf(depth, level);
  return {
    doubled: (option) => points[level[option] ?? 0] ?? 0,
    counted: () => levelled(depth, [...level]),
  };
}
