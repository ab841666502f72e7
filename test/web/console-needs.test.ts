import { beforeAll, describe, expect, it } from 'vitest';
import { addSpokenRound, type SpokenMember, type SpokenWords } from '../support/spoken-round.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();
const NEEDS = '/console/meetings/cto-2027/needs';
const HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)>';
const ARABIC = 'نحتاج إلى شبكة ألياف في المناطق الريفية.';

const says = (
  words: string,
  language = 'en',
  level: SpokenWords['level'] = 'attributed',
): SpokenWords => ({ question: 'need1', words, language, level });
const free = (words: string): SpokenWords => ({ ...says(words), question: 'anything_else' });

const MEMBERS: readonly SpokenMember[] = [
  {
    country: 'KE',
    name: 'Kenya Co',
    region: 'AFR',
    says: [says('Fibre backbone, and trained staff')],
  },
  {
    country: 'UG',
    name: 'Uganda Co',
    region: 'AFR',
    says: [says('A fibre backbone for villages')],
  },
  { country: 'EG', name: 'Egypt Co', region: 'ARB', says: [says(ARABIC, 'ar', 'group')] },
  {
    country: 'FJ',
    name: '<b>Fiji</b> Co',
    region: 'ASP',
    says: [says(HOSTILE), free('Also islands, and a fibre backbone there')],
  },
];

type Browser = Awaited<ReturnType<typeof world.signIn>>;
let officer: Browser;
let viewer: Browser;

beforeAll(async () => {
  const round = { slug: 'asked', meeting: 'cto-2027', questionnaire: 'administrations' };
  await addSpokenRound(world.parley.prisma, { ...round, members: MEMBERS });
  officer = await world.signIn('officer');
  viewer = await world.signIn('viewer');
});

/** The page of the need whose words begin so. */
async function pathOf(start: string): Promise<string> {
  const { prisma } = world.parley;
  const statements = await prisma.needStatement.findMany({ include: { need: true, answer: true } });
  const found = statements.find(({ answer }) => String(answer.value).startsWith(start));
  return `${NEEDS}/${found?.need.number}`;
}

