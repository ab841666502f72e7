import type { Command } from 'commander';
import {
  type AskedAll,
  askMembers,
  previewAsked,
  type Unreached,
} from '../../application/coming/ask-members.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { choice } from '../arguments.ts';
import { example } from '../example.ts';
import { WrongUsage } from '../exit.ts';
import type { Run } from '../run.ts';
import { letterLines } from './letter-lines.ts';
import { valueOrRefused } from './refusal.ts';

interface AskOptions {
  readonly preview?: string;
  readonly here?: boolean;
  readonly language?: Language;
}

/** Asks members whether they come to a meeting. */
export function askCommand(register: Command, run: Run): void {
  example(register.command('ask <meeting>'), 'register ask cto-2026 --preview R1')
    .description(
      'ask each member that has not answered whether it comes; on the first day those that said so whether they are there',
    )
    .option(
      '--preview <entry>',
      'print the letter to this entity (R1, or its reference); send nothing',
    )
    .option('--here', 'of the preview: the question of the first day')
    .option(
      '--language <code>',
      `of the preview: ${LANGUAGES.join(', ')}; else the member’s own`,
      choice(LANGUAGES),
    )
    .action(
      run<AskOptions>(async ({ parley, actor, output }, options, meeting = '') => {
        const { preview, here = false, language } = options;
        if (preview === undefined && (here || language !== undefined)) {
          throw new WrongUsage(
            '--here and --language are of a preview: give --preview with an entity.',
          );
        }
        if (preview !== undefined) {
          const asking = here ? ('here' as const) : ('coming' as const);
          const more = language === undefined ? {} : { language };
          const input = { meeting, entry: preview, asking, ...more };
          const shown = valueOrRefused(
            await previewAsked(parley, input, actor),
            parley.refusalWords,
          );
          output.result(shown, letterLines(shown.letter));
          return;
        }
        const result = await askMembers(parley, { meeting }, actor);
        const asked = valueOrRefused(result, parley.refusalWords);
        output.result(asked, askedLines(asked));
      }),
    );
}

function askedLines({ asked, answered, already, unreached }: AskedAll): readonly string[] {
  return [
    `${asked} asked now; ${answered} had answered, ${already} had been asked and may still answer.`,
    ...unreached.map(({ number, name, why }) => `Not asked: R${number} ${name}: ${WHY[why]}.`),
  ];
}

const WHY: Readonly<Record<Unreached['why'], string>> = {
  'no-member': 'it is no member, so that nobody of it is known here',
  'no-contact': 'it has no active contact',
  'no-authority': 'nobody has authority for its seat on the first day',
};
