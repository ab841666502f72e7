import type { Command } from 'commander';
import { resealVault } from '../../application/vault/reseal-vault.ts';
import { example } from '../example.ts';
import { Refused } from '../exit.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

export function vaultCommands(program: Command, run: Run): void {
  const vault = program
    .command('vault')
    .description('what platforms gave Parley to keep secret, such as tokens');
  example(vault.command('reseal'), 'vault reseal')
    .description('seal everything with the PARLEY_SECRET of now; then the former ones may go')
    .action(
      run(async ({ parley, actor, output }) => {
        const found = valueOrRefused(await resealVault(parley, actor), parley.refusalWords);
        const { resealed, unopenable } = found;
        const done = `${resealed} sealed anew.`;
        if (unopenable.length > 0) {
          const lines = unopenable.map((name) => `  ${name}`);
          const mend =
            'Add the secret that sealed them to PARLEY_FORMER_SECRETS and try again, or connect them anew.';
          throw new Refused(`${done} No secret opens:`, found, [...lines, mend]);
        }
        output.result(found, [`${done} PARLEY_FORMER_SECRETS is needed no more.`]);
      }),
    );
}
