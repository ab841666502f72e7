import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAgenda } from '../../../src/application/agenda/build-agenda.ts';
import { type AgendaExport, exportAgenda } from '../../../src/application/agenda/export-agenda.ts';
import type { Actor } from '../../../src/application/ports.ts';
import type { PublishedAgenda } from '../../../src/domain/agenda/content.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { LANGUAGE_LETTERS, LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { agendaWriter } from '../../../src/infra/documents/agenda-writer.ts';
import { createPhrasebook } from '../../../src/infra/phrasebook.ts';
import { unguard } from '../../../src/infra/tables/cell-guard.ts';
import { messages } from '../../../src/messages/index.ts';
import { agendaDeps, type OpenedDeps } from '../../application/agenda/deps.ts';
import { type GeneratedRound, generateRound } from '../../application/agenda/generated-round.ts';
import { useDatabase } from '../../support/database.ts';
import { htmlText } from './html-text.ts';
import { openWord, wordText } from './word-package.ts';

const database = useDatabase();
const officer: Actor = { kind: 'staff', id: v7() as StaffId, role: 'officer', name: 'Officer' };
const viewer: Actor = { ...officer, role: 'viewer' };
const phrasebook = createPhrasebook(messages);
let opened: OpenedDeps;
let round: GeneratedRound;
let place: string;
let folder: string;

interface Order {
  folder?: string;
  withTrace?: boolean;
  languages?: readonly Language[];
}

const run = (input: Order = {}, actor = officer) =>
  exportAgenda(
    { ...opened.deps, write: agendaWriter(phrasebook) },
    { round: round.slug, languages: LANGUAGES, folder, withTrace: true, ...input },
    actor,
  );

async function exported(input: Order = {}): Promise<AgendaExport> {
  const result = await run(input);
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
}

const bare = (text: string) => text.replaceAll(/\s/g, '');
const LETTERS = Object.entries(LANGUAGE_LETTERS) as [Language, string][];
const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');

beforeAll(async () => {
  opened = agendaDeps(database.url);
  round = await generateRound(database.url, 7);
  const built = await buildAgenda(opened.deps, { round: round.slug }, officer);
  if (!built.ok) throw new Error(built.code);
  place = await mkdtemp(join(tmpdir(), 'parley-export-'));
  folder = join(place, 'agenda');
  await exported();
});
afterAll(async () => {
  await rm(place, { recursive: true, force: true });
  await opened.close();
});

