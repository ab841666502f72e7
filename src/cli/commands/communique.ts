import type { Command } from 'commander';
import type { Run } from '../run.ts';
import { listVerb, paperVerbs } from './paper-verbs.ts';

/** A meeting's conclusions, made public (Res. 68, resolves 5). */
export function communiqueCommands(program: Command, run: Run): void {
  const communique = program
    .command('communique')
    .description('a meeting’s conclusions, from draft to publication');
  paperVerbs(communique, run, {
    ...{ kind: 'communique', words: 'communique', scope: '<meeting>', sample: 'cto-2026' },
  });
  listVerb(communique, run, ['communique']);
}
