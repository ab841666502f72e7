import { beforeAll, describe, expect, it } from 'vitest';
import { addConclusion } from '../../src/application/outcomes/add-conclusion.ts';
import { ADMINISTRATOR, must } from '../support/parley.ts';
import { useConsole } from './console-world.ts';

const world = useConsole({ start: '2027-05-18T09:00:00Z' });
const PAPERS = '/console/meetings/cto-2027/papers';
const COMMUNIQUE = `${PAPERS}/communique`;
const HOSTILE = '<script>alert(1)</script>';

type Browser = Awaited<ReturnType<typeof world.signIn>>;
let viewer: Browser;
let officer: Browser;
let approver: Browser;

beforeAll(async () => {
  viewer = await world.signIn('viewer');
  officer = await world.signIn('officer');
  approver = await world.signIn('approver');
});

/** The newest communiqué as it is stored. */
async function stored() {
  const key = { kind: 'communique', scope: 'cto-2027' } as const;
  return world.parley.store.transaction(({ papers }) => papers.find(key));
}

const conclude = async (title: string) =>
  must(await addConclusion(world.parley, 'cto-2027', { title, text: 'It asks.' }, ADMINISTRATOR));

describe('papers in the console', () => {
  it('are drafted by officers; what stands in the way is told on the page', async () => {
    expect((await officer.get('/console/meetings/cto-2027')).html).toContain(`href="${PAPERS}"`);
    expect((await viewer.get(PAPERS)).html).not.toContain(
      'method="post" action="/console/meetings',
    );
    expect((await viewer.post(`${COMMUNIQUE}/draft`, [])).status).toBe(403);
    const empty = await officer.post(`${PAPERS}/agenda/draft`, []);
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('No item of the day of &quot;cto-2027&quot; is accepted yet.');
    await conclude(HOSTILE);
    const drafted = await officer.post(`${COMMUNIQUE}/draft`, []);
    expect(drafted.path).toBe(`${COMMUNIQUE}/1?done=paper-draft`);
    expect(drafted.html).not.toContain(HOSTILE);
    expect((await officer.post(`${COMMUNIQUE}/draft`, [])).html).toContain(
      'says all that there is',
    );
    const report = await officer.post(`${PAPERS}/tsag-report/draft`, []);
    expect(report.path).toBe(`${PAPERS}/tsag-report/1?done=paper-draft`);
    for (const path of ['communique/2', 'communique/0', 'nothing/1', 'communique/%00']) {
      expect((await officer.get(`${PAPERS}/${path}`)).status, path).toBe(404);
    }
  });

  it('go on only as they were read, by whoever may, and come back with the reason', async () => {
    const read = (await stored())?.sha256 ?? '';
    const step = (who: Browser, act: string, ...fields: (readonly [string, string])[]) =>
      who.post(`${COMMUNIQUE}/1/${act}`, [['seen', read], ...fields]);
    await conclude('Trust');
    await officer.post(`${COMMUNIQUE}/draft`, []);
    const other = await step(officer, 'submit');
    expect(other.status).toBe(409);
    expect(other.html).toContain('was drafted anew while you read it');
    expect((await stored())?.state).toBe('draft');
    const seen = ['seen', (await stored())?.sha256 ?? ''] as const;
    const next = (who: Browser, act: string, ...fields: (readonly [string, string])[]) =>
      who.post(`${COMMUNIQUE}/1/${act}`, [seen, ...fields]);
    expect((await next(officer, 'submit')).html).toContain(
      'It lies before whoever may approve it.',
    );
    expect((await officer.get(`${COMMUNIQUE}/1`)).html).toContain('Nothing to do in this state');
    expect((await next(officer, 'approve')).status).toBe(403);
    const silent = await next(approver, 'return', ['reason', ' ']);
    expect(silent.html).toContain('<a href="#reason">');
    await next(approver, 'return', ['reason', 'C2 is missing']);
    expect((await stored())?.state).toBe('draft');
    await next(officer, 'submit');
    expect((await next(approver, 'approve')).html).toContain('Nothing changes it any more.');
  });

  it('are published with the day and the place, and nothing typed is lost', async () => {
    const { sha256 = '' } = (await stored()) ?? {};
    const publish = (on: string, url: string) =>
      approver.post(`${COMMUNIQUE}/1/publish`, [
        ...([['seen', sha256] as const, ['on', on] as const] as const),
        ...([['url', url] as const, ['document', 'TSAG-TD7'] as const] as const),
      ]);
    expect((await publish('soon', 'x')).html).toContain('<a href="#on">Day: write a day');
    expect((await publish('2027-05-19', 'https://www.itu.int/')).html).toContain('<a href="#on">');
    const wrong = await publish('2027-05-18', 'javascript:alert(1)');
    expect(wrong.html).toContain('<a href="#url">');
    expect(wrong.html).toContain('value="TSAG-TD7"');
    const told = await publish('2027-05-18', 'https://www.itu.int/');
    expect(told.html).toContain('published on 18 May 2027 · TSAG-TD7');
    expect(await stored()).toMatchObject({ state: 'published', document: 'TSAG-TD7' });
  });

  it('are read in six languages by everybody, under a policy of their own, and taken along', async () => {
    const page = await viewer.get(`${COMMUNIQUE}/1?language=ar`);
    expect(page.html).toContain(`src="${COMMUNIQUE}/1/document?language=ar"`);
    expect(page.html).toContain('sandbox');
    const get = (path: string) => viewer.send({ method: 'GET', url: `${COMMUNIQUE}/1/${path}` });
    const document = await get('document?language=ar');
    expect(document.headers['content-security-policy']).toContain('sandbox');
    expect(document.body).toContain('dir="rtl"');
    expect(document.body).not.toContain(HOSTILE);
    const names = [...page.html.matchAll(/file\?name=([^"]+)"/g)].map(([, name = '']) => name);
    expect(names).toHaveLength(19);
    for (const name of names.filter((one) => /fr|-F\.|json/.test(one))) {
      const file = await get(`file?name=${name}`);
      expect(file.statusCode, name).toBe(200);
      expect(file.headers['content-disposition']).toContain(`cto-2027-1-${name}`);
      expect(file.rawPayload.length).toBeGreaterThan(200);
    }
    for (const name of ['../secret', 'communique.xx.html', '']) {
      expect((await get(`file?name=${encodeURIComponent(name)}`)).statusCode, name).toBe(404);
    }
    await conclude('Later');
    expect((await officer.post(`${COMMUNIQUE}/draft`, [])).path).toContain('/2?');
    expect((await approver.get(`${COMMUNIQUE}/1`)).html).toContain('There is a newer number');
  });
});
