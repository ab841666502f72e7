import type { Command } from 'commander';
import { checkExport, type ExportFaults } from '../../application/dataset/check-export.ts';
import {
  AUDIENCES,
  type Audience,
  exportDataset,
  FORMATS,
  type Format,
} from '../../application/dataset/export-dataset.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { choice, choices } from '../arguments.ts';
import { example } from '../example.ts';
import { Refused } from '../exit.ts';
import { faultLines } from '../output.ts';
import type { Run } from '../run.ts';
import { type RefusalWords, valueOrRefused } from './refusal.ts';

interface ExportOptions {
  readonly out: string;
  readonly for: Audience;
  readonly values: 'codes' | 'labels';
  readonly language: Language;
  readonly formats: readonly Format[];
}

export function exportCommands(round: Command, run: Run): void {
  example(
    round.command('export <round>'),
    'round export cto-2027-needs --for staff --out ./out/cto-2027-data',
  )
    .description('write the answers of a closed round as tables for other tools')
    .requiredOption('--out <folder>', 'a folder of its own')
    .requiredOption(
      '--for <whom>',
      'staff: everything, for TSB only; public: what the newest agenda publishes',
      choice(AUDIENCES),
    )
    .option('--values <kind>', 'codes or labels', choice(['codes', 'labels']), 'codes')
    .option('--language <code>', 'of the labels', choice(LANGUAGES), 'en')
    .option('--formats <list>', FORMATS.join(', '), choices(FORMATS), [...FORMATS])
    .action(
      run<ExportOptions>(async ({ parley, actor, output }, options, name = '') => {
        const { out, for: audience, values, language, formats } = options;
        const wording = values === 'labels' ? { kind: values, language } : { kind: values };
        const input = { round: name, audience, wording, language, formats, folder: out };
        const done = valueOrRefused(await exportDataset(parley, input, actor), parley.refusalWords);
        const head =
          audience === 'staff' ? 'For TSB only; do not hand it on:' : 'What the agenda publishes:';
        output.result(done, [head, ...done.files.map((file) => `  ${file}`)]);
      }),
    );
  checkCommand(round, run);
}

function checkCommand(round: Command, run: Run): void {
  example(round.command('check-export <folder>'), 'round check-export ./out/cto-2027-data')
    .description('read an export for staff back and compare what it gives with the newest agenda')
    .option('--from <format>', 'csv or xlsx; csv where both are there', choice(FORMATS))
    .action(
      run<{ from?: Format }>(async ({ parley, actor, output }, { from }, folder = '') => {
        const input = { folder, ...(from === undefined ? {} : { format: from }) };
        const result = await checkExport(parley, input, actor);
        if ('faults' in result) throw faulty(result, parley.refusalWords);
        const check = valueOrRefused(result, parley.refusalWords);
        const { agendaVersion, answers, members } = check;
        const read = `${answers} answers of ${members} members, from ${check.format}`;
        if (check.differences.length > 0) {
          throw new Refused(
            `${read}, do not give agenda version ${agendaVersion}. If answers came since, build it again.`,
            check,
            check.differences.map((one) => `  ${one.figure}: ${one.expected}, here ${one.found}`),
          );
        }
        output.result(check, [`${read}, give agenda version ${agendaVersion} again.`]);
      }),
    );
}

function faulty({ code, params, faults, total }: ExportFaults, words: RefusalWords): Refused {
  const rest = total > faults.length ? [`  … and ${total - faults.length} more.`] : [];
  return new Refused(words(code, params), { total, faults }, [...faultLines(faults), ...rest]);
}