describe('export-agenda', () => {
  it('writes a document in each language, the data, and the trace apart', async () => {
    const files = (await readdir(folder, { recursive: true })).sort();
    expect(files).toEqual(
      [
        ...LANGUAGES.flatMap((language) => [`agenda.${language}.html`, `agenda.${language}.md`]),
        ...[...'ACEFRS'].map((letter) => `agenda-${letter}.docx`),
        'agenda.json',
        'data',
        ...['counts', 'needs', 'not-shown', 'participation', 'ranking'].map((n) => `data/${n}.csv`),
        'data/datapackage.json',
        'parley-export.json',
        'staff-only',
        'staff-only/trace.csv',
        'staff-only/trace.json',
      ].sort(),
    );
  });

  it('keeps ids, the trace and unpublished words out of everything but the staff folder', async () => {
    const trace = await read('staff-only/trace.csv');
    const answers = round.members.flatMap((member) => member.answers);
    const secrets = answers.filter(({ question }) => question === 'company');
    expect(secrets.length).toBeGreaterThan(0);
    const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('staff-only'))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const name of names) {
      const text = name.endsWith('.docx')
        ? Object.values(unzipSync(await readFile(name)))
            .map((one) => strFromU8(one))
            .join('\n')
        : await readFile(name, 'utf8');
      expect(answers.filter(({ id }) => text.includes(id))).toEqual([]);
      expect(text).not.toContain('=cmd()');
    }
    const ballot = answers.find(({ question }) => question === 'priorities');
    expect(trace).toContain(`figure,ranking:priorities,${ballot?.id},`);
  });

  it('gives CSV with the mark, CRLF, guarded cells and the columns that the descriptor names', async () => {
    const descriptor = JSON.parse(await read('data/datapackage.json')) as {
      profile: string;
      name: string;
      resources: {
        name: string;
        path: string;
        encoding: string;
        schema: { fields: { name: string; type: string }[] };
      }[];
    };
    expect(descriptor.profile).toBe('tabular-data-package');
    expect(descriptor.name).toMatch(/^[a-z0-9._-]+$/);
    expect(descriptor.resources).toHaveLength(5);
    for (const { path, schema, encoding } of descriptor.resources) {
      expect(encoding).toBe('utf-8');
      const csv = await read(`data/${path}`);
      expect(csv.startsWith('\uFEFF')).toBe(true);
      expect(csv.replaceAll(/"[^"]*"/g, '').match(/[^\r]\n/)).toBeNull();
      const [head = [], ...rows] = parse(csv, { bom: true }) as string[][];
      expect(head).toEqual(schema.fields.map(({ name }) => name));
      expect(rows.length).toBeGreaterThan(0);
      schema.fields.forEach(({ type }, i) => {
        const cells = rows.map((row) => row[i] ?? '').filter((cell) => cell !== '');
        if (type === 'integer') for (const cell of cells) expect(cell).toMatch(/^-?\d+$/);
        if (type === 'boolean') for (const cell of cells) expect(cell).toMatch(/^(true|false)$/);
      });
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@]/);
    }
  });

  it('says the same in JSON and in CSV', async () => {
    const agenda = JSON.parse(await read('agenda.json')) as PublishedAgenda & { version: number };
    expect(agenda.version).toBe(1);
    const rows = parse(await read('data/ranking.csv'), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    const overall = rows.filter((row) => row['group'] === 'all' && row['weighting'] === 'equal');
    expect(overall.map((row) => [row['topic'], row['points']])).toEqual(
      agenda.rankings[0]?.overall?.items.map((item) => [item.option, item.points]),
    );
    const needs = parse(await read('data/needs.csv'), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    expect(needs.map((row) => unguard(row['words'] ?? '')).sort()).toEqual(
      agenda.needs.flatMap(({ quotations }) => quotations.map(({ words }) => words)).sort(),
    );
  });

  it('escapes whatever members wrote, in HTML and in Markdown', async () => {
    const html = await read('agenda.en.html');
    expect(html).toContain('laboratory &amp; cannot ship every &lt;device&gt;');
    expect(html).not.toContain('<device>');
    expect(html).not.toMatch(/<script|javascript:|https?:\/\/(?!www\.w3\.org)/i);
    expect(await read('agenda.en.md')).toContain('laboratory \\& cannot ship every \\<device\\>');
  });

  it('says for Word what it says on the page, under the header block of the Union', async () => {
    for (const [language, letter] of LETTERS) {
      const word = wordText(openWord(await readFile(join(folder, `agenda-${letter}.docx`))));
      const end = phrasebook(language, 'documents.labelEnd');
      const page = bare(htmlText(await read(`agenda.${language}.html`), end));
      const facts = page.slice(page.indexOf(bare(phrasebook(language, 'agenda.lead'))));
      expect(bare(word)).toContain(facts);
      expect(word).toContain(phrasebook(language, 'documents.union'));
      expect(word).toContain(phrasebook(language, 'documents.numberToCome'));
    }
  });

  it('sets the colon as each language does', async () => {
    expect(await read('agenda.fr.md')).toMatch(/^- Lieu\u00a0: /m);
    expect(await read('agenda.en.md')).toMatch(/^- Place: /m);
    expect(await read('agenda.zh.md')).toMatch(/^- 地点：\S/m);
    expect(await read('agenda.fr.md')).toMatch(/^> Urgence\u00a0: \d/m);
  });

  it('has an accessible chart and its table for each ranking, and the right direction', async () => {
    for (const language of LANGUAGES) {
      const html = await read(`agenda.${language}.html`);
      const direction = language === 'ar' ? 'rtl' : 'ltr';
      expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
      const charts = html.match(/<svg class="bars" role="img" aria-labelledby="([^"]+)"/g) ?? [];
      expect(charts.length).toBeGreaterThan(3);
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, names = ''] of html.matchAll(/aria-labelledby="([^"]+)"/g)) {
        for (const id of names.split(' ')) expect(ids).toContain(id);
      }
      expect(html.match(/<table>/g)?.length).toBeGreaterThanOrEqual(charts.length);
    }
  });

  it('gives the same bytes when it is written again, in place of the earlier export', async () => {
    const again = join(place, 'again');
    const french = async () => {
      await exported({ folder: again, languages: ['fr'] });
      const names = ['agenda.fr.html', 'agenda-F.docx', 'data/needs.csv', 'parley-export.json'];
      return Promise.all(names.map((name) => readFile(join(again, name), 'base64')));
    };
    expect(await french()).toEqual(await french());
    expect((await readdir(place)).filter((name) => /partial|former/.test(name))).toEqual([]);
  });

  it('refuses a folder with anything of others in it and leaves it alone', async () => {
    const other = join(place, 'other');
    await mkdir(other);
    await writeFile(join(other, 'minutes.txt'), 'mine');
    expect(await run({ folder: other })).toMatchObject({ ok: false, code: 'foreign-files' });
    expect(await readdir(other)).toEqual(['minutes.txt']);
    const edited = join(place, 'edited');
    await exported({ folder: edited, languages: ['en'] });
    await writeFile(join(edited, 'agenda.en.md'), 'edited by hand');
    expect(await run({ folder: edited })).toMatchObject({
      ok: false,
      code: 'foreign-files',
      params: { file: 'agenda.en.md' },
    });
    expect(await readFile(join(edited, 'agenda.en.md'), 'utf8')).toBe('edited by hand');
  });

  it('gives a viewer what is published, and not the trace', async () => {
    const own = join(place, 'viewer');
    expect(await run({ folder: own }, viewer)).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(await run({ folder: own, withTrace: false, languages: ['en'] }, viewer)).toMatchObject({
      ok: true,
    });
    expect(await readdir(own)).not.toContain('staff-only');
  });
});
