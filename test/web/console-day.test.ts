import { beforeAll, describe, expect, it } from 'vitest';
import { buildAgenda } from '../../src/application/agenda/build-agenda.ts';
import { takeNeeds } from '../../src/application/needs/take-needs.ts';
import { showDay } from '../../src/application/papers/show-day.ts';
import { type GeneratedRound, generateRound } from '../application/agenda/generated-round.ts';
import { as } from '../application/outcomes/world.ts';
import { must } from '../support/parley.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();
const HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)>';

type Browser = Awaited<ReturnType<typeof world.signIn>>;
let officer: Browser;
let viewer: Browser;
let round: GeneratedRound;
let here: string;

beforeAll(async () => {
  round = await generateRound(world.databaseUrl, 68);
  here = `/console/meetings/${round.slug}/agenda`;
  officer = await world.signIn('officer');
  viewer = await world.signIn('viewer');
});

const shown = async () => must(await showDay(world.parley, round.slug, as('officer')));
const post = (path: string, ...fields: [string, string][]) =>
  officer.post(`${here}${path}`, fields);

describe('the agenda of a meeting in the console', () => {
  it('says that nothing is known of ranks while no round’s agenda is built', async () => {
    const page = await officer.get(here);
    expect(page.html).toContain('No item has been put forward yet.');
    expect(page.html).toContain('No round’s agenda has been built yet');
    expect((await officer.get('/console/meetings/no-such/agenda')).status).toBe(404);
    expect((await officer.get(`/console/meetings/${round.slug}/needs`)).html).toContain(
      `href="${here}"`,
    );
  });

  it('makes an item of a ranked topic that waits by one button, with the topic’s needs', async () => {
    must(await buildAgenda(world.parley, { round: round.slug }, as('officer')));
    must(await takeNeeds(world.parley, { round: round.slug }, as('officer')));
    const [first, second] = (await shown()).waiting;
    const { html } = await officer.get(here);
    expect(html.indexOf(`>${first?.label.en}</th>`)).toBeLessThan(
      html.indexOf(`>${second?.label.en}</th>`),
    );
    for (const topic of [first, second]) {
      const forms = html.match(/<form[^>]*\/propose">.*?<\/form>/gs) ?? [];
      const own = forms.find((form) => form.includes(`value="${topic?.code}"`)) ?? '';
      const hidden = [...own.matchAll(/name="(\w+)" value="([^"]*)"/g)];
      const fields = hidden.map(([, name = '', value = '']): [string, string] => [name, value]);
      const done = await post('/propose', ...fields);
      expect(done.html).toContain('The item is proposed.');
    }
    const day = await shown();
    expect(day.items.map(({ title, topic, needs }) => ({ title, topic, needs }))).toEqual(
      [first, second].map((one) => ({ title: one?.label.en, topic: one?.code, needs: one?.needs })),
    );
    const [item] = day.items;
    const listed = (await viewer.get(here)).html;
    const place = item?.ranks[0]?.place;
    expect(listed).toMatch(
      new RegExp(`Place ${place} of 16, ranked by \\d+ members in ${round.slug}`),
    );
    expect(listed).toMatch(/Regions (agree|differ): /);
    expect(listed).not.toContain('<form method="post" action="/console/meetings');
  });

  it('shows of one item all six regions, the printed words and no others', async () => {
    const [item] = (await shown()).items;
    const { html } = await viewer.get(`${here}/1`);
    expect(html.match(/<td class="n/g)).toHaveLength(6);
    expect(html.match(/<blockquote/g)).toHaveLength(item?.quotations.length ?? 0);
    expect(item?.quotations.length).toBeGreaterThan(0);
    expect(html).not.toContain('name="dropReason"');
    const ids = [...(await officer.get(`${here}/1`)).html.matchAll(/ id="([^"]+)"/g)];
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
    for (const path of ['99', '0', 'x', '1%00']) {
      expect((await officer.get(`${here}/${path}`)).status, path).toBe(404);
    }
  });

  it('takes changes with the needs that are ticked, and tells what is wrong beside the field', async () => {
    const wrong = await post('/1/change', ['title', HOSTILE], ['minutes', '1.5'], ['needs', '2']);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#minutes"');
    expect(wrong.html).toContain('value="1.5"');
    expect(wrong.html).toMatch(/value="2" checked/);
    expect(wrong.html).toContain('value="&lt;script&gt;');
    const long = await post('/1/change', ['title', 'x'], ['minutes', '2000']);
    expect(long.html).toContain('give at most 1440 minutes');
    const none = await post('/1/change', ['title', 'x'], ['needs', '99999']);
    expect(none.status).toBe(422);
    const [first = 0, second = 0] = (await shown()).needs.map(({ number }) => number);
    const fields: [string, string][] = [
      ['title', HOSTILE],
      ['topic', 'cybersecurity'],
      ['minutes', '30'],
      ['presenter', 'Chair'],
    ];
    const saved = await post('/1/change', ...fields, ['needs', `${second}`], ['needs', `${first}`]);
    expect(saved.html).toContain('The item is changed.');
    expect(saved.html).not.toContain('<img');
    expect((await shown()).items[0]).toMatchObject({
      ...{ title: HOSTILE, topic: 'cybersecurity', minutes: 30, presenter: 'Chair' },
      needs: [first, second],
    });
    const page = (await officer.get(`${here}/1`)).html;
    expect(page).toContain('<option value="cybersecurity" selected>');
    expect((await viewer.post(`${here}/1/change`, fields)).status).toBe(403);
  });

  it('are accepted, ordered, made one and left out, with the reason', async () => {
    expect((await post('/propose', ['title', ' '])).html).toContain('href="#title"');
    expect((await post('/propose', ['title', 'Third'])).status).toBe(200);
    for (const item of [1, 2]) {
      expect((await post(`/${item}/accept`)).html).toContain('The item is accepted.');
    }
    expect((await officer.get(here)).html).toContain(
      '2 items accepted, 30 min planned; 1 proposed',
    );
    await post('/3/place', ['before', '2']);
    const order = async () => (await shown()).items.map(({ number }) => number);
    expect(await order()).toEqual([1, 3, 2]);
    const unchosen = await post('/3/merge', ['into', ''], ['mergeReason', 'one subject']);
    expect(unchosen.html).toContain('href="#into"');
    expect(unchosen.html).toContain('>one subject</textarea>');
    const silent = await post('/3/merge', ['into', '2'], ['mergeReason', '']);
    expect(silent.html).toContain('href="#mergeReason"');
    const merged = await post('/3/merge', ['into', '2'], ['mergeReason', 'one subject']);
    expect(merged.html).toContain('The two items are one.');
    expect(merged.path).toContain(`${here}/2`);
    expect((await post('/2/drop', ['dropReason', ''])).html).toContain('href="#dropReason"');
    const dropped = await post('/2/drop', ['dropReason', 'no time for it']);
    expect(dropped.html).toContain('no time for it');
    expect(dropped.html).toContain('Went into A2: one subject');
    expect(await order()).toEqual([1]);
    expect((await post('/1/merge', ['into', '2'], ['mergeReason', 'x'])).status).toBe(409);
    await post('/2/accept');
    expect(await order()).toEqual([1, 2]);
    for (const act of ['accept', 'place', 'merge', 'drop']) {
      expect((await viewer.post(`${here}/1/${act}`, [['into', '2']])).status, act).toBe(403);
    }
  });
});
