import type { Command } from 'commander';
import { type AdvanceOrder, advancePaper } from '../../application/papers/advance-paper.ts';
import { draftPaper } from '../../application/papers/draft-paper.ts';
import { exportPaper, listPapers } from '../../application/papers/export-paper.ts';
import type { PaperHead } from '../../application/papers/rows.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { PaperKind } from '../../domain/vocabulary.ts';
import { choices, day, numberBetween, reason } from '../arguments.ts';
import { example } from '../example.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

export interface PaperNoun {
  readonly kind: PaperKind;
  /** As in "communique". */
  readonly words: string;
  /** What it is about, as an argument: "<meeting>", "<period>". */
  readonly scope: string;
  readonly sample: string;
}

/** The verbs of whatever goes from draft to publication: communiqués and reports. */
export function paperVerbs(command: Command, run: Run, noun: PaperNoun): void {
  draftVerb(command, run, noun);
  stepVerbs(command, run, noun);
  publishVerb(command, run, noun);
  exportVerb(command, run, noun);
}

function draftVerb(command: Command, run: Run, { kind, words, scope, sample }: PaperNoun): void {
  example(command.command(`draft ${scope}`), `${words} draft ${sample}`)
    .description('write down what is true now: anew, or in place of a draft')
    .action(
      run(async ({ parley, actor, output }, _options, about = '') => {
        const result = await draftPaper(parley, { kind, scope: about }, actor);
        const drafted = valueOrRefused(result, parley.refusalWords);
        const news = drafted.fresh ? 'is drafted' : 'says all that there is already';
        output.result(drafted, [`Number ${drafted.number} of ${about} ${news}.`]);
      }),
    );
}

function stepVerbs(command: Command, run: Run, noun: PaperNoun): void {
  const { kind, words, scope, sample } = noun;
  const step = (order: AdvanceOrder) => advancing(run, order);
  example(command.command(`submit ${scope}`), `${words} submit ${sample}`)
    .description('put the draft before whoever may approve it')
    .action(step({ kind, scope: '', act: 'submit' }));
  example(command.command(`return ${scope}`), `${words} return ${sample} --reason "C2 is missing"`)
    .description('give it back, with the reason')
    .requiredOption('--reason <text>', 'what is to be mended', reason)
    .action(
      run<{ readonly reason: string }>(async ({ parley, actor, output }, options, about = '') => {
        const order = { kind, scope: about, act: 'return', reason: options.reason } as const;
        const result = await advancePaper(parley, order, actor);
        output.result(...told(valueOrRefused(result, parley.refusalWords)));
      }),
    );
  example(command.command(`approve ${scope}`), `${words} approve ${sample}`)
    .description('approve what was put before you; from then on nothing changes it')
    .action(step({ kind, scope: '', act: 'approve' }));
}

function advancing(run: Run, order: AdvanceOrder) {
  return run(async ({ parley, actor, output }, _options, about = '') => {
    const result = await advancePaper(parley, { ...order, scope: about }, actor);
    output.result(...told(valueOrRefused(result, parley.refusalWords)));
  });
}

interface PublishOptions {
  readonly on: string;
  readonly url?: string;
  readonly document?: string;
}

function publishVerb(command: Command, run: Run, { kind, words, scope, sample }: PaperNoun): void {
  example(command.command(`publish ${scope}`), `${words} publish ${sample} --on 2026-06-01`)
    .description('write down that it was published')
    .requiredOption('--on <day>', 'the day on which it was', day)
    .option('--url <address>', 'where it can be read')
    .option('--document <number>', 'the document’s number, as TSB’s own system gave it')
    .action(
      run<PublishOptions>(async ({ parley, actor, output }, options, about = '') => {
        const order = { kind, scope: about, act: 'publish', ...options } as const;
        const result = await advancePaper(parley, order, actor);
        output.result(...told(valueOrRefused(result, parley.refusalWords)));
      }),
    );
}

interface ExportOptions {
  readonly out: string;
  readonly number?: number;
  readonly languages: readonly Language[];
}

function exportVerb(command: Command, run: Run, { kind, words, scope, sample }: PaperNoun): void {
  example(
    command.command(`export ${scope}`),
    `${words} export ${sample} --out ./${words.split(' ')[0]}`,
  )
    .description('write it as HTML, Markdown and for Word')
    .requiredOption('--out <folder>', 'an empty folder, or one of an earlier export')
    .option('--number <n>', 'which one; the newest unless given', numberBetween(1, 10_000))
    .option('--languages <codes>', LANGUAGES.join(','), choices(LANGUAGES), [...LANGUAGES])
    .action(
      run<ExportOptions>(async ({ parley, actor, output }, options, about = '') => {
        const { out: folder, ...which } = options;
        const order = { kind, scope: about, folder, ...which };
        const result = await exportPaper(parley, order, actor);
        const exported = valueOrRefused(result, parley.refusalWords);
        output.result(exported, [
          `${exported.files.length} files are in ${folder}. ${line(exported)}`,
        ]);
      }),
    );
}

/** All papers of these kinds, the newest first. `words`: the command's, where it is more than its name. */
export function listVerb(
  command: Command,
  run: Run,
  kinds: readonly PaperKind[],
  words = command.name(),
): void {
  example(command.command('list'), `${words} list`)
    .description('what there is, and how far each is')
    .action(
      run(async ({ parley, actor, output }) => {
        const all = valueOrRefused(await listPapers(parley, actor), parley.refusalWords);
        const papers = all.filter(({ kind }) => kinds.includes(kind));
        output.result(papers, papers.length === 0 ? ['There is none yet.'] : papers.map(line));
      }),
    );
}

function told(paper: PaperHead): [PaperHead, readonly string[]] {
  return [paper, [line(paper)]];
}

function line({ kind, scope, number, state, publishedOn, document, url, sha256 }: PaperHead) {
  const place = [publishedOn, document, url].filter((one) => one !== null).join(', ');
  return `${kind} of ${scope}, number ${number}: ${state}${place === '' ? '' : ` (${place})`}, SHA-256 ${sha256.slice(0, 12)}…`;
}
