import type { Finding } from '../cli/run.ts';
import type { Config } from './config.ts';
import type { OpenParley } from './open-parley.ts';

/** What stands between Parley and Teams; nothing where Teams is not configured. */
export async function teamsFindings(
  { parley }: Pick<OpenParley, 'parley'>,
  { teams, publicUrl }: Config,
): Promise<readonly Finding[]> {
  if (teams === undefined) return [];
  const { examineTeams } = await import('../../adapters/teams/examine.ts');
  const at = publicUrl === undefined ? {} : { publicUrl };
  return examineTeams({ ...teams, ...at, now: parley.clock.now });
}
