import { performance } from 'node:perf_hooks';
import type { Leave } from '../../application/deliveries/pacer.ts';
import type { Address } from '../../platform/adapter.ts';
import type { PaceRule } from '../../platform/capabilities.ts';
import { hashedKey } from './hold-store.ts';
import {
  type Allowance,
  type Counted,
  ownWindows,
  type PaceStore,
  sharedWindows,
  type Windows,
} from './windows.ts';

/** One tenant leaves this part of a platform's places to the others. */
const LEFT_TO_OTHERS = 1 / 4;
/** Below this many places there is nothing to leave. */
const SHARED_FROM = 4;
/** How long a store that is away is not asked again. */
const AWAY_MS = 1000;
/** So many full windows are remembered before those that have ended are forgotten. */
const FULL_MAX = 10_000;

interface Place extends Allowance {
  readonly per: 'account' | 'tenant' | 'platform';
  readonly key: string;
}

export interface Places {
  /** Takes one place under each rule, or none. */
  take(to: Address, rules: readonly PaceRule[]): Promise<Leave>;
}

/** The rules' places, counted in the store for all workers, or here while it is away. */
export function places(store: PaceStore, trouble: (error: unknown) => void): Places {
  const counters = new Map<string, { readonly shared: Windows; readonly own: Windows }>();
  const fullUntil = new Map<string, number>();
  let awayUntil = Number.NEGATIVE_INFINITY;

  const windowsOf = (allowance: Allowance) => {
    const name = `${allowance.max}/${allowance.everyMs}`;
    const known = counters.get(name);
    if (known !== undefined) return known;
    const made = { shared: sharedWindows(store, allowance), own: ownWindows(allowance) };
    counters.set(name, made);
    return made;
  };
  const count = async (place: Place): Promise<Counted> => {
    const { shared, own } = windowsOf(place);
    if (performance.now() < awayUntil) return own(place.key);
    try {
      return await shared(place.key);
    } catch (error) {
      awayUntil = performance.now() + AWAY_MS;
      trouble(error);
      return own(place.key);
    }
  };
  const knownFull = (wanted: readonly Place[]): Leave | undefined => {
    const now = performance.now();
    for (const place of wanted) {
      const leftMs = (fullUntil.get(place.key) ?? 0) - now;
      if (leftMs > 0) return refused(place, leftMs);
    }
    return undefined;
  };
  const remember = ({ key }: Place, leftMs: number): void => {
    const now = performance.now();
    if (fullUntil.size >= FULL_MAX)
      for (const [full, until] of fullUntil) if (until <= now) fullUntil.delete(full);
    fullUntil.set(key, now + leftMs);
  };
  return {
    async take(to, rules) {
      const wanted = placesOf(to, rules);
      const full = knownFull(wanted);
      if (full !== undefined) return full;
      const taken: Counted[] = [];
      for (const place of wanted) {
        const counted = await count(place);
        taken.push(counted);
        if (counted.ok) continue;
        remember(place, counted.leftMs);
        // Also the one that was refused: the store has counted it.
        await Promise.all(taken.map((one) => one.giveBack().catch(trouble)));
        return refused(place, counted.leftMs);
      }
      return { ok: true };
    },
  };
}

function refused({ per, max, everyMs }: Place, leftMs: number): Leave {
  const reason = `pace: ${max} in ${everyMs} ms for each ${per}`;
  return { ok: false, waitMs: Math.max(1, Math.ceil(leftMs)), reason };
}

/** The narrowest first, so that a wide one's places go to who needs nothing else any more. */
function placesOf(to: Address, rules: readonly PaceRule[]): readonly Place[] {
  const { platform, tenant, externalId } = to;
  const named = (per: Place['per'], { max, everyMs }: Allowance, ...parts: string[]): Place => ({
    ...{ per, max, everyMs },
    key: hashedKey(per, max, everyMs, platform, ...parts),
  });
  const of = (per: Place['per']) => rules.filter((rule) => rule.per === per);
  const wide = of('platform');
  const share = tenant === '' ? [] : wide.filter(({ max }) => max >= SHARED_FROM);
  return [
    ...of('account').map((rule) => named('account', rule, tenant, externalId)),
    ...of('tenant').map((rule) => named('tenant', rule, tenant)),
    ...share.map(({ max, everyMs }) => {
      const most = max - Math.max(1, Math.floor(max * LEFT_TO_OTHERS));
      return named('tenant', { max: most, everyMs }, tenant, 'share');
    }),
    ...wide.map((rule) => named('platform', rule)),
  ];
}
