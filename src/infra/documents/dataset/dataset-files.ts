import type { PublicOrder, StaffOrder } from '../../../application/dataset/export-dataset.ts';
import type { Phrasebook } from '../../../conversation/phrasebook.ts';
import { type Orders, prefLib } from '../../../domain/dataset/preflib.ts';
import { ballotsOf } from '../../../domain/dataset/reply-tables.ts';
import { codebook } from '../../../domain/dataset/still-tables.ts';
import type { Cell, StreamedTable } from '../../../domain/dataset/table.ts';
import { type Variable, variablesOf } from '../../../domain/dataset/variables.ts';
import { wideColumns } from '../../../domain/dataset/wide.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { CSV_MARK, csvLine, csvLines } from '../../tables/write-csv.ts';
import { writeXlsx } from '../../tables/write-xlsx.ts';
import type { Content } from '../agenda-files.ts';
import { dataTables } from '../data-tables.ts';
import type { Streamed } from '../write-folder.ts';
import {
  type DatasetFacts,
  descriptorOf,
  type OtherFile,
  readmeOf,
  STAFF_ONLY,
} from './descriptor.ts';
import { flowData, flowDescriptor } from './flow-files.ts';
import { staffTables, still } from './staff-tables.ts';

/** Stands in the name of each file that must not leave the bureau, so that it is still said when the file travels alone. */
export const STAFF_MARK = '.for-tsb-only';

export const DESCRIPTOR = 'datapackage.json';

type DatasetFiles = Map<string, Content | Streamed>;

/** All files of a data set. */
export function datasetFiles(
  phrasebook: Phrasebook,
  order: StaffOrder | PublicOrder,
): ReadonlyMap<string, Content | Streamed> {
  return order.audience === 'staff' ? staffFiles(phrasebook, order) : publicFiles(order);
}

function staffFiles(phrasebook: Phrasebook, order: StaffOrder): DatasetFiles {
  const facts = factsOf(order, order.versions.at(-1)?.number ?? null);
  const files: DatasetFiles = new Map();
  const others = [...flowFiles(order, facts, files), ...ballotFiles(order, facts, files)];
  return complete(order, { facts, files, others, tables: staffTables(phrasebook, order) });
}

/** The tables of the newest agenda version, which its disclosure rules have passed: nothing is worked out anew. */
function publicFiles(order: PublicOrder): DatasetFiles {
  const { published } = order.version.content;
  const variables = variablesOf(order.round.questionnaire.definition);
  const tables = [
    ...dataTables(published, LANGUAGES),
    ...codebook(variables, wideColumns(variables)).filter(
      ({ name }) => name === 'codebook-options',
    ),
  ];
  const facts = factsOf(order, order.version.number);
  return complete(order, { facts, files: new Map(), others: [], tables: tables.map(still) });
}

function factsOf(order: StaffOrder | PublicOrder, agendaVersion: number | null): DatasetFacts {
  return {
    round: order.round.slug,
    title: `Answers of the round ${order.round.slug}, ${order.round.meeting.title}`,
    audience: order.audience,
    values: order.wording.kind,
    agendaVersion,
    created: new Date(order.at).toISOString(),
  };
}

/** Adds the tables in the wanted formats, then what describes the whole. */
function complete(
  order: StaffOrder | PublicOrder,
  set: {
    readonly facts: DatasetFacts;
    readonly files: DatasetFiles;
    readonly others: readonly OtherFile[];
    readonly tables: readonly StreamedTable[];
  },
): DatasetFiles {
  const { facts, files, tables } = set;
  const mark = order.audience === 'staff' ? STAFF_MARK : '';
  const inCsv = order.formats.includes('csv') ? tables : [];
  const placed = inCsv.map((table) => ({ ...table, path: `${table.name}${mark}.csv` }));
  for (const table of placed) files.set(table.path, () => csvOf(table));
  const others = [...set.others];
  if (order.formats.includes('xlsx')) {
    const path = `dataset${mark}.xlsx`;
    files.set(path, () => workbookOf(order, tables));
    others.push({
      name: 'dataset',
      path,
      description: 'The tables as sheets of one workbook.',
      format: 'xlsx',
      mediatype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
  }
  files.set(DESCRIPTOR, async () => json(descriptorOf(facts, placed, others)));
  const paths = [...files.keys()];
  files.set(`README${mark}.txt`, async () => readmeOf(facts, paths));
  return files;
}

async function* csvOf(table: StreamedTable): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(table.fields.map(({ name }) => name));
  let rows: (readonly Cell[])[] = [];
  for await (const cells of table.rows()) {
    rows.push(cells);
    if (rows.length < ROWS_AT_ONCE) continue;
    yield csvLines(rows);
    rows = [];
  }
  yield csvLines(rows);
}

const ROWS_AT_ONCE = 500;

function workbookOf(
  order: StaffOrder | PublicOrder,
  tables: readonly StreamedTable[],
): AsyncGenerator<Uint8Array> {
  return writeXlsx({
    sheets: tables.map((table) => ({
      name: table.name,
      headings: table.fields.map(({ name }) => name),
      rows: () => table.rows(),
    })),
    rightToLeft: order.wording.kind === 'labels' && order.language === 'ar',
    footer: order.audience === 'staff' ? STAFF_ONLY : order.round.slug,
    at: order.at,
  });
}

function flowFiles(order: StaffOrder, facts: DatasetFacts, files: DatasetFiles): OtherFile[] {
  const [descriptor, data] = ['flow-results', 'flow-results-data'].map(
    (name) => `flow-results/${name}${STAFF_MARK}.json`,
  ) as [string, string];
  files.set(descriptor, async () =>
    json(flowDescriptor(order, facts, data.slice('flow-results/'.length))),
  );
  files.set(data, () => flowData(order));
  const file = (name: string, path: string, description: string): OtherFile => ({
    ...{ name, path, description },
    format: 'json',
    mediatype: 'application/json',
  });
  return [
    file('flow-results', descriptor, 'A Flow Results package of the answers that stand.'),
    file('flow-results-data', data, 'Its rows.'),
  ];
}

/** One PrefLib file for each ranking. */
function ballotFiles(order: StaffOrder, facts: DatasetFacts, files: DatasetFiles): OtherFile[] {
  const { definition } = order.round.questionnaire;
  const rankings = (definition.parley.rankings ?? []).map(({ question }) => question);
  const ranked = variablesOf(definition).filter(({ question }) => rankings.includes(question));
  return ranked.map((variable) => {
    const { question } = variable;
    const path = `ballots.${question}${STAFF_MARK}.soi`;
    files.set(path, async () =>
      prefLib(variable, await ordersOf(order, variable), {
        fileName: path,
        day: facts.created.slice(0, 10),
        round: facts.round,
      }),
    );
    return {
      name: `ballots-${question.toLowerCase()}`,
      path,
      description: `Ballots for "${question}" as PrefLib has them.`,
      format: 'soi',
      mediatype: 'text/plain',
    };
  });
}

async function ordersOf(order: StaffOrder, { question }: Variable): Promise<Orders> {
  const orders = new Map<string, number>();
  for await (const reply of order.replies()) {
    for (const ballot of ballotsOf(reply, [question])) {
      const key = ballot.order.join(',');
      orders.set(key, (orders.get(key) ?? 0) + 1);
    }
  }
  return orders;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
