import type { Finding } from '../cli/run.ts';
import type { Config } from './config.ts';
import type { OpenParley } from './open-parley.ts';
import { slackTokens } from './slack-tokens.ts';

/** What stands between Parley and Slack; nothing where Slack is not configured. */
export async function slackFindings(
  { parley }: Pick<OpenParley, 'parley'>,
  { slack, publicUrl }: Config,
): Promise<readonly Finding[]> {
  if (slack === undefined) return [];
  const { examineSlack } = await import('../../adapters/slack/examine.ts');
  const { install, ...settings } = slack;
  return examineSlack({
    ...settings,
    ...(install.kind === 'one-workspace' ? { botToken: install.botToken } : {}),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    tokens: await slackTokens(slack, parley.vault, parley.clock.now),
    now: parley.clock.now,
  });
}
