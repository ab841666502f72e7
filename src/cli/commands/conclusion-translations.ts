import type { Command } from 'commander';
import {
  approveTranslation,
  type Translated,
  translateConclusion,
} from '../../application/outcomes/translate-conclusion.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { choice } from '../arguments.ts';
import { example } from '../example.ts';
import { counted } from '../numbered-arguments.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

interface TranslateOptions {
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly asks?: string;
  readonly machine?: boolean;
}

const CODES = LANGUAGES.filter((code) => code !== 'en');

/** A conclusion in other languages: a draft until it is approved. */
export function translationCommands(conclusion: Command, run: Run): void {
  example(
    conclusion.command('translate <meeting> <conclusion>'),
    'conclusion translate cto-2026 C1 --language fr --title "Accès rural" --text "Le groupe demande …"',
  )
    .description('set a conclusion’s text in another language beside it, as a draft')
    .requiredOption('--language <code>', CODES.join(', '), choice(CODES))
    .requiredOption('--title <title>', 'the title in that language')
    .requiredOption('--text <text>', 'the text in that language')
    .option('--asks <text>', 'the call to action in that language')
    .option('--machine', 'a machine has translated it')
    .action(
      run<TranslateOptions>(
        async ({ parley, actor, output }, options, meeting = '', number = '') => {
          const { language, title, text, asks = null, machine = false } = options;
          const input = {
            ...{ meeting, conclusion: counted('C')(number), language, title, text },
            ...{ callToAction: asks, isMachine: machine },
          };
          const result = await translateConclusion(parley, input, actor);
          const translated = valueOrRefused(result, parley.refusalWords);
          output.result(translated, [line(translated)]);
        },
      ),
    );
  example(
    conclusion.command('approve-translation <meeting> <conclusion>'),
    'conclusion approve-translation cto-2026 C1 --language fr',
  )
    .description('say that a translation holds')
    .requiredOption('--language <code>', CODES.join(', '), choice(CODES))
    .action(
      run<Pick<TranslateOptions, 'language'>>(
        async ({ parley, actor, output }, { language }, meeting = '', number = '') => {
          const input = { meeting, conclusion: counted('C')(number), language };
          const result = await approveTranslation(parley, input, actor);
          const approved = valueOrRefused(result, parley.refusalWords);
          output.result(approved, [line(approved)]);
        },
      ),
    );
}

function line({ conclusion, language, title, origin, approved }: Translated): string {
  const by = origin === 'machine' ? ', by a machine' : '';
  return `C${conclusion} in ${language}${by}: “${title}”. ${approved ? 'Approved.' : 'A draft until it is approved.'}`;
}
