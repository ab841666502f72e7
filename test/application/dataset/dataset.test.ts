import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAgenda } from '../../../src/application/agenda/build-agenda.ts';
import { checkExport } from '../../../src/application/dataset/check-export.ts';
import {
  type ExportDatasetInput,
  exportDataset,
  FORMATS,
} from '../../../src/application/dataset/export-dataset.ts';
import type { Actor } from '../../../src/application/ports.ts';
import { MISSING } from '../../../src/domain/dataset/wide.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { REGIONS } from '../../../src/domain/vocabulary.ts';
import { unguard } from '../../../src/infra/tables/cell-guard.ts';
import { openWorkbook } from '../../../src/infra/tables/workbook.ts';
import { useDatabase } from '../../support/database.ts';
import { must, openParley, settableClock, type TestParley } from '../../support/parley.ts';
import { type GeneratedRound, generateRound } from '../agenda/generated-round.ts';
import { insertAnswers } from '../agenda/insert-answers.ts';
import { faultsOfFlow, faultsOfPackage } from './specifications.ts';

const database = useDatabase();
const officer: Actor = { kind: 'staff', id: v7() as StaffId, role: 'officer', name: 'Officer' };
const viewer: Actor = { ...officer, role: 'viewer' };
let parley: TestParley;
let round: GeneratedRound;
let place: string;
let folder: string;

const order = (more: Partial<ExportDatasetInput> = {}): ExportDatasetInput => ({
  round: round.slug,
  audience: 'staff',
  wording: { kind: 'codes' },
  language: 'en',
  formats: FORMATS,
  folder,
  ...more,
});

beforeAll(async () => {
  parley = openParley(database.url, settableClock('2027-02-20T10:00:00Z'));
  round = await generateRound(database.url, 68);
  place = await mkdtemp(join(tmpdir(), 'parley-dataset-'));
  folder = join(place, 'staff');
});
afterAll(async () => {
  await rm(place, { recursive: true, force: true });
  await parley.close();
});

type Row = Record<string, string>;
const path = (name: string) => join(folder, `${name}.for-tsb-only.csv`);

async function table(name: string, from = path(name)): Promise<Row[]> {
  const rows = parse(await readFile(from, 'utf8'), { bom: true, columns: true }) as Row[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, unguard(cell)])),
  );
}

async function asStored(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await work(client).finally(() => client.end());
}

const build = async () => must(await buildAgenda(parley, { round: round.slug }, officer));
const check = async (format: 'csv' | 'xlsx') =>
  must(await checkExport(parley, { folder, format }, officer));

/** Every fourth of those who change something takes its ballot back. */
const TAKEN_BACK = 5;

