import type { Finding } from '../cli/run.ts';
import type { Config } from './config.ts';
import type { OpenParley } from './open-parley.ts';

/** What stands between Parley and Discord; nothing where Discord is not configured. */
export async function discordFindings(
  { parley }: Pick<OpenParley, 'parley'>,
  { discord }: Config,
): Promise<readonly Finding[]> {
  if (discord === undefined) return [];
  const { examineDiscord } = await import('../../adapters/discord/examine.ts');
  return examineDiscord({ ...discord, now: parley.clock.now });
}
