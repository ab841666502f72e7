import type { Chance } from '../../../src/main/demo/chance.ts';
import type { Address, Scope } from '../../../src/platform/adapter.ts';

/** A time in which a platform, one of its workspaces, or one account there behaves badly. */
export interface Spell {
  readonly from: number;
  readonly until: number;
  readonly platform: string;
  readonly scope: Exclude<Scope, 'message'>;
  readonly tenant: string;
  readonly externalId: string;
  readonly kind: 'throttled' | 'halted' | 'silent' | 'slow';
}

export interface Weather {
  /** The worst that holds for this address now. */
  over(to: Address, now: number): Spell | undefined;
  readonly spells: readonly Spell[];
}

export interface Climate {
  readonly platforms: readonly { readonly name: string; readonly tenants: readonly string[] }[];
  readonly from: number;
  readonly until: number;
  readonly spells: number;
  /** So long at most, milliseconds. */
  readonly longestMs: number;
}

const KINDS = ['throttled', 'throttled', 'halted', 'silent', 'silent', 'slow'] as const;
const SCOPES = ['platform', 'tenant', 'tenant', 'account'] as const;
const WORST = ['halted', 'throttled', 'silent', 'slow'];

export function createWeather(
  chance: Chance,
  climate: Climate,
  addresses: readonly Address[],
): Weather {
  const spells = Array.from({ length: climate.spells }, () => spell(chance, climate, addresses));
  return {
    spells,
    over: (to, now) =>
      spells
        .filter((one) => one.from <= now && now < one.until && covers(one, to))
        .toSorted((a, b) => WORST.indexOf(a.kind) - WORST.indexOf(b.kind))[0],
  };
}

function spell(chance: Chance, climate: Climate, addresses: readonly Address[]): Spell {
  const { name: platform, tenants } = chance.pick(climate.platforms);
  const from = climate.from + chance.below(climate.until - climate.from);
  const kind = chance.pick(KINDS);
  const picked = chance.pick(SCOPES);
  // Credentials are never wrong for one account alone.
  const scope = kind === 'halted' && picked === 'account' ? 'tenant' : picked;
  const here = addresses.filter((address) => address.platform === platform);
  return {
    ...{ platform, kind, scope, from },
    until: from + 60_000 + chance.below(climate.longestMs),
    tenant: chance.pick(tenants),
    externalId: here.length === 0 ? '' : chance.pick(here).externalId,
  };
}

export function covers(
  { platform, scope, tenant, externalId }: Omit<Spell, 'from' | 'until' | 'kind'>,
  to: Address,
): boolean {
  if (platform !== to.platform) return false;
  if (scope === 'platform') return true;
  if (scope === 'tenant') return tenant === to.tenant;
  return externalId === to.externalId;
}