describe('the needs of a meeting in the console', () => {
  it('are reached from the first page and the round, and taken once', async () => {
    expect((await officer.get('/console')).html).toContain(`href="${NEEDS}"`);
    const empty = await officer.get('/console/rounds/asked/needs');
    expect(empty).toMatchObject({ path: NEEDS, status: 200 });
    expect(empty.html).toContain('No needs have been taken yet.');
    expect((await viewer.get(NEEDS)).html).not.toContain('/needs/take"');
    expect((await viewer.post(`${NEEDS}/take`, [['round', 'asked']])).status).toBe(403);
    const taken = await officer.post(`${NEEDS}/take`, [['round', 'asked']]);
    expect(taken.html).toContain('4 needs are taken.');
    const again = await officer.post(`${NEEDS}/take`, [['round', 'asked']]);
    expect(again.html).toContain('stands behind a need already');
    expect((await officer.get('/console/meetings/no-such/needs')).status).toBe(404);
    for (const path of ['99', '0', 'x', '1%00']) {
      expect((await officer.get(`${NEEDS}/${path}`)).status, path).toBe(404);
    }
  });

  it('show words as words, in their own direction, and only as their members allow', async () => {
    const list = (await officer.get(NEEDS)).html;
    const page = (await officer.get(await pathOf('<script>'))).html;
    for (const html of [list, page]) {
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html).not.toContain('<img');
    }
    expect(page).toContain('&lt;b&gt;Fiji&lt;/b&gt; Co');
    const arabic = await pathOf('نحتاج');
    const shown = (await officer.get(arabic)).html;
    expect(shown).toMatch(new RegExp(`<blockquote lang="ar" dir="rtl"[^>]*>${ARABIC}<`));
    expect(shown).toContain('Egypt Co');
    const seen = (await viewer.get(arabic)).html;
    expect(seen).toContain('Too few wrote in this language to hide who did');
    for (const hidden of [ARABIC, 'Arabic', 'Egypt', 'Arab States', 'data-words="0'])
      expect(seen).not.toContain(hidden);
    expect(seen).not.toContain('method="post" action="/console/meetings');
  });

  it('have the words on the left and what they ask for on the right, without a script', async () => {
    const { html } = await officer.get(await pathOf('Fibre'));
    const [, words = '', coding = ''] =
      /<div class="panes"><div class="words">(.*?)<\/div>\n<div>(.*)$/s.exec(html) ?? [];
    expect(words).toContain('Fibre backbone, and trained staff');
    expect(coding).toContain('name="title"');
    expect(coding).toContain('autofocus');
    expect(coding).toContain('shares: Fibre, backbone');
    expect(coding).toMatch(/<button name="into" value="\d" accesskey="1">/);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of html.matchAll(/ for="([^"]+)"/g)) expect(ids).toContain(id);
  });

  it('are coded one after the other; what is wrong is told beside the field, with what was typed', async () => {
    const fibre = await pathOf('Fibre');
    const refused = await officer.post(`${fibre}/code`, [
      ['title', ' '],
      ['topic', 'cybersecurity'],
    ]);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#title"');
    expect(refused.html).toContain('value="cybersecurity" selected');
    expect((await viewer.post(`${fibre}/code`, [['title', 'x']])).status).toBe(403);
    const saved = await officer.post(`${fibre}/code`, [
      ['title', 'Backbone'],
      ['topic', 'rural-networks'],
    ]);
    expect(saved.html).toContain('Saved as act 3.');
    expect(saved.path).not.toContain(`${fibre}?`);
    const stale = await officer.post(`${fibre}/code`, [
      ['seen', '1'],
      ['title', 'Mine'],
      ['topic', ''],
    ]);
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('Nothing was done; look again');
    const need = await world.parley.prisma.need.findFirst({ where: { title: 'Backbone' } });
    expect(need?.topic).toBe('rural-networks');
  });

  it('are put together, parted, translated and taken back, with who and why', async () => {
    const [fibre, villages, arabic] = [
      await pathOf('Fibre'),
      await pathOf('A fibre'),
      await pathOf('نحتاج'),
    ];
    const number = fibre.split('/').at(-1) ?? '';
    const merged = await officer.post(`${villages}/merge`, [
      ['into', number],
      ['reason', 'one backbone'],
    ]);
    expect(merged.status).toBe(200);
    const page = (await officer.get(fibre)).html;
    expect(page).toContain('A fibre backbone for villages');
    expect(page).toContain('Ada officer');
    expect(page).toContain('one backbone');
    const wrong = await officer.post(`${fibre}/split`, [
      ['part', 'no such words'],
      ['splitReason', 'x'],
    ]);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('>no such words</textarea>');
    const parted = [
      ['part', 'trained staff'],
      ['newTitle', 'Training'],
      ['splitReason', 'two things'],
    ] as const;
    expect((await officer.post(`${fibre}/split`, parted)).html).toContain('Saved as act 5.');
    const id = /name="answer" value="([^"]+)"/.exec((await officer.get(arabic)).html)?.[1] ?? '';
    const text = 'We need a <i>fibre</i> network in rural areas.';
    const fields = [
      ['answer', id],
      [`into-${id}`, 'en'],
      [`text-${id}`, text],
    ] as const;
    expect((await viewer.post(`${arabic}/translate`, fields)).status).toBe(403);
    const beside = (await officer.post(`${arabic}/translate`, fields)).html;
    expect(beside).toContain('Translation into English by Ada officer, not the member’s words');
    expect(beside).toContain('We need a &lt;i&gt;fibre&lt;/i&gt; network');
    expect(beside).toContain(ARABIC);
    const bare = await officer.post(`${NEEDS}/undo`, [
      ['act', '4'],
      ['undoReason', ''],
    ]);
    expect(bare.status).toBe(422);
    const later = await officer.post(`${NEEDS}/undo`, [
      ['act', '4'],
      ['undoReason', 'x'],
    ]);
    expect(later.html).toContain('Undo act 5 first.');
    expect(
      (
        await viewer.post(`${NEEDS}/undo`, [
          ['act', '5'],
          ['undoReason', 'x'],
        ])
      ).status,
    ).toBe(403);
    for (const act of ['5', '4']) {
      const undone = await officer.post(`${NEEDS}/undo`, [
        ['act', act],
        ['undoReason', 'too soon'],
      ]);
      expect(undone.status).toBe(200);
    }
    expect((await officer.get(villages)).html).toContain('A fibre backbone for villages');
    const aside = await officer.post(`${villages}/set-aside`, [['asideReason', 'said twice']]);
    expect(aside.status).toBe(200);
    expect((await officer.get(`${NEEDS}?state=set-aside`)).html).toContain('Set aside: said twice');
  });

  it('take in words that no coding names', async () => {
    const page = (await officer.get(`${NEEDS}/words`)).html;
    expect(page).toContain('Also islands');
    const id = /name="answer" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(page).toMatch(
      /<select id="need"[^>]*>\s*<option value="\d">N\d [^<]*shares: backbone, fibre/,
    );
    expect((await viewer.get(`${NEEDS}/words`)).html).not.toContain('name="answer"');
    expect(
      (
        await viewer.post(`${NEEDS}/make`, [
          ['answer', id],
          ['title', 'x'],
        ])
      ).status,
    ).toBe(403);
    const refused = await officer.post(`${NEEDS}/make`, [
      ['answer', id],
      ['title', 'Islands'],
      ['part', 'lakes'],
    ]);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="Islands"');
    const number = (await pathOf('Fibre')).split('/').at(-1) ?? '';
    const put = [
      ['answer', id],
      ['need', number],
      ['attachPart', ''],
    ] as const;
    expect((await officer.post(`${NEEDS}/attach`, put)).html).toContain(
      'All words in free answers stand behind a need.',
    );
    const made = [
      ['answer', id],
      ['title', 'Islands'],
      ['topic', ''],
      ['part', 'islands'],
    ] as const;
    expect((await officer.post(`${NEEDS}/make`, made)).status).toBe(200);
    expect((await officer.get(NEEDS)).html).toContain('Islands');
  });
});
