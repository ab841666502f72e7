import type { Installation } from '@slack/bolt';
import { Unopenable, type Vault } from '../../src/platform/vault.ts';
import { clientFor } from './clients.ts';
import { installationsIn, type Kept } from './installations.ts';
import { type OAuthApp, type Refreshed, refresh } from './refresh.ts';
import { type Credentials, placeName, possibleNames, type Tenant, type Tokens } from './tokens.ts';

export interface ManyWorkspacesOptions extends OAuthApp {
  readonly vault: Vault;
  readonly apiUrl?: string;
  readonly now: () => number;
}

/** How long a process believes what it read: another one's refresh, or an uninstallation, is seen after that. */
const CACHE_MS = 30_000;
/** A token of twelve hours is changed when it has less than this left, as Slack's own libraries do. */
const LEFT_MS_MIN = 2 * 60 * 60_000;
/** No call is begun with a token that ends meanwhile. */
const MARGIN_MS = 15_000;

/**
 * The workspaces that have installed Parley by OAuth. Tokens that expire are changed in time by whichever process asks first,
 * web or worker, under the vault's lock: a refresh token works once. One that is used up here while its successor could not be
 * kept is kept by this process, and stored when the database is back.
 */
export function manyWorkspaces(options: ManyWorkspacesOptions): Tokens {
  const { vault, now } = options;
  const installations = installationsIn(vault, now);
  const renewals = createRenewals(options);
  const cache = new Map<string, { readonly kept: Kept; readonly until: number }>();
  const remember = (tenant: string, kept: Kept | undefined) => {
    if (kept === undefined) cache.delete(tenant);
    else cache.set(tenant, { kept, until: now() + CACHE_MS });
    return kept;
  };
  const look = async (tenant: string) => {
    const known = cache.get(tenant);
    if (known !== undefined && now() < known.until) return known.kept;
    return remember(tenant, await installations.read(tenant));
  };
  const current = async (tenant: string): Promise<Credentials> => {
    const kept = await look(tenant);
    if (kept === undefined || !isDue(kept, now())) return credentialsOf(kept, now());
    const { kept: renewed, failure } = await renewals.renew(tenant);
    return credentialsOf(remember(tenant, renewed), now(), failure);
  };
  return {
    of: (tenant) => current(tenant).catch(sealed),
    find: async (place) => {
      for (const name of possibleNames(place)) if (await isThere(look, name)) return name;
      return undefined;
    },
    isGone: async (place, at) => {
      const tenant = placeName(place);
      return tenant !== undefined && installations.isGoneAsOf(tenant, at);
    },
    remove: async (place, at) => {
      const tenant = placeName(place);
      if (tenant === undefined) return undefined;
      cache.delete(tenant);
      return (await installations.removeAsOf(tenant, at)) ? tenant : undefined;
    },
    forget: (tenant) => void cache.delete(tenant),
    tenants: async () => {
      const tenants = await installations.tenants();
      return Promise.all(tenants.map((tenant) => named(tenant, installations.read)));
    },
  };
}

/** A row that does not open is a tenant all the same: its people are not strangers. */
async function isThere(
  look: (tenant: string) => Promise<Kept | undefined>,
  tenant: string,
): Promise<boolean> {
  const kept = await look(tenant).catch((cause) => {
    if (cause instanceof Unopenable) return true;
    throw cause;
  });
  return kept !== undefined;
}

async function named(
  tenant: string,
  read: (tenant: string) => Promise<Kept | undefined>,
): Promise<Tenant> {
  const kept = await read(tenant).catch(() => undefined); // `of` tells what is wrong with it
  const { team, enterprise } = kept?.installation ?? {};
  const name = team?.name ?? enterprise?.name;
  return name === undefined ? { tenant } : { tenant, name };
}

function sealed(cause: unknown): Credentials {
  if (cause instanceof Unopenable) return { kind: 'dead', scope: 'tenant', reason: cause.message };
  throw cause;
}

type Failure = Exclude<Refreshed, { kind: 'refreshed' | 'dead' }>;

interface Renewal {
  readonly kept: Kept | undefined;
  /** Why it could not be renewed now. */
  readonly failure?: Failure;
}

