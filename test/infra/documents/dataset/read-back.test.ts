import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkExport } from '../../../../src/application/dataset/check-export.ts';
import { FORMATS, type StaffOrder } from '../../../../src/application/dataset/export-dataset.ts';
import { READ_COLUMNS, readAnswer } from '../../../../src/domain/dataset/read-rows.ts';
import { type Reply, stateOf } from '../../../../src/domain/dataset/reply.ts';
import { variablesOf } from '../../../../src/domain/dataset/variables.ts';
import { readDataset } from '../../../../src/infra/documents/dataset/dataset-reader.ts';
import { datasetWriter } from '../../../../src/infra/documents/dataset/dataset-writer.ts';
import { createPhrasebook } from '../../../../src/infra/phrasebook.ts';
import { messages } from '../../../../src/messages/index.ts';
import { ADMINISTRATOR, must } from '../../../support/parley.ts';
import { anyReplies, DEFINITION, ROUND, versionOf } from './rounds.ts';

const write = datasetWriter(createPhrasebook(messages));
const variables = new Map(variablesOf(DEFINITION).map((one) => [one.question, one]));
let folder: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'parley-dataset-')), 'set');
});
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

/** Words that a table could take for its own; PostgreSQL holds neither NUL nor half a pair. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    ...[
      '=cmd()',
      "'=1",
      "''-",
      '-5',
      '+1',
      '@a',
      '＝x',
      '\t',
      '_x000D_',
      'a\r\nb\rc',
      '',
      ' ',
      "'",
    ],
    ...['نص "عربي"', '中文', '😀', '"q", "r"', '#not-asked', '<a>&amp;', '007', 'TRUE', '\uFEFF'],
  ),
);

const orderOf = (replies: readonly Reply[]): StaffOrder => ({
  audience: 'staff',
  round: ROUND,
  wording: { kind: 'codes' },
  language: 'en',
  formats: FORMATS,
  folder,
  at: Date.UTC(2027, 2, 1),
  addressees: [],
  versions: [versionOf(replies)],
  replies: () => Readable.from(replies) as AsyncIterable<Reply>,
});

describe('a data set that is read back', () => {
  it('has every answer as it was, and gives the same aggregates, from CSV and from a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(anyReplies(words), async (replies) => {
        const order = orderOf(replies);
        must(await write(order));
        for (const format of FORMATS) {
          const dataset = await readDataset(folder, format);
          const read = new Map<string, unknown>();
          for (const [table, current] of [
            ['responses-long', true],
            ['responses-replaced', false],
          ] as const) {
            for await (const row of dataset.rows(table, READ_COLUMNS.answers)) {
              const answer = readAnswer(row, variables, current);
              if (!('value' in answer)) throw new Error(JSON.stringify(answer.faults));
              read.set(answer.value.id, answer.value.value);
            }
          }
          const said = replies.flatMap(({ answers }) => answers);
          const kept = said.map(
            ({ id, value }) => [id, stateOf(value) === 'empty' ? '' : value] as const,
          );
          expect(read).toEqual(new Map(kept));
          const checked = await checkExport(
            {
              readDataset,
              store: {
                transaction: (work) =>
                  work({
                    agenda: { findRound: async () => ROUND, versions: async () => order.versions },
                  } as never),
              },
            },
            { folder, format },
            ADMINISTRATOR,
          );
          expect(must(checked).differences).toEqual([]);
        }
      }),
      { numRuns: 5 },
    );
  });
});
