import type { Tokens } from '../../adapters/slack/tokens.ts';
import type { Vault } from '../platform/vault.ts';
import type { SlackConfig } from './config.ts';

/** Who Parley is in Slack: in the one workspace of a token, or in many that installed it. Slack's packages load only now. */
export async function slackTokens(
  { install, apiUrl }: SlackConfig,
  vault: Vault,
  now: () => number,
): Promise<Tokens> {
  const at = { now, ...(apiUrl === undefined ? {} : { apiUrl }) };
  if (install.kind === 'one-workspace') {
    const { oneWorkspace } = await import('../../adapters/slack/one-workspace.ts');
    return oneWorkspace({ botToken: install.botToken, ...at });
  }
  const { manyWorkspaces } = await import('../../adapters/slack/many-workspaces.ts');
  const { clientId, clientSecret } = install;
  return manyWorkspaces({ clientId, clientSecret, vault, ...at });
}
