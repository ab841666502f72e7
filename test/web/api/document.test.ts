import { beforeAll, describe, expect, it } from 'vitest';
import { buildAgenda } from '../../../src/application/agenda/build-agenda.ts';
import { takeNeeds } from '../../../src/application/needs/take-needs.ts';
import { translateAnswer } from '../../../src/application/needs/translate-answer.ts';
import { addConclusion } from '../../../src/application/outcomes/add-conclusion.ts';
import { proposeItem } from '../../../src/application/outcomes/change-items.ts';
import { acceptItem } from '../../../src/application/outcomes/decide-items.ts';
import { endNeed } from '../../../src/application/outcomes/end-need.ts';
import { followConclusion } from '../../../src/application/outcomes/follow-conclusion.ts';
import { routeConclusion } from '../../../src/application/outcomes/route-conclusion.ts';
import { advancePaper } from '../../../src/application/papers/advance-paper.ts';
import { draftPaper } from '../../../src/application/papers/draft-paper.ts';
import type { PaperKey } from '../../../src/application/papers/rows.ts';
import { API_RIGHTS } from '../../../src/domain/api-rights.ts';
import { apiMount } from '../../../src/web/api/api-mount.ts';
import { generateRound } from '../../application/agenda/generated-round.ts';
import { must } from '../../support/parley.ts';
import { faultsOf, isObject, resolved, type Schema } from './json-schema.ts';
import { useApi } from './stage.ts';

const stage = useApi('2027-03-09T15:00:00Z');
let token: string;
let document: Schema;
/** What stands in paths, of things that there are. */
let named: Record<string, string>;

const BASE = '/api/v1';

beforeAll(async () => {
  const { slug } = await generateRound(stage.databaseUrl, 68);
  await history(slug);
  token = await stage.token('officer', { may: [...API_RIGHTS] });
  named = {
    ...{ meeting: slug, round: slug, need: '1', conclusion: '1', version: '1' },
    ...{ kind: 'communique', scope: slug, number: '1', file: 'communique.ar.html' },
  };
  document = (await (await stage.get(`${BASE}/openapi.json`)).json()) as Schema;
}, 60_000);

/** Needs, items, conclusions with all that becomes of them, papers: every list has something in it. */
async function history(meeting: string): Promise<void> {
  const { parley } = stage;
  const officer = await stage.staff('officer');
  const approver = await stage.staff('approver');
  must(await buildAgenda(parley, { round: meeting }, officer));
  must(await takeNeeds(parley, { round: meeting }, officer));
  const statement = await parley.prisma.needStatement.findFirstOrThrow({
    where: { need: { number: 1 } },
  });
  const translated = {
    need: 1,
    answer: statement.answerId,
    text: 'In Arabic',
    origin: 'human' as const,
  };
  const language = 'ar' as const;
  must(await translateAnswer(parley, { meeting, language, ...translated }, officer));
  const item = { title: 'Rural access', topic: null, minutes: 30, presenter: 'Chair', needs: [1] };
  must(await proposeItem(parley, meeting, item, officer));
  must(await acceptItem(parley, { meeting, item: 1 }, officer));
  const conclusion = { title: 'Fibre', text: 'It asks for guidance.', items: [1], needs: [1] };
  must(await addConclusion(parley, meeting, conclusion, officer));
  const reason = 'Study Group 17 has it';
  must(await endNeed(parley, { meeting, need: 2, ending: 'not-raised', reason }, officer));
  const route = { meeting, conclusion: 1, body: 'TSAG', reason: 'strategy' };
  must(await routeConclusion(parley, { ...route, sentOn: '2027-03-09' }, approver));
  const follow = { meeting, conclusion: 1, status: 'under-study' as const, nextOn: '2027-06-01' };
  must(await followConclusion(parley, { ...follow, owner: 'officer@itu.example' }, officer));
  const communique = { kind: 'communique', scope: meeting } as const;
  for (const key of [
    { kind: 'agenda', scope: meeting },
    { kind: 'digest', scope: meeting },
    communique,
    { kind: 'tsag-report', scope: '2025-2028' },
    { kind: 'wtsa-report', scope: '2025-2028' },
  ] as const) {
    await publish(key);
  }
  must(await addConclusion(parley, meeting, { title: 'Late', text: 'One more.' }, officer));
  must(await draftPaper(parley, communique, officer)); // number 2, on nobody's desk but ours
}

