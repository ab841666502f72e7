import { performance } from 'node:perf_hooks';
import type { HoldList } from '../application/deliveries/holds.ts';
import type { Pacer } from '../application/deliveries/pacer.ts';
import type { Log } from './log.ts';
import { knownHolds } from './pacing/known-holds.ts';
import { places } from './pacing/places.ts';
import { postgresHolds } from './pacing/postgres-holds.ts';
import { redisHolds } from './pacing/redis-holds.ts';
import type { PaceStore } from './pacing/windows.ts';

const GO = { ok: true } as const;
/** How long the same trouble is not told again. */
const SAME_TROUBLE_MS = 60_000;

/**
 * The pace and the holds of all workers, kept in Redis where there is one, else in PostgreSQL (tables rate_limit and
 * pace_hold).
 *
 * A rule's window opens with the first send in it and lasts `everyMs`; at most `max` sends fall into it. Two windows may lie
 * side by side, so a stretch of `everyMs` across their seam may hold 2 · max − 1; with max 1 there is no such seam. Of a whole
 * platform's places one tenant takes three quarters at most (where there are four or more), so that another finds one.
 *
 * A hold is never shorter than asked for. The worker that learns it obeys at once, the others within 250 ms and a look at the
 * store; a send with neither rule nor hold in its way costs a comparison, and one look every 250 ms.
 *
 * While the store is away nothing stops: each process counts by itself (the pace is then that of one worker, times their
 * number), and keeps the holds that it knew or learns. A platform that finds this too fast says so, and that is a hold again;
 * standing still would turn a restart of Redis into silence for everybody. Nothing here throws.
 */
export function createPacer(store: PaceStore, { log }: { readonly log: Log }): Pacer & HoldList {
  const trouble = quietly(log);
  const holds = knownHolds(
    'redis' in store ? redisHolds(store.redis) : postgresHolds(store.postgres),
    trouble,
  );
  const rulesPlaces = places(store, trouble);
  return {
    async take(to, rules) {
      const looking = holds.refresh();
      if (looking !== undefined) await looking;
      const held = holds.standing(to);
      if (held !== undefined) {
        const waitMs = Math.max(1, Math.ceil(held.until - performance.now()));
        return { ok: false, waitMs, reason: held.reason };
      }
      return rules.length === 0 ? GO : rulesPlaces.take(to, rules);
    },
    hold: (place, forMs, reason) => holds.hold(place, forMs, reason),
    async holds() {
      const standing = await holds.all();
      const epoch = Date.now() - performance.now();
      return standing.map(({ per, platform, tenant, reason, until }) => ({
        ...{ per, platform, tenant, reason },
        until: Math.ceil(epoch + until),
      }));
    },
  };
}

/** The queue tells of a store that is away, too: here once a minute is enough. */
function quietly(log: Log): (error: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (err) => {
    if (performance.now() - toldAt < SAME_TROUBLE_MS) return;
    toldAt = performance.now();
    log.warn({ err }, 'the pace is kept by each process alone until its store is back');
  };
}
