import { performance } from 'node:perf_hooks';
import type { HeldPlace } from '../../application/deliveries/pacer.ts';
import type { Address } from '../../platform/adapter.ts';
import { type HoldStore, holdKey, type KeptHold, placesAround } from './hold-store.ts';

/** How old this process's knowledge of the others' holds may be when a send begins. */
const STALE_MS = 250;
/** How long a store that is away is not asked again. */
const AWAY_MS = 1000;

export interface KnownHolds {
  /** Resolves when what is known is fresh enough; undefined, at no cost, when it is. Never rejects. */
  refresh(): Promise<void> | undefined;
  /** What stands in the way of this address and ends last, as far as is known. */
  standing(to: Address): Standing | undefined;
  /** Holds in this process at once, and in the store as soon as it takes it. Never rejects. */
  hold(place: HeldPlace, forMs: number, reason: string): Promise<void>;
  /** Asks the store now; while it is away, what is known. */
  all(): Promise<readonly Standing[]>;
}

export interface Standing extends Omit<KeptHold, 'leftMs'> {
  /** By this process's own steady clock (`performance.now()`), which no time server sets. */
  readonly until: number;
}

/**
 * The holds of all workers, as one process knows them. The store tells how long each still lasts, and its answer is counted
 * from when it arrived: never earlier than asked for, later by the way back at most. What this process has learnt itself
 * stands here whatever becomes of the store, and is written there when it is back.
 */
export function knownHolds(store: HoldStore, trouble: (error: unknown) => void): KnownHolds {
  const own = new Map<string, Standing>();
  const unsaved = new Map<string, Standing>();
  let told = new Map<string, Standing>();
  /** What is held on which platform: "account mail". */
  let kinds = new Set<string>();
  let freshUntil = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;

  const save = async (hold: Standing): Promise<void> => {
    const { until, ...kept } = hold;
    const leftMs = until - performance.now();
    if (leftMs > 0) await store.put({ ...kept, leftMs });
    if (unsaved.get(hold.key) === hold) unsaved.delete(hold.key);
  };
  const look = async (): Promise<void> => {
    try {
      for (const hold of [...unsaved.values()]) await save(hold);
      const standing = await store.standing();
      const now = performance.now();
      told = byKey(standing.map(({ leftMs, ...hold }) => ({ ...hold, until: now + leftMs })));
      freshUntil = now + STALE_MS;
    } catch (error) {
      freshUntil = performance.now() + AWAY_MS;
      trouble(error);
    }
    forgetEnded(own);
    kinds = new Set([...told.values(), ...own.values()].map(kindOf));
    looking = undefined;
  };
  const refresh = (): Promise<void> | undefined => {
    if (performance.now() < freshUntil) return undefined;
    looking ??= look();
    return looking;
  };
  const known = (): Standing[] => {
    const now = performance.now();
    const all = [...told.values(), ...own.values()].filter(({ until }) => until > now);
    return [...byKey(all).values()].sort((a, b) => a.until - b.until);
  };
  return {
    refresh,
    standing(to) {
      if (told.size === 0 && own.size === 0) return undefined;
      const now = performance.now();
      return placesAround(to)
        .filter(({ per }) => kinds.has(`${per} ${to.platform}`)) // or its key is not worth making
        .map(holdKey)
        .flatMap((key) => [told.get(key), own.get(key)])
        .filter((hold) => hold !== undefined && hold.until > now)
        .reduce(later, undefined);
    },
    async hold(place, forMs, reason) {
      const hold = standingOf(place, forMs, reason);
      if (later(own.get(hold.key), hold) !== hold) return;
      own.set(hold.key, hold);
      kinds.add(kindOf(hold));
      unsaved.set(hold.key, hold);
      await save(hold).catch(trouble);
    },
    async all() {
      freshUntil = Number.NEGATIVE_INFINITY;
      await refresh();
      return known();
    },
  };
}

const kindOf = ({ per, platform }: Standing) => `${per} ${platform}`;

function standingOf(place: HeldPlace, forMs: number, reason: string): Standing {
  const { platform, tenant } = place.per === 'account' ? place.to : { tenant: '', ...place };
  const until = performance.now() + forMs;
  return { key: holdKey(place), per: place.per, platform, tenant, reason, until };
}

/** Of several with one key, the one that ends last. */
function byKey(holds: readonly Standing[]): Map<string, Standing> {
  const kept = new Map<string, Standing>();
  for (const hold of holds) kept.set(hold.key, later(kept.get(hold.key), hold) ?? hold);
  return kept;
}

function later(one: Standing | undefined, other: Standing | undefined): Standing | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.until > one.until ? other : one;
}

function forgetEnded(holds: Map<string, Standing>): void {
  const now = performance.now();
  for (const [key, { until }] of holds) if (until <= now) holds.delete(key);
}
