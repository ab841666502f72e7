import type { Command } from 'commander';
import {
  issueInvitations,
  type MailMerge,
} from '../../application/invitations/issue-invitations.ts';
import { example } from '../example.ts';
import { Refused } from '../exit.ts';
import type { Progress } from '../output.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

const COLUMNS = ['member', 'country', 'name', 'email', 'language', 'closing', 'link'] as const;

export function inviteCommands(program: Command, run: Run): void {
  const invite = program.command('invite').description('personal links');
  example(invite.command('issue <round>'), 'invite issue cto-2027-needs --out ./letters')
    .description(
      'a mail-merge list with a fresh link for each contact, and one letter per language',
    )
    .requiredOption('--out <folder>', 'where list.csv and the letters go; new or empty')
    .option('--revoke-earlier', 'links issued before and not used yet stop working')
    .action(
      run<{ out: string; revokeEarlier?: boolean }>(
        async ({ parley, actor, output }, { out, revokeEarlier = false }, round = '') => {
          // Seen before links are made: they are nowhere kept, so what cannot be written is lost.
          if (!(await parley.files.isFree(out))) {
            throw new Refused(`"${out}" holds files already. Choose a new or empty folder.`);
          }
          const merge = valueOrRefused(
            await issueInvitations(parley, { round, revokeEarlier }, actor),
            parley.refusalWords,
          );
          const progress = output.progress('Links');
          await parley.files.writeTable(`${out}/list.csv`, rowsOf(merge, progress));
          progress.end();
          for (const { language, subject, text } of merge.letters) {
            await parley.files.writeText(
              `${out}/letter-${language}.txt`,
              `${subject}\n\n${text}\n`,
            );
          }
          const { rows, letters, revoked } = merge;
          const languages = letters.map(({ language }) => language);
          output.result({ out, contacts: rows.length, languages, revoked }, lines(out, merge));
        },
      ),
    );
}

async function* rowsOf({ rows }: MailMerge, progress: Progress): AsyncGenerator<readonly string[]> {
  yield COLUMNS;
  for (const [index, row] of rows.entries()) {
    progress.at(index + 1, rows.length);
    yield COLUMNS.map((column) => row[column]);
  }
}

function lines(out: string, { rows, letters, revoked }: MailMerge): string[] {
  const [first] = rows;
  const languages = letters.map(({ language }) => language).join(', ');
  return [
    `${out}/list.csv: ${rows.length} contacts, each with a personal link. Send it and destroy it.`,
    ...(first === undefined ? [] : [`Letters in ${languages}.`]),
    ...(revoked === 0 ? [] : [`${revoked} earlier links work no longer.`]),
    ...(first !== undefined && isOnlyHere(first.link)
      ? [`The links lead to ${new URL(first.link).origin}, which only this machine can open.`, MEND]
      : []),
  ];
}

const MEND = 'For members, set PUBLIC_URL to where they reach the server, then issue them again.';

function isOnlyHere(link: string): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(link).hostname);
}
