import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { Unopenable, type Vault, type VaultEntries } from '../../src/platform/vault.ts';
import { placeName } from './tokens.ts';

/** What is kept of one installation. */
export interface Kept {
  readonly installation: Installation;
  readonly installedAt: number; // epoch ms
  /** Its refresh token works no more: nothing but installing it anew helps. */
  readonly dead?: { readonly reason: string; readonly at: number };
}

/** Every workspace and organisation that has installed Parley, whole, in the vault. Bolt can work on it, too. */
export interface Installations extends InstallationStore {
  read(tenant: string): Promise<Kept | undefined>;
  /** One at a time among all processes; what `keep` is given is kept when the work resolves. */
  locked<Value>(
    tenant: string,
    work: (kept: Kept | undefined, keep: (kept: Kept) => Promise<void>) => Promise<Value>,
  ): Promise<Value>;
  /** Whether what was there at that time is gone, or would be by `removeAsOf`: nothing newer has taken its place. */
  isGoneAsOf(tenant: string, at: number): Promise<boolean>;
  /** Removes one that was there at that time already; false when a newer one has taken its place. */
  removeAsOf(tenant: string, at: number): Promise<boolean>;
  tenants(): Promise<readonly string[]>;
}

const PREFIX = 'slack/installation/';

export function installationsIn(vault: Vault, now: () => number): Installations {
  const locked: Installations['locked'] = (tenant, work) => {
    const name = `${PREFIX}${tenant}`;
    return vault.locked(name, async (entries) =>
      work(await readFrom(entries, tenant), (kept) => entries.write(name, JSON.stringify(kept))),
    );
  };
  const removeAsOf: Installations['removeAsOf'] = (tenant, at) =>
    vault.locked(`${PREFIX}${tenant}`, async (entries) => {
      if (isNewer(await openable(entries, tenant), at)) return false;
      await entries.remove(`${PREFIX}${tenant}`);
      return true;
    });
  return {
    locked,
    removeAsOf,
    isGoneAsOf: async (tenant, at) => !isNewer(await openable(vault, tenant), at),
    read: (tenant) => readFrom(vault, tenant),
    tenants: async () => (await vault.names(PREFIX)).map((name) => name.slice(PREFIX.length)),
    storeInstallation: (installation) =>
      locked(tenantOf(installation), (_kept, keep) => keep({ installation, installedAt: now() })),
    fetchInstallation: async (query) => {
      const kept = await readFrom(vault, nameOf(query));
      if (kept === undefined) throw new Error('Parley is not installed there.');
      return kept.installation;
    },
    deleteInstallation: async (query) => {
      await removeAsOf(nameOf(query), now());
    },
  };
}

function isNewer(kept: Kept | undefined, at: number): boolean {
  return kept !== undefined && secondOf(kept.installedAt) > secondOf(at);
}

/** One that no secret opens any more was written before the secret changed: nothing newer, and nothing to keep. */
async function openable(
  entries: Pick<VaultEntries, 'read'>,
  tenant: string,
): Promise<Kept | undefined> {
  return readFrom(entries, tenant).catch((cause) => {
    if (cause instanceof Unopenable) return undefined;
    throw cause;
  });
}

/** Slack tells times of events in whole seconds. */
function secondOf(at: number): number {
  return Math.floor(at / 1000);
}

/** The tenant that an installation is kept under. */
export function tenantOf({ team, enterprise, isEnterpriseInstall }: Installation): string {
  const place = { teamId: team?.id, enterpriseId: enterprise?.id, isEnterpriseInstall };
  const tenant = placeName(place);
  if (tenant === undefined) throw new Error('Slack named neither a workspace nor an organisation.');
  return tenant;
}

function nameOf({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>): string {
  return placeName({ teamId, enterpriseId, isEnterpriseInstall }) ?? '';
}

/** Nothing but us writes there, under a seal. */
async function readFrom(
  entries: Pick<VaultEntries, 'read'>,
  tenant: string,
): Promise<Kept | undefined> {
  const text = await entries.read(`${PREFIX}${tenant}`);
  return text === undefined ? undefined : (JSON.parse(text) as Kept);
}
