import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/application/ports.ts';
import { findVersion } from '../../../src/application/questionnaires/find-version.ts';
import { listQuestionnaires } from '../../../src/application/questionnaires/list-questionnaires.ts';
import { publishQuestionnaire } from '../../../src/application/questionnaires/publish-questionnaire.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import type { StaffRole } from '../../../src/domain/vocabulary.ts';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import { questionnaireTools } from '../../../src/infra/questionnaire-linter.ts';
import { createStore } from '../../../src/infra/store.ts';
import { sha256, systemRandom } from '../../../src/infra/system.ts';
import { changed } from '../../domain/questionnaire/change.ts';
import { sample, six } from '../../domain/questionnaire/sample.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();
const at = Date.UTC(2027, 1, 15, 9);
let prisma: PrismaClient;
beforeAll(() => {
  prisma = createPrisma(database.url);
});
afterAll(() => prisma.$disconnect());

const staff = (role: StaffRole): Actor => ({
  kind: 'staff',
  id: v7() as StaffId,
  role,
  name: role,
});
const deps = () => ({
  store: createStore(prisma),
  clock: { now: () => at },
  random: systemRandom,
  hash: sha256,
  tools: questionnaireTools,
});
const named = (slug: string) => changed(sample(), ['parley', 'slug'], slug);

async function published(document: unknown, actor = staff('approver')) {
  const result = await publishQuestionnaire(deps(), document, actor);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

async function counted(sql: string, value: string): Promise<number> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const found = await client.query<{ count: number }>(sql, [value]);
    return found.rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

describe('publishQuestionnaire', () => {
  it('stores the first version with its digest, its languages and an audit entry', async () => {
    const version = await published(named('first'));
    expect(version).toMatchObject({
      number: 1,
      fresh: true,
      languages: LANGUAGES,
      publishedAt: at,
    });
    expect(version.sha256).toMatch(/^[0-9a-f]{64}$/);
    const audited = `SELECT count(*)::int FROM audit WHERE action = 'questionnaire.published' AND subject = $1`;
    expect(await counted(audited, `questionnaire:${version.id}`)).toBe(1);
  });

  it('gives the same version for the same content, whatever the order of its keys', async () => {
    const first = await published(named('same'));
    const turned = Object.fromEntries(Object.entries(Object(named('same'))).reverse());
    expect(await published(turned)).toEqual({ ...first, fresh: false });
    const stored = `SELECT count(*)::int FROM questionnaire_version v JOIN questionnaire q
      ON q.id = v.questionnaire_id WHERE q.slug = $1`;
    expect(await counted(stored, 'same')).toBe(1);
  });

  it('makes a new version of changed content, and an old content is its old version', async () => {
    const first = await published(named('twice'));
    const second = await published(changed(named('twice'), ['title'], six('Other')));
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(await published(named('twice'))).toMatchObject({ number: 1, fresh: false });
  });

  it('gives one version when the same is published many times at once', async () => {
    const versions = await Promise.all([1, 2, 3, 4].map(() => published(named('at-once'))));
    expect(new Set(versions.map(({ id }) => id)).size).toBe(1);
    expect(versions.filter(({ fresh }) => fresh)).toHaveLength(1);
  });

  it('refuses faults and stores nothing', async () => {
    const broken = changed(named('broken'), ['title', 'ar'], undefined);
    expect(await publishQuestionnaire(deps(), broken, staff('approver'))).toMatchObject({
      ok: false,
      code: 'faults',
      faults: [{ path: 'title', problem: 'is missing in Arabic' }],
    });
    expect(await counted('SELECT count(*)::int FROM questionnaire WHERE slug = $1', 'broken')).toBe(
      0,
    );
  });

  it('is not for officers', async () => {
    const result = await publishQuestionnaire(deps(), named('officer'), staff('officer'));
    expect(result).toMatchObject({ ok: false, code: 'not-allowed', params: { role: 'approver' } });
  });

  it('leaves versions that nobody can change, not even by SQL', async () => {
    const { id } = await published(named('frozen'));
    await expect(
      counted('UPDATE questionnaire_version SET number = 9 WHERE id = $1', id),
    ).rejects.toThrow();
    await expect(counted('DELETE FROM questionnaire_version WHERE id = $1', id)).rejects.toThrow();
  });
});

describe('findVersion and listQuestionnaires', () => {
  it('find the latest version, one by number, and say when there is none', async () => {
    await published(named('found'));
    const second = await published(changed(named('found'), ['title'], six('Other')));
    const find = (slug: string, number?: number) =>
      findVersion(deps(), number === undefined ? { slug } : { slug, number }, staff('viewer'));
    expect(await find('found')).toMatchObject({
      value: { number: 2, definition: second.definition },
    });
    expect(await find('found', 1)).toMatchObject({ value: { number: 1 } });
    expect(await find('found', 3)).toMatchObject({ ok: false, code: 'no-such-version' });
    expect(await find('absent')).toMatchObject({
      ok: false,
      params: { slug: 'absent', number: 'latest' },
    });
    const listed = await listQuestionnaires(deps(), staff('viewer'));
    if (!listed.ok) throw new Error(listed.code);
    const versions = listed.value.filter(({ slug }) => slug === 'found');
    expect(versions).toMatchObject([{ number: 2, title: six('Other') }, { number: 1 }]);
  });
});
