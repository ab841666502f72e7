import type { Log } from '../infra/log.ts';
import type { Vault } from '../platform/vault.ts';
import type { Chat } from './adapters.ts';
import type { DiscordConfig } from './config.ts';
import { isLocal } from './is-local.ts';

interface Ground {
  readonly vault: Vault;
  readonly log: Log;
}

/** Discord as a chat. Its packages are loaded only here, where it is configured: they cost a second. */
export async function createDiscord(
  { token, applicationId, apiUrl, leaseMs }: DiscordConfig,
  { vault, log }: Ground,
): Promise<Chat> {
  const { createDiscordAdapter } = await import('../../adapters/discord/adapter.ts');
  const adapter = createDiscordAdapter({
    ...{ token, applicationId, vault },
    ...(leaseMs === undefined ? {} : { leaseMs }),
    ...(apiUrl === undefined ? {} : { apiUrl, ...(isLocal(apiUrl) && { pace: [] }) }),
    trouble: (what, error) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ what, reason }, 'Discord did not do what was asked');
    },
  });
  return {
    adapter,
    directory: {
      ...{ platform: adapter.platform, name: 'Discord', bot: 'Parley', command: '/parley join' },
      // Discord tells nobody's e-mail address: there is nowhere to look for people.
      tenants: async () => [],
      findPerson: (who) => adapter.findPerson(who),
    },
    paths: [],
  };
}
