import type { HeldPlace, Leave, Pacer } from '../../../src/application/deliveries/pacer.ts';
import type { Clock } from '../../../src/application/ports.ts';
import type { Address } from '../../../src/platform/adapter.ts';
import type { PaceRule } from '../../../src/platform/capabilities.ts';

interface Hold {
  readonly until: number;
  readonly reason: string;
}

/** An exact pacer for one thread of simulated time: all processes share it, as they share Redis or PostgreSQL. */
export function exactPacer(clock: Clock): Pacer {
  const holds = new Map<string, Hold>();
  const taken = new Map<string, number[]>();

  function held(to: Address): Hold | undefined {
    return placesOf(to)
      .flatMap((place) => holds.get(place) ?? [])
      .filter(({ until }) => until > clock.now())
      .toSorted((a, b) => b.until - a.until)[0];
  }

  /** When a rule lets the next one through. */
  function freeAt(to: Address, rule: PaceRule): number {
    const times = taken.get(keyOf(to, rule)) ?? [];
    const nth = times.at(-rule.max);
    return nth === undefined ? 0 : nth + rule.everyMs;
  }

  return {
    take: async (to, rules): Promise<Leave> => {
      const now = clock.now();
      const hold = held(to);
      if (hold !== undefined) return { ok: false, waitMs: hold.until - now, reason: hold.reason };
      const free = Math.max(0, ...rules.map((rule) => freeAt(to, rule)));
      if (free > now) return { ok: false, waitMs: free - now, reason: 'at its pace' };
      for (const rule of rules) {
        const key = keyOf(to, rule);
        taken.set(key, [...(taken.get(key) ?? []), now].slice(-rule.max));
      }
      return { ok: true };
    },
    hold: async (place, forMs, reason) => {
      const key = placeOf(place);
      const until = Math.max(clock.now() + forMs, holds.get(key)?.until ?? 0);
      holds.set(key, { until, reason });
    },
  };
}

function placesOf(to: Address): readonly string[] {
  const { platform, tenant } = to;
  return [
    placeOf({ per: 'account', to }),
    placeOf({ per: 'tenant', platform, tenant }),
    placeOf({ per: 'platform', platform }),
  ];
}

function placeOf(place: HeldPlace): string {
  switch (place.per) {
    case 'account':
      return `account ${place.to.platform} ${place.to.tenant} ${place.to.externalId}`;
    case 'tenant':
      return `tenant ${place.platform} ${place.tenant}`;
    case 'platform':
      return `platform ${place.platform}`;
  }
}

function keyOf(to: Address, { per, everyMs }: PaceRule): string {
  const place = per === 'account' ? to.externalId : '';
  return `${per} ${everyMs} ${to.platform} ${per === 'platform' ? '' : to.tenant} ${place}`;
}