async function publish(key: PaperKey): Promise<void> {
  const { parley } = stage;
  const officer = await stage.staff('officer');
  const approver = await stage.staff('approver');
  must(await draftPaper(parley, key, officer));
  must(await advancePaper(parley, { ...key, act: 'submit' }, officer));
  must(await advancePaper(parley, { ...key, act: 'approve' }, approver));
  must(await advancePaper(parley, { ...key, act: 'publish', on: '2027-03-09' }, approver));
}

const paths = () => Object.keys(document['paths'] as object);
const operationAt = (path: string) => resolved(`#/paths/${path.replaceAll('/', '~1')}/get`, tree());
/** With the paths' slashes as references write them. */
const tree = (): Schema => ({
  ...document,
  paths: Object.fromEntries(
    Object.entries(document['paths'] as object).map(([p, v]) => [p.replaceAll('/', '~1'), v]),
  ),
});
const filled = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '');

describe('the OpenAPI document', () => {
  it('is built as OpenAPI 3.1 says', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: expect.any(String), version: '1' },
      servers: [{ url: 'http://127.0.0.1/api/v1' }],
      security: [{ token: [] }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    });
    const ids = paths().map((path) => operationAt(path)['operationId']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const path of paths()) {
      const operation = operationAt(path);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = operation['parameters'] as {
        name: string;
        in: string;
        required: boolean;
      }[];
      expect(
        parameters.filter((one) => one.in === 'path').map(({ name }) => name),
        path,
      ).toEqual(inPath);
      expect(parameters.every((one) => one.in !== 'path' || one.required)).toBe(true);
      expect(operation).toMatchObject({ summary: expect.any(String) });
    }
    for (const reference of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
      expect(resolved(reference[1] ?? '', document)).toBeDefined();
    }
  });

  it('lists every route that there is, and no other', () => {
    const routes: string[] = [];
    const app = {
      setErrorHandler: () => undefined,
      route: ({ method, url }: { method: string | string[]; url: string }) => {
        if (method === 'GET') routes.push(url);
      },
    };
    const deps = { parley: stage.parley, paperFiles: () => new Map(), passes: () => false };
    apiMount({ ...deps, publicUrl: 'http://127.0.0.1' })(app as never);
    const own = [BASE, `${BASE}/*`, `${BASE}/openapi.json`];
    const read = routes.filter((url) => !own.includes(url));
    expect(read.sort()).toEqual(
      paths()
        .map((path) => BASE + path.replace(/\{(\w+)\}/g, ':$1'))
        .sort(),
    );
  });

  it('tells exactly what each address answers', async () => {
    for (const path of paths()) {
      const response = await stage.get(BASE + filled(path), token);
      const [type] = (response.headers.get('content-type') ?? '').split(';');
      expect({ path, status: response.status }).toEqual({ path, status: 200 });
      const told = operationAt(path)['responses'] as Record<string, { content: Schema }>;
      const content = told['200']?.content[type ?? ''];
      if (!isObject(content)) throw new Error(`${path} answers with ${type}`);
      if (path.endsWith('{file}')) continue;
      const body: unknown = await response.json();
      expect({ path, faults: faultsOf(body, content['schema'] as Schema, document) }).toEqual({
        ...{ path, faults: [] },
      });
      if (isObject(body) && 'items' in body && 'next' in body) {
        expect({ path, items: body['items'] }).not.toEqual({ path, items: [] });
      }
    }
  });

  it('tells what comes when something is wrong', async () => {
    const schema = { $ref: '#/components/schemas/Problem' };
    for (const [path, with_, status] of [
      [`${BASE}/meetings`, undefined, 401],
      [`${BASE}/meetings?limit=0`, token, 400],
      [`${BASE}/meetings?token=x`, token, 400],
      [`${BASE}/meetings?after=bm90aGluZw`, token, 400],
      [`${BASE}/meetings/none`, token, 404],
      [`${BASE}/meetings/${named['meeting']}/needs/x`, token, 404],
      [`${BASE}/nothing`, token, 404],
    ] as const) {
      const response = await stage.get(path, with_);
      expect({ path, status: response.status }).toEqual({ path, status });
      expect(response.headers.get('content-type')).toMatch('application/problem+json');
      expect(faultsOf(await response.json(), schema, document)).toEqual([]);
    }
  });
});