describe('a data set', () => {
  it('waits for the closing, and is for whom may have it', async () => {
    const set = (state: string) =>
      asStored((client) => client.query('UPDATE round SET state = $1', [state]));
    await set('open');
    expect(await exportDataset(parley, order(), officer)).toMatchObject({ code: 'not-closed' });
    await set('closed');
    expect(await exportDataset(parley, order(), viewer)).toMatchObject({ code: 'not-allowed' });
    expect(await exportDataset(parley, order({ round: 'x' }), officer)).toMatchObject({
      code: 'round-unknown',
    });
    const early = await exportDataset(parley, order({ audience: 'public' }), viewer);
    expect(early).toMatchObject({ code: 'no-agenda' });
    expect(await checkExport(parley, { folder }, viewer)).toMatchObject({ code: 'not-allowed' });
    expect(await readdir(place)).toEqual([]);
  });

  it('gives the newest agenda again, also when answers were replaced after the first', async () => {
    await build();
    const csv = order({ formats: ['csv'] });
    must(await exportDataset(parley, csv, officer));
    const first = await check('csv');
    expect(first).toMatchObject({ agendaVersion: 1, members: 151, differences: [] });
    expect(first.answers).toBe(round.members.flatMap(({ answers }) => answers).length);
    const changed = round.members
      .filter(({ status }) => status === 'submitted')
      .slice(0, 4 * TAKEN_BACK);
    await asStored(async (client) => {
      for (const [at, { response }] of changed.entries()) {
        const answer = { id: v7(), level: 'group', language: 'en' } as const;
        const taken = at % 4 === 0;
        const value = taken ? null : ['cybersecurity'];
        await insertAnswers(client, response, [
          {
            ...answer,
            question: at % 2 === 0 ? 'priorities' : 'barriers',
            value: at % 2 ? ['money'] : value,
          },
        ]);
      }
    });
    must(await exportDataset(parley, csv, officer));
    const stale = await check('csv');
    expect(stale.differences.map(({ figure }) => figure.split('.')[0])).toContain(
      'ranking:priorities',
    );
    expect((await build()).number).toBe(2);
    must(await exportDataset(parley, order(), officer));
    for (const format of FORMATS) {
      expect(await check(format)).toMatchObject({ agendaVersion: 2, differences: [] });
    }
    const replaced = await table('responses-replaced');
    expect(replaced).toHaveLength(changed.length); // everybody has ranked and named barriers
    expect(replaced.every((row) => row['agenda_versions'] === '1')).toBe(true);
  });

  it('keeps the words, and tells not asked, not answered and taken back apart', async () => {
    const long = await table('responses-long');
    const said = new Map(long.map((row) => [row['answer'], row]));
    for (const member of round.members) {
      for (const { id, question, value, level } of member.answers) {
        const row = said.get(id);
        if (row === undefined) continue;
        expect(row).toMatchObject({
          member: member.name,
          country: member.country,
          question,
          level,
        });
        expect(row['asked']).toBe(String(!member.hidden.includes(question)));
        if (typeof value === 'string') expect(row['value']).toBe(value);
      }
    }
    const wide = await table('responses-wide');
    expect(wide.length).toBe(round.members.filter(({ status }) => status !== 'not-started').length);
    for (const row of wide) {
      const member = round.members.find(({ response }) => response === row['response']);
      const has = (question: string) => member?.answers.some((one) => one.question === question);
      const hides = member?.hidden.includes('need2') || !has('second_need');
      if (!has('need1')) expect(row['need1']).toBe(MISSING.notAnswered);
      if (!has('need2') && hides) expect(row['need2']).toBe(MISSING.notAsked);
      if (member?.hidden.includes('need2')) expect(row['need2']).toBe(MISSING.notAsked);
    }
    expect(wide.some((row) => row['priorities.rank.1'] === MISSING.takenBack)).toBe(true);
    expect(
      wide.some((row) => row['barriers.money'] === '1' && row['barriers.people'] === '0'),
    ).toBe(true);
    expect(wide.some((row) => row['service.finding'] === 'well')).toBe(true);
  });

  it('tells ballots, participation and what is hidden as the agenda has them', async () => {
    const version = must(await buildAgenda(parley, { round: round.slug }, officer));
    const { published, staff } = version.content;
    const ballots = await table('ballots');
    const firsts = ballots.filter(({ place }) => place === '1').length;
    const submitted = round.members.filter(({ status }) => status === 'submitted');
    expect(firsts).toBe(submitted.length - TAKEN_BACK); // everybody has ranked
    const soi = await readFile(join(folder, 'ballots.priorities.for-tsb-only.soi'), 'utf8');
    expect(soi).toContain(`# NUMBER VOTERS: ${firsts}\n`);
    const orders = soi.split('\n').filter((line) => /^\d+: /.test(line));
    expect(orders.reduce((sum, line) => sum + Number.parseInt(line, 10), 0)).toBe(firsts);
    expect(soi).toContain(`# NUMBER UNIQUE ORDERS: ${orders.length}\n`);
    const groups = await table('participation-by-group');
    expect(groups.map(({ group }) => group)).toEqual(expect.arrayContaining([...REGIONS]));
    expect(Number(groups[0]?.['submitted'])).toBe(published.participation.total.submitted);
    expect(await table('participation')).toHaveLength(151);
    const log = (await table('suppression-log')).filter((row) => row['agenda_version'] === '2');
    expect(log.map(({ figure, group, reason }) => ({ figure, group, reason }))).toEqual(
      staff.hidden,
    );
    expect(log.length).toBeGreaterThan(0);
  });

  it('describes itself by the rules of Data Package, Table Schema and Flow Results', async () => {
    const descriptor: unknown = JSON.parse(
      await readFile(join(folder, 'datapackage.json'), 'utf8'),
    );
    expect(await faultsOfPackage(descriptor, folder)).toEqual([]);
    const flow = join(folder, 'flow-results');
    const [data = '', own = ''] = (await readdir(flow)).sort();
    const read = async (name: string): Promise<unknown> =>
      JSON.parse(await readFile(join(flow, name), 'utf8'));
    expect(faultsOfFlow(await read(own), await read(data), data)).toEqual([]);
    const names = (await readdir(folder)).filter((name) => name.includes('.'));
    const unmarked = names.filter((name) => !name.includes('for-tsb-only'));
    expect(unmarked).toEqual(['datapackage.json', 'parley-export.json']);
    expect(JSON.stringify(descriptor)).toContain('"title":"For TSB only: ');
  });

  it('says file, row, field and mend of what cannot be read, and names what differs', async () => {
    const [long, whole] = [path('responses-long'), await readFile(path('responses-long'), 'utf8')];
    const tampered = async (from: RegExp, to: string) => {
      expect(whole).toMatch(from);
      await writeFile(long, whole.replace(from, to));
      return checkExport(parley, { folder, format: 'csv' }, officer);
    };
    expect(await tampered(/,need1_urgency,\d,/, ',need1_urgency,often,')).toMatchObject({
      code: 'faults',
      total: 1,
      faults: [
        {
          path: expect.stringMatching(/^responses-long\.for-tsb-only\.csv, row \d+, "value"$/),
          problem: '"often" is not a number',
          mend: 'Write a number like 4.',
        },
      ],
    });
    expect(await tampered(/,group,/, ',secret,')).toMatchObject({ code: 'faults', total: 1 });
    const fewer = must(await tampered(/,second_need,true,/, ',second_need,false,'));
    expect(fewer.differences.map(({ figure }) => figure.split('.')[0])).toContain(
      'counts:second_need',
    );
    await expect(tampered(/^(.*),state,/, '$1,condition,')).rejects.toMatchObject({
      fault: { path: 'responses-long.for-tsb-only.csv, row 1' },
    });
    await writeFile(long, whole);
    expect(await check('csv')).toMatchObject({ differences: [] });
  });

  it('has labels in a language, from right to left, which are not read back', async () => {
    const labels = join(place, 'labels');
    const wording = { kind: 'labels', language: 'ar' } as const;
    must(await exportDataset(parley, order({ folder: labels, wording, language: 'ar' }), officer));
    const rows = await table('', join(labels, 'responses-long.for-tsb-only.csv'));
    const topics = rows.filter(({ question }) => question === 'need1_topic');
    expect(topics.every(({ value }) => /[\u0600-\u06ff]/.test(value ?? ''))).toBe(true);
    await expect(checkExport(parley, { folder: labels }, officer)).rejects.toMatchObject({
      fault: { problem: expect.stringContaining('labels') },
    });
    const { sheets } = await openWorkbook(join(labels, 'dataset.for-tsb-only.xlsx'));
    expect(sheets.map(({ name }) => name)).toContain('responses-wide');
  });

  it('tells the public what the newest agenda publishes and no more', async () => {
    const open = join(place, 'public');
    const made = must(
      await exportDataset(parley, order({ folder: open, audience: 'public' }), viewer),
    );
    expect(made).toMatchObject({ audience: 'public', agendaVersion: 2 });
    const { published } = (await build()).content;
    const shown = JSON.stringify(published);
    const text = (
      await Promise.all(
        (
          await readdir(open)
        )
          .filter((name) => !name.endsWith('.xlsx'))
          .map((name) => readFile(join(open, name), 'utf8')),
      )
    ).join('\n');
    for (const { response, addressee, answers } of round.members) {
      for (const { id, value } of answers) {
        expect(text).not.toContain(id);
        const isWords = typeof value === 'string' && value.includes(' ');
        if (isWords && !shown.includes(JSON.stringify(value).slice(1, -1)))
          expect(text).not.toContain(value);
      }
      expect(text).not.toContain(response);
      expect(text).not.toContain(addressee);
    }
    expect(text).not.toContain('=cmd()');
    expect(
      await faultsOfPackage(
        JSON.parse(await readFile(join(open, 'datapackage.json'), 'utf8')),
        open,
      ),
    ).toEqual([]);
    const audit = await parley.prisma.audit.findMany({ where: { action: 'dataset.exported' } });
    expect(audit.map(({ details }) => details)).toContainEqual(
      expect.objectContaining({ audience: 'public', agendaVersion: 2 }),
    );
    expect(audit).toHaveLength(5);
  });
});
