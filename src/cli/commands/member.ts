import type { Command } from 'commander';
import { exportMembers } from '../../application/members/export-members.ts';
import {
  type ImportFaults,
  type ImportSummary,
  importMembers,
} from '../../application/members/import-members.ts';
import { listMembers } from '../../application/members/list-members.ts';
import {
  CATEGORIES,
  type Category,
  MEMBER_KINDS,
  type MemberKind,
  REGIONS,
  type Region,
} from '../../domain/vocabulary.ts';
import { choices, day } from '../arguments.ts';
import { example } from '../example.ts';
import { Refused } from '../exit.ts';
import { faultLines, type Progress, table } from '../output.ts';
import type { Run } from '../run.ts';
import { linkCommand } from './member-link.ts';
import { reachCommands } from './member-reach.ts';
import { type RefusalWords, valueOrRefused } from './refusal.ts';

interface Filter {
  readonly kinds?: readonly MemberKind[];
  readonly regions?: readonly Region[];
  readonly categories?: readonly Category[];
  readonly on?: string;
}

/** Rows between two looks at the progress bar. */
const LOOK_EVERY = 1_000;
/** What a screen can take; an export has all. */
const LISTED_MAX = 1_000;

export function memberCommands(program: Command, run: Run): void {
  const member = program
    .command('member')
    .description(
      'administrations, Sector Members, Associates, Academia, observers; their contacts',
    );
  importCommand(member, run);
  listCommand(member, run);
  exportCommand(member, run);
  reachCommands(member, run);
  linkCommand(member, run);
}

function importCommand(member: Command, run: Run): void {
  example(member.command('import <file>'), 'member import data/samples/members.csv --dry-run')
    .description('add and update from CSV or XLSX; all or nothing')
    .option('--dry-run', 'say what would happen and store nothing')
    .action(
      run<{ dryRun?: boolean }>(
        async ({ parley, actor, output }, { dryRun = false }, file = '') => {
          const progress = output.progress('Rows read');
          const given = {
            table: await parley.files.openTable(file),
            dryRun,
            onProgress: (rows: number) => progress.at(rows, 0),
          };
          const result = await importMembers(parley, given, actor).finally(progress.end);
          if ('faults' in result) throw faulty(result, parley.refusalWords);
          const summary = valueOrRefused(result, parley.refusalWords);
          output.result(summary, summaryLines(summary));
        },
      ),
    );
}

function faulty({ code, params, faults, total }: ImportFaults, words: RefusalWords): Refused {
  const rest = total > faults.length ? [`  … and ${total - faults.length} more.`] : [];
  return new Refused(words(code, params), { total, faults }, [...faultLines(faults), ...rest]);
}

function listCommand(member: Command, run: Run): void {
  withFilter(example(member.command('list'), 'member list --regions ASP --categories sids,ldc'))
    .description('who would be asked, with categories on a day')
    .action(
      run<Filter>(async ({ parley, actor, output }, filter) => {
        const page = valueOrRefused(
          await listMembers(parley, { ...mutable(filter), limit: LISTED_MAX }, actor),
          parley.refusalWords,
        );
        const rows = page.members.map((one) => [
          one.reference,
          one.kind,
          one.region,
          one.categories.join(' '),
          one.preferences.language,
          String(one.contacts.length),
          one.name,
        ]);
        const more = page.next === null ? [] : ['… and more; narrow it, or export all.'];
        output.result(page, [
          ...table(HEADINGS, rows),
          '',
          `${rows.length} members, as of ${page.on}. ${DISCLAIMER}`,
          ...more,
        ]);
      }),
    );
}

function exportCommand(member: Command, run: Run): void {
  withFilter(
    example(member.command('export <file>'), 'member export members.csv --kinds associate'),
  )
    .description('all members and contacts as CSV, ready to import again')
    .action(
      run<Filter>(async ({ parley, actor, output }, filter, file = '') => {
        const rows = valueOrRefused(
          await exportMembers(parley, mutable(filter), actor),
          parley.refusalWords,
        );
        const progress = output.progress('Rows written');
        const count = await parley.files
          .writeTable(file, counted(rows, progress))
          .finally(progress.end);
        output.result({ file, rows: count }, [`${file} is written: ${count} rows.`]);
      }),
    );
}

async function* counted(
  rows: AsyncIterable<readonly string[]>,
  progress: Progress,
): AsyncGenerator<readonly string[]> {
  let count = 0;
  for await (const row of rows) {
    if (count % LOOK_EVERY === 0) progress.at(count, 0);
    count += 1;
    yield row;
  }
}

const HEADINGS = ['Reference', 'Kind', 'Region', 'Categories', 'Language', 'Contacts', 'Name'];
/** The usual words of the Union and the United Nations beside lists of countries. */
const DISCLAIMER =
  'Designations imply no opinion on the legal status of any country, territory or area.';

function withFilter(command: Command): Command {
  return command
    .option('--kinds <list>', MEMBER_KINDS.join(', '), choices(MEMBER_KINDS))
    .option('--regions <list>', REGIONS.join(', '), choices(REGIONS))
    .option('--categories <list>', `any of ${CATEGORIES.join(', ')}`, choices(CATEGORIES))
    .option('--on <day>', 'categories as on this day; today unless given', day);
}

function mutable({ kinds, regions, categories, on }: Filter) {
  return {
    ...(kinds === undefined ? {} : { kinds: [...kinds] }),
    ...(regions === undefined ? {} : { regions: [...regions] }),
    ...(categories === undefined ? {} : { categories: [...categories] }),
    ...(on === undefined ? {} : { on }),
  };
}

function summaryLines(summary: ImportSummary): string[] {
  const { dryRun, reading, rows, members, contacts, ignored } = summary;
  const how =
    reading.format === 'csv'
      ? `CSV, ${reading.encoding}${reading.encodingGuessed ? ' (guessed: look at the accents)' : ''}, separated by ${separatorName(reading.separator)}`
      : `XLSX, sheet "${reading.sheet}"`;
  const count = (what: string, { added, updated, unchanged }: typeof members) =>
    `${what}: ${added} added, ${updated} updated, ${unchanged} unchanged.`;
  return [
    `${rows} rows read (${how}).`,
    count('Members', members),
    count('Contacts', contacts),
    ...(ignored.length === 0 ? [] : [`Columns left aside: ${ignored.join(', ')}.`]),
    ...(dryRun ? ['This was a dry run: nothing was stored.'] : []),
  ];
}

function separatorName(separator: string): string {
  return separator === '\t' ? 'tabs' : `"${separator}"`;
}