describe('what is frozen', () => {
  it('comes whole: nothing that is published is lost between the rows and the wire', async () => {
    const { parley } = stage;
    const version = await parley.store.transaction(({ agenda }) =>
      agenda.findVersion(named['round'] ?? '', 1),
    );
    const agenda = await stage.get(`${BASE}/rounds/${named['round']}/agendas/1`, token);
    expect(await agenda.json()).toMatchObject({ content: version?.content.published });
    const listed = await stage.get(`${BASE}/papers`, token);
    const { items } = (await listed.json()) as { items: (PaperKey & { number: number })[] };
    expect(items).toHaveLength(5);
    for (const { kind, scope, number } of items) {
      const paper = await parley.store.transaction(({ papers }) =>
        papers.find({ kind, scope }, number),
      );
      const read = await stage.get(`${BASE}/papers/${kind}/${scope}/${number}`, token);
      const { content } = (await read.json()) as { content: unknown };
      expect(content).toEqual(paper?.content);
    }
  });

  it('shows no staff part, and its files are the documents themselves', async () => {
    const agenda = await stage.get(`${BASE}/rounds/${named['round']}/agendas/1`, token);
    expect(await agenda.text()).not.toContain('toRemind');
    const path = `${BASE}/papers/communique/${named['scope']}/1`;
    const { files } = (await (await stage.get(path, token)).json()) as { files: string[] };
    const word = files.find((name) => name.endsWith('.docx')) ?? '';
    const file = await stage.get(`${path}/files/${word}`, token);
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${word}"`);
    const html = await stage.get(`${path}/files/communique.ar.html`, token);
    expect(await html.text()).toContain('dir="rtl"');
    expect((await stage.get(`${path}/files/..%2f..%2fpackage.json`, token)).status).toBe(404);
  });

  it('is not sent twice to whoever has it', async () => {
    const path = `${BASE}/rounds/${named['round']}/agendas/1`;
    const first = await stage.get(path, token);
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, max-age=86400');
    expect(first.headers.get('vary')).toMatch(/authorization/i);
    const again = await stage.get(path, token, { 'if-none-match': tag });
    expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
    const other = await stage.get(path, token, { 'if-none-match': 'W/"other"' });
    expect(other.status).toBe(200);
  });
});

describe('what is not published', () => {
  it('is as if it were not', async () => {
    const path = `${BASE}/papers/communique/${named['scope']}/2`;
    expect((await stage.get(path, token)).status).toBe(404);
    expect((await stage.get(`${path}/files/communique.en.html`, token)).status).toBe(404);
  });
});

describe('lists', () => {
  it('end with the last thing', async () => {
    const one = await stage.get(`${BASE}/meetings?limit=1`, token);
    expect(await one.json()).toMatchObject({ items: [{ slug: named['meeting'] }], next: null });
  });

  it('are read part by part, each thing once', async () => {
    const all: number[] = [];
    let after: string | null = '';
    let parts = 0;
    while (after !== null) {
      const query: string = after === '' ? '' : `&after=${after}`;
      const path = `${BASE}/meetings/${named['meeting']}/needs?limit=7${query}`;
      const part = (await (await stage.get(path, token)).json()) as {
        items: { number: number }[];
        next: string | null;
      };
      all.push(...part.items.map(({ number }) => number));
      after = part.next;
      parts += 1;
    }
    expect(parts).toBeGreaterThan(2);
    expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
    const whole = await stage.get(`${BASE}/meetings/${named['meeting']}/needs?limit=200`, token);
    expect(((await whole.json()) as { items: unknown[] }).items).toHaveLength(all.length);
  });
});
