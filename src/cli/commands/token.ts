import type { Command } from 'commander';
import { issueToken } from '../../application/tokens/issue-token.ts';
import { listTokens } from '../../application/tokens/list-tokens.ts';
import { revokeToken } from '../../application/tokens/revoke-token.ts';
import type { ListedToken } from '../../application/tokens/rows.ts';
import { API_RIGHTS, type ApiRight } from '../../domain/api-rights.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { choices, day } from '../arguments.ts';
import { example } from '../example.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

/** Who else may read: other systems of the Bureau (docs/api.md). */
export function tokenCommands(program: Command, run: Run): void {
  const token = program
    .command('token')
    .description('tokens with which other systems read through the API');
  issueCommand(token, run);
  example(token.command('list'), 'token list')
    .description('the tokens that stand: whose, what they may, until when, when last used')
    .action(
      run(async ({ parley, actor, output }) => {
        const tokens = valueOrRefused(await listTokens(parley, actor), parley.refusalWords);
        const head = ['Name', 'Issued by', 'May', 'Until', 'Last used'];
        output.result(tokens, table(head, tokens.map(rowOf)));
      }),
    );
  example(token.command('revoke <name>'), 'token revoke records')
    .description('end a token at once')
    .action(
      run(async ({ parley, actor, output }, _options, name = '') => {
        const revoked = valueOrRefused(
          await revokeToken(parley, { name }, actor),
          parley.refusalWords,
        );
        output.result(revoked, [`The token "${name}" reads nothing any more.`]);
      }),
    );
}

interface IssueOptions {
  readonly name: string;
  readonly may: readonly ApiRight[];
  readonly until?: string;
}

function issueCommand(token: Command, run: Run): void {
  example(
    token.command('issue'),
    'token issue --name records --may meeting.list,conclusion.list --until 2030-12-31',
  )
    .description('a token for another system; it is shown this once')
    .requiredOption('--name <name>', 'for which system')
    .requiredOption('--may <list>', API_RIGHTS.join(', '), choices(API_RIGHTS))
    .option('--until <day>', 'its last day, in Geneva', day)
    .action(
      run<IssueOptions>(async ({ parley, actor, output }, { name, may, until = null }) => {
        const issued = valueOrRefused(
          await issueToken(parley, { name, may: [...may], until }, actor),
          parley.refusalWords,
        );
        output.result(issued, [
          issued.token,
          'Keep it now: it is not shown again. Send it as "Authorization: Bearer …".',
        ]);
      }),
    );
}

function rowOf({ name, issuer, may, expiresAt, lastUsedOn }: ListedToken): string[] {
  const until = expiresAt === null ? 'revoked' : genevaDay(expiresAt - 1);
  return [name, issuer, may.join(', '), until, lastUsedOn ?? 'never'];
}
