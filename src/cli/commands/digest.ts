import type { Command } from 'commander';
import type { Run } from '../run.ts';
import { listVerb, paperVerbs } from './paper-verbs.ts';

/** What the room needs from those who do not sit in it, for whoever chairs (Res. 68, resolves 2). */
export function digestCommands(program: Command, run: Run): void {
  const digest = program
    .command('digest')
    .description('what members need, by the items of the day, for the chair of a meeting');
  paperVerbs(digest, run, {
    ...{ kind: 'digest', words: 'digest', scope: '<meeting>', sample: 'cto-2026' },
  });
  listVerb(digest, run, ['digest']);
}

/** The meeting's own agenda: its items, with who is behind them. */
export function agendaPaperCommands(agenda: Command, run: Run): void {
  const paper = agenda
    .command('paper')
    .description(
      'a meeting’s agenda, from draft to publication: its items, and who is behind them',
    );
  paperVerbs(paper, run, {
    ...{ kind: 'agenda', words: 'agenda paper', scope: '<meeting>', sample: 'cto-2026' },
  });
  listVerb(paper, run, ['agenda'], 'agenda paper');
}
