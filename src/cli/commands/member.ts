import type { Command } from 'commander';
import { exportMembers } from '../../application/members/export-members.ts';
import { type ImportSummary, importMembers } from '../../application/members/import-members.ts';
import { listMembers } from '../../application/members/list-members.ts';
import {
  CATEGORIES,
  type Category,
  MEMBER_KINDS,
  type MemberKind,
  REGIONS,
  type Region,
} from '../../domain/vocabulary.ts';
import { choices } from '../arguments.ts';
import { Refused } from '../exit.ts';
import { faultLines, table } from '../output.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

interface Filter {
  readonly kinds?: readonly MemberKind[];
  readonly regions?: readonly Region[];
  readonly categories?: readonly Category[];
  readonly on?: string;
}

export function memberCommands(program: Command, run: Run): void {
  const member = program
    .command('member')
    .description(
      'administrations, Sector Members, Associates, Academia, observers; their contacts',
    );
  member
    .command('import <file>')
    .description('add and update from CSV or XLSX; all or nothing')
    .option('--dry-run', 'say what would happen and store nothing')
    .action(
      run<{ dryRun?: boolean }>(
        async ({ parley, actor, output }, { dryRun = false }, file = '') => {
          const given = { table: await parley.files.openTable(file), dryRun };
          const result = await importMembers(parley, given, actor);
          if ('faults' in result) {
            const more = result.total - result.faults.length;
            const rest = more > 0 ? [`  … and ${more} more.`] : [];
            const text = [
              parley.refusalWords(result.code, result.params),
              ...faultLines(result.faults),
            ];
            throw new Refused([...text, ...rest].join('\n'), {
              total: result.total,
              faults: result.faults,
            });
          }
          const summary = valueOrRefused(result, parley.refusalWords);
          output.result(summary, summaryLines(summary));
        },
      ),
    );
  withFilter(
    member.command('list').description('who would be asked, with categories on a day'),
  ).action(
    run<Filter>(async ({ parley, actor, output }, filter) => {
      const page = valueOrRefused(
        await listMembers(parley, { ...mutable(filter), limit: 1000 }, actor),
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
        `As of ${page.on}. ${DISCLAIMER}`,
        ...more,
      ]);
    }),
  );
  withFilter(
    member
      .command('export <file>')
      .description('all members and contacts as CSV, ready to import again'),
  ).action(
    run<Filter>(async ({ parley, actor, output }, filter, file = '') => {
      const rows = valueOrRefused(
        await exportMembers(parley, mutable(filter), actor),
        parley.refusalWords,
      );
      const count = await parley.files.writeTable(file, rows);
      output.result({ file, rows: count }, [`${file} is written: ${count} rows.`]);
    }),
  );
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
    .option('--on <day>', 'categories as on this day; today unless given');
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
      ? `CSV, ${reading.encoding}${reading.encodingGuessed ? ' (guessed: look at the accents)' : ''}, separated by "${reading.separator}"`
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
