import type { Command } from 'commander';
import { previewTold, tellMembers } from '../../application/outcomes/tell-members.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { choice } from '../arguments.ts';
import { example } from '../example.ts';
import type { Run } from '../run.ts';
import { letterLines } from './letter-lines.ts';
import { valueOrRefused } from './refusal.ts';

interface TellOptions {
  readonly preview?: string;
  readonly language?: Language;
}

/** Answers members back with what became of what they said. */
export function tellCommand(conclusion: Command, run: Run): void {
  example(conclusion.command('tell <meeting>'), 'conclusion tell cto-2026 --preview MS-KE')
    .description('tell each member what became of each need that it told of')
    .option('--preview <member>', 'print the letter to this member (its reference); send nothing')
    .option(
      '--language <code>',
      `of the preview: ${LANGUAGES.join(', ')}; else the member’s own`,
      choice(LANGUAGES),
    )
    .action(
      run<TellOptions>(async ({ parley, actor, output }, options, meeting = '') => {
        if (options.preview !== undefined) {
          const input = { meeting, member: options.preview, ...inLanguage(options) };
          const previewed = await previewTold(parley, input, actor);
          const told = valueOrRefused(previewed, parley.refusalWords);
          output.result(told, letterLines(told.letter));
          return;
        }
        const result = await tellMembers(parley, meeting, actor);
        const told = valueOrRefused(result, parley.refusalWords);
        const { members, planned } = told;
        output.result(told, [
          `${members} ${members === 1 ? 'member' : 'members'} told of needs; ${planned} will be told now what became of them.`,
          ...(planned < members ? ['The others have been told the same before.'] : []),
        ]);
      }),
    );
}

function inLanguage({ language: code }: TellOptions) {
  return code === undefined ? {} : { language: code };
}
