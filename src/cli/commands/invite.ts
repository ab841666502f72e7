import type { Command } from 'commander';
import {
  issueInvitations,
  type MailMerge,
} from '../../application/invitations/issue-invitations.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

const COLUMNS = ['member', 'country', 'name', 'email', 'language', 'closing', 'link'] as const;

export function inviteCommands(program: Command, run: Run): void {
  program
    .command('invite')
    .description('personal links')
    .command('issue <round>')
    .description(
      'a mail-merge list with a fresh link for each contact, and one letter per language',
    )
    .requiredOption('--out <folder>', 'where list.csv and the letters go')
    .option('--revoke-earlier', 'links issued before and not used yet stop working')
    .action(
      run<{ out: string; revokeEarlier?: boolean }>(
        async ({ parley, actor, output }, { out, revokeEarlier = false }, round = '') => {
          const merge = valueOrRefused(
            await issueInvitations(parley, { round, revokeEarlier }, actor),
            parley.refusalWords,
          );
          await parley.files.writeTable(`${out}/list.csv`, rowsOf(merge));
          for (const { language, subject, text } of merge.letters) {
            await parley.files.writeText(
              `${out}/letter-${language}.txt`,
              `${subject}\n\n${text}\n`,
            );
          }
          const { rows, letters, revoked } = merge;
          const languages = letters.map(({ language }) => language);
          output.result({ out, contacts: rows.length, languages, revoked }, [
            `${out}/list.csv: ${rows.length} contacts, each with a personal link. Send it and destroy it.`,
            `Letters in ${languages.join(', ')}. ${revoked} earlier links were revoked.`,
          ]);
        },
      ),
    );
}

async function* rowsOf({ rows }: MailMerge): AsyncGenerator<readonly string[]> {
  yield COLUMNS;
  for (const row of rows) yield COLUMNS.map((column) => row[column]);
}