/** Changes tokens, one change at a time for each tenant within this process, and by the vault's lock among all. */
function createRenewals(options: ManyWorkspacesOptions) {
  const { now, vault } = options;
  const installations = installationsIn(vault, now);
  const client = clientFor(undefined, options);
  const underWay = new Map<string, Promise<Renewal>>();
  const failed = new Map<string, { readonly failure: Failure; readonly until: number }>();
  /** What Slack gave and the vault may not have, with the refresh token that was used up for it. */
  const unsaved = new Map<string, { readonly used: string; readonly kept: Kept }>();

  const change = (tenant: string) =>
    installations.locked(tenant, async (kept, keep): Promise<Renewal> => {
      if (kept === undefined || !isDue(kept, now())) return { kept };
      const used = refreshTokenOf(kept);
      const given = unsaved.get(tenant);
      if (given?.used === used) {
        await keep(given.kept);
        return { kept: given.kept };
      }
      const said = await refresh(client, options, kept.installation, now);
      if (said.kind === 'away' || said.kind === 'misconfigured') return { kept, failure: said };
      const next =
        said.kind === 'refreshed'
          ? { ...kept, installation: said.installation }
          : { ...kept, dead: { reason: said.reason, at: now() } };
      if (said.kind === 'refreshed') unsaved.set(tenant, { used, kept: next });
      await keep(next);
      return { kept: next };
    });

  const renew = async (tenant: string): Promise<Renewal> => {
    const lately = failed.get(tenant);
    if (lately !== undefined && now() < lately.until) {
      return { kept: await installations.read(tenant), failure: lately.failure };
    }
    const renewal = await change(tenant);
    unsaved.delete(tenant); // it is in the vault now, or was overtaken
    const { failure } = renewal;
    if (failure === undefined) failed.delete(tenant);
    else failed.set(tenant, { failure, until: now() + pauseOf(failure) });
    return renewal;
  };
  return {
    renew: (tenant: string): Promise<Renewal> => {
      const running = underWay.get(tenant);
      if (running !== undefined) return running;
      const begun = renew(tenant).finally(() => underWay.delete(tenant));
      underWay.set(tenant, begun);
      return begun;
    },
  };
}

function pauseOf(failure: Failure): number {
  return failure.kind === 'away' ? failure.afterMs : CACHE_MS;
}

function refreshTokenOf({ installation }: Kept): string {
  return installation.bot?.refreshToken ?? '';
}

/** Whether it is time to change the token. A dead one stays as it is until Parley is installed anew. */
function isDue({ installation: { bot }, dead }: Kept, now: number): boolean {
  if (dead !== undefined || bot?.refreshToken === undefined) return false;
  return leftOf(bot, now) < LEFT_MS_MIN;
}

function leftOf({ expiresAt }: { readonly expiresAt?: number }, now: number): number {
  return expiresAt === undefined ? Number.POSITIVE_INFINITY : expiresAt * 1000 - now; // Slack counts in seconds
}

function credentialsOf(kept: Kept | undefined, now: number, failure?: Failure): Credentials {
  if (kept === undefined) return { kind: 'absent' };
  const { bot } = kept.installation;
  if (bot === undefined) return dead('Slack gave no bot token');
  if (leftOf(bot, now) > MARGIN_MS) return { kind: 'ready', bot: botOf(kept.installation, bot) };
  if (failure?.kind === 'misconfigured') {
    return { kind: 'dead', scope: 'platform', reason: failure.reason };
  }
  if (failure !== undefined) return failure;
  return dead(kept.dead?.reason ?? 'token_expired');
}

function dead(reason: string): Credentials {
  return { kind: 'dead', scope: 'tenant', reason };
}

function botOf(installation: Installation, bot: NonNullable<Installation['bot']>) {
  const { team, enterprise, appId, isEnterpriseInstall } = installation;
  return {
    token: bot.token,
    botId: bot.id,
    botUserId: bot.userId,
    ...(team === undefined || isEnterpriseInstall === true ? {} : { teamId: team.id }),
    ...(enterprise === undefined ? {} : { enterpriseId: enterprise.id }),
    ...(appId === undefined ? {} : { appId }),
  };
}
