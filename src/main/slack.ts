import type { Log } from '../infra/log.ts';
import type { Vault } from '../platform/vault.ts';
import type { Chat } from './adapters.ts';
import type { SlackConfig } from './config.ts';
import { isLocal } from './is-local.ts';
import { slackTokens } from './slack-tokens.ts';

interface Ground {
  readonly vault: Vault;
  readonly publicUrl: string;
  readonly log: Log;
}

/** Slack as a chat. Its packages are loaded only here, where it is configured: they cost a third of a second. */
export async function createSlack(config: SlackConfig, ground: Ground): Promise<Chat> {
  const [{ createSlackAdapter }, { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH }] = await Promise.all([
    import('../../adapters/slack/adapter.ts'),
    import('../../adapters/slack/paths.ts'),
  ]);
  const { tokens, pages } = await whoWeAre(config, ground);
  const { signingSecret, appToken, apiUrl } = config;
  const adapter = createSlackAdapter({
    ...{ tokens, pages },
    ...(signingSecret === undefined ? {} : { signingSecret }),
    ...(appToken === undefined ? {} : { appToken }),
    ...(apiUrl === undefined ? {} : { apiUrl, ...(isLocal(apiUrl) && { pace: [] }) }),
    trouble: (what, error) => {
      const reason = error instanceof Error ? error.message : String(error);
      ground.log.warn({ what, reason }, 'Slack did not do what was asked');
    },
  });
  return {
    adapter,
    directory: {
      ...{ platform: adapter.platform, name: 'Slack', bot: 'Parley', command: '/parley join' },
      tenants: async () => (await tokens.tenants()).map(({ tenant }) => tenant),
      findPerson: (who) => adapter.findPerson(who),
    },
    paths: [
      { path: EVENTS_PATH, methods: ['POST'] },
      { path: INSTALL_PATH, methods: ['GET'] },
      { path: REDIRECT_PATH, methods: ['GET'] },
    ],
  };
}

async function whoWeAre(config: SlackConfig, { vault, publicUrl }: Ground) {
  const { installPages, noInstallPages } = await import('../../adapters/slack/install-pages.ts');
  const tokens = await slackTokens(config, vault, Date.now);
  const { install, apiUrl } = config;
  if (install.kind === 'one-workspace') return { tokens, pages: noInstallPages };
  const { clientId, clientSecret, stateSecret } = install;
  const pages = installPages({
    ...{ clientId, clientSecret, stateSecret, vault, publicUrl },
    ...(apiUrl === undefined ? {} : { apiUrl }),
    installed: (tenant) => tokens.forget(tenant),
  });
  return { tokens, pages };
}
