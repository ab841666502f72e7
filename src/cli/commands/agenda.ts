import type { Command } from 'commander';
import { buildAgenda } from '../../application/agenda/build-agenda.ts';
import { exportAgenda } from '../../application/agenda/export-agenda.ts';
import { sendAgenda } from '../../application/agenda/send-agenda.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { choices, numberBetween } from '../arguments.ts';
import { example } from '../example.ts';
import type { Run } from '../run.ts';
import { agendaItemCommands } from './agenda-items.ts';
import { agendaPaperCommands } from './digest.ts';
import { valueOrRefused } from './refusal.ts';

interface ExportOptions {
  readonly out: string;
  readonly languages: readonly Language[];
  readonly version?: number;
  readonly trace?: boolean;
}

export function agendaCommands(program: Command, run: Run): void {
  const agenda = program.command('agenda').description('what the answers bring into the meeting');
  example(agenda.command('build <round>'), 'agenda build cto-2027-needs')
    .description('freeze the next version from a closed round')
    .action(
      run(async ({ parley, actor, output }, _options, round = '') => {
        const built = valueOrRefused(
          await buildAgenda(parley, { round }, actor),
          parley.refusalWords,
        );
        const { number, sha256, fresh } = built;
        output.result({ number, sha256, fresh }, [
          fresh
            ? `Agenda version ${number} of "${round}" is built (SHA-256 ${sha256.slice(0, 12)}…).`
            : `Nothing has changed since version ${number}.`,
        ]);
      }),
    );
  example(
    agenda.command('export <round>'),
    'agenda export cto-2027-needs --out ./out/cto-2027 --languages en,fr',
  )
    .description('write a version for Word, as HTML, Markdown, JSON and CSV')
    .option('--out <folder>', 'a folder of its own', './out')
    .option('--languages <list>', LANGUAGES.join(', '), choices(LANGUAGES), ['en'])
    .option('--version <n>', 'the newest unless given', numberBetween(1, 1_000_000))
    .option('--trace', 'also what lies behind each figure: for staff only')
    .action(
      run<ExportOptions>(async ({ parley, actor, output }, options, round = '') => {
        const { out, languages, version, trace = false } = options;
        const input = {
          ...{ round, languages, folder: out, withTrace: trace },
          ...(version === undefined ? {} : { version }),
        };
        const done = valueOrRefused(await exportAgenda(parley, input, actor), parley.refusalWords);
        output.result(done, [
          `Agenda version ${done.version}:`,
          ...done.files.map((file) => `  ${file}`),
        ]);
      }),
    );
  sendCommand(agenda, run);
  agendaItemCommands(agenda, run);
  agendaPaperCommands(agenda, run);
}

interface SendOptions {
  readonly to: string;
  readonly languages: readonly Language[];
  readonly version?: number;
}

function sendCommand(agenda: Command, run: Run): void {
  example(
    agenda.command('send <round>'),
    'agenda send cto-2027-needs --to amina@example.org --languages en,fr',
  )
    .description('send a version to staff by e-mail, as a document in each language')
    .requiredOption('--to <emails>', 'staff, with commas between them')
    .option('--languages <list>', LANGUAGES.join(', '), choices(LANGUAGES), ['en'])
    .option('--version <n>', 'the newest unless given', numberBetween(1, 1_000_000))
    .action(
      run<SendOptions>(async ({ parley, actor, output }, options, round = '') => {
        const { to, languages, version } = options;
        const input = {
          ...{ round, languages, to: to.split(',') },
          ...(version === undefined ? {} : { version }),
        };
        const sent = valueOrRefused(await sendAgenda(parley, input, actor), parley.refusalWords);
        output.result(sent, [
          `Agenda version ${sent.version}: ${sent.planned} letters are planned.`,
        ]);
      }),
    );
}
