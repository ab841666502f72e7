import type { Log } from '../infra/log.ts';
import type { Vault } from '../platform/vault.ts';
import type { Chat } from './adapters.ts';
import type { TeamsConfig } from './config.ts';
import { isLocal } from './is-local.ts';

interface Ground {
  readonly vault: Vault;
  readonly log: Log;
}

/** Teams as a chat. Its packages are loaded only here, where it is configured: they cost a second, and 160 MB. */
export async function createTeams(config: TeamsConfig, { vault, log }: Ground): Promise<Chat> {
  const [{ createTeamsAdapter }, { MESSAGES_PATH }] = await Promise.all([
    import('../../adapters/teams/adapter.ts'),
    import('../../adapters/teams/paths.ts'),
  ]);
  const { authorityUrl } = config;
  const adapter = createTeamsAdapter({
    ...config,
    vault,
    ...(authorityUrl !== undefined && isLocal(authorityUrl) && { pace: [] }),
    trouble: (what, error) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ what, reason }, 'Teams did not do what was asked');
    },
  });
  return {
    adapter,
    directory: {
      ...{ platform: adapter.platform, name: 'Microsoft Teams', bot: 'Parley', command: 'join' },
      tenants: async () => config.tenants,
      findPerson: (who) => adapter.findPerson(who),
    },
    paths: [{ path: MESSAGES_PATH, methods: ['POST'] }],
  };
}
