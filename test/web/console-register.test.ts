import { beforeAll, describe, expect, it } from 'vitest';
import { useConsole } from './console-world.ts';

const world = useConsole({ start: '2027-05-17T21:30:00Z' });
const REGISTER = '/console/meetings/cto-2027/register';
const SEATS = '/console/seats/cto';
const HOSTILE = '<img src=x onerror=alert(1)>';

type Browser = Awaited<ReturnType<typeof world.signIn>>;
let viewer: Browser;
let officer: Browser;
let approver: Browser;

beforeAll(async () => {
  viewer = await world.signIn('viewer');
  officer = await world.signIn('officer');
  approver = await world.signIn('approver');
});

/** Every label has its control, and no name stands twice. */
function expectWholeForms(html: string): void {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of html.matchAll(/ (?:for|list|aria-describedby)="([^"]+)"/g)) {
    expect(ids).toContain(id);
  }
}

describe('seats in the console', () => {
  it('are given, held and lent by officers, and what is wrong is told beside the field', async () => {
    const seat = (member: string, from = '2025-01-01') =>
      officer.post(SEATS, [
        ['member', member],
        ['from', from],
      ]);
    expect((await officer.get(SEATS)).html).toContain('Nobody has a seat.');
    const refused = await seat('MS-KE');
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('<a href="#member">MS-KE is not of industry');
    expect(refused.html).toContain('value="2025-01-01"');
    expectWholeForms(refused.html);
    expect((await seat('SAMPLE-KE', '')).html).toContain('<a href="#from">First day: write a day');
    expect((await seat('SAMPLE-KE')).path).toBe(`${SEATS}/SAMPLE-KE?done=seated`);
    await seat('SAMPLE-CO');
    const lend = (act: string, fields: Record<string, string>) =>
      officer.post(
        `${SEATS}/SAMPLE-KE/${act}`,
        Object.entries(fields).map(([name, value]) => [`${act}-${name}`, value] as const),
      );
    const [holder, other] = await emailsOf('SAMPLE-KE');
    const held = await lend('hold', { email: holder, from: '2025-01-01' });
    expect(held.html).toContain('The authority is entered.');
    const early = await lend('alternate', { email: other, from: '2024-12-31', document: 'TSB/1' });
    expect(early.status).toBe(422);
    expect(early.html).toContain('href="#alternate-from"');
    expect(early.html).toContain('value="TSB/1"');
    expect(early.html).toMatch(/<details class="card" open><summary>Give an alternate/);
    expectWholeForms(early.html);
    const days = { from: '2027-05-01', until: '2027-05-31', document: 'TSB/1' };
    expect((await lend('alternate', { email: other, ...days })).html).toContain(
      '1 May 2027 to 31 May 2027',
    );
    const listed = await officer.get(SEATS);
    expect(listed.html).toContain('nobody has authority for it');
    expect(listed.html).toContain(`href="${SEATS}/SAMPLE-CO"`);
  });

  it('show viewers the entities and nobody’s name, and let them change nothing', async () => {
    for (const path of [SEATS, `${SEATS}/SAMPLE-KE`]) {
      const { html, status } = await viewer.get(path);
      expect(status).toBe(200);
      for (const hidden of ['@', 'method="post" action="/console/seats']) {
        expect(html).not.toContain(hidden);
      }
    }
    expect((await viewer.post(SEATS, [['member', 'SAMPLE-KE']])).status).toBe(403);
    expect((await viewer.post(`${SEATS}/SAMPLE-KE/end`, [])).status).toBe(403);
    for (const path of ['regional', 'cto/NOBODY', 'cto/MS-KE', 'cto/%00']) {
      expect((await viewer.get(`/console/seats/${path}`)).status, path).toBe(404);
    }
  });

  it('end with the way and the reason, and stay on record', async () => {
    const seat = `${SEATS}/SAMPLE-CO`;
    const end = (...fields: (readonly [string, string])[]) => officer.post(`${seat}/end`, fields);
    const on = ['end-on', '2027-04-30'] as const;
    expect((await end(on)).html).toContain('<a href="#end-ending">');
    const told = [on, ['end-ending', 'withdrawn']] as const;
    expect((await end(...told)).html).toContain('<a href="#end-reason">Reason: say why');
    const ended = await end(...told, ['end-reason', HOSTILE]);
    expect(ended.html).toContain('The seat has ended.');
    expect(ended.html).toContain('withdrawn on 30 April 2027: &lt;img');
    expect((await officer.get(SEATS)).html).toContain('Seats that have ended');
  });
});

/** The addresses of a member's contacts, the CTO's first. */
async function emailsOf(reference: string): Promise<readonly [string, string]> {
  const where = { member: { reference } };
  const orderBy = { email: 'asc' } as const;
  const found = await world.parley.prisma.contact.findMany({ where, orderBy });
  const [first, second] = found.map(({ email }) => email);
  if (first === undefined || second === undefined) throw new Error('two contacts were imported');
  return [first, second];
}

describe('a register in the console', () => {
  it('is filled by approvers: all seats, a member, a guest; nothing typed is lost', async () => {
    const empty = await officer.get(REGISTER);
    expect(empty.html).toContain('Nobody is invited yet.');
    expect(empty.html).not.toContain(`${REGISTER}/invite`);
    expect((await officer.get(`${REGISTER}/invite`)).status).toBe(403);
    for (const way of ['seats', 'member', 'guest']) {
      expect((await officer.post(`${REGISTER}/invite/${way}`, [])).status).toBe(403);
    }
    expectWholeForms((await approver.get(`${REGISTER}/invite`)).html);
    const all = await approver.post(`${REGISTER}/invite/seats`, []);
    expect(all.html).toContain('1 entity is invited.');
    expect((await approver.post(`${REGISTER}/invite/seats`, [])).html).toContain(
      'All who have a seat were on the register already.',
    );
    const member = (name: string) => approver.post(`${REGISTER}/invite/member`, [['member', name]]);
    expect((await member('NO-SUCH')).html).toContain('<a href="#member">There is no member');
    expect((await member('SAMPLE-FM')).status).toBe(200);
    const guest = (country: string) =>
      approver.post(`${REGISTER}/invite/guest`, [
        ['name', HOSTILE],
        ['kind', 'sme'],
        ['country', country],
      ]);
    const refused = await guest('ZZ');
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('<a href="#country">No country has the code');
    expect(refused.html).toContain('value="&lt;img');
    expect(refused.html).toContain('value="sme" selected');
    expect((await guest('ke')).html).toContain('3 invited, 0 accepted.');
    expect((await guest('ke')).html).toContain('<a href="#name">&lt;img src=x');
  });

  it('is asked who comes by approvers, who have read the letter and seen who is not asked', async () => {
    const ask = `${REGISTER}/ask`;
    expect((await officer.get(REGISTER)).html).not.toContain(ask);
    for (const refused of [await officer.get(ask), await officer.post(ask, [])]) {
      expect(refused.status).toBe(403);
    }
    expect((await approver.get(REGISTER)).html).toContain(`href="${ask}"`);
    const before = (await approver.get(ask)).html;
    expect(before).toContain('2 members are asked.');
    expect(before).toContain('it is no member, so that nobody of it is known here');
    expect(before).not.toContain('<img');
    expect(before).toMatch(
      /<article class="card letter" lang="en" dir="ltr"><h2>.*will .* be there\?/,
    );
    const arabic = (await approver.get(`${ask}?asking=here&language=ar`)).html;
    expect(arabic).toMatch(/<article class="card letter" lang="ar" dir="rtl"><h2>.*هل أنتم حاضرون/);
    const { delivery } = world.parley.prisma;
    expect(await delivery.count({ where: { kind: 'coming' } })).toBe(0);
    const asked = await approver.post(ask, []);
    expect(asked.path).toBe(`${REGISTER}?done=coming-asked&count=2`);
    expect(asked.html).toContain('2 members are asked whether they come.');
    expect(await delivery.count({ where: { kind: 'coming' } })).toBe(2);
    const after = (await approver.get(ask)).html;
    expect(after).toContain('Nobody is left to ask now.');
    expect(after).toContain('0 answered; 2 were asked and may still answer.');
    expect(after).not.toContain(`action="${ask}"`);
    expect((await approver.post(ask, [])).html).toContain('Nobody was left to ask.');
  });

  it('takes replies, and keeps those before', async () => {
    const [, alternate] = await emailsOf('SAMPLE-KE');
    const reply = (entry: string, fields: Record<string, string>) =>
      officer.post(`${REGISTER}/${entry}/rsvp`, Object.entries(fields));
    const letter = { channel: 'letter' };
    const unsaid = await reply('R1', letter);
    expect(unsaid.html).toContain('<a href="#answer">Reply: choose one.');
    expect(unsaid.html).toContain('value="letter"');
    expectWholeForms(unsaid.html);
    const yes = { answer: 'yes', mode: 'remote' };
    expect((await reply('R1', yes)).html).toContain('<a href="#channel">');
    await reply('R1', { ...yes, ...letter });
    const sent = { answer: 'alternate', mode: 'in-person', alternate, ...letter };
    const shown = await reply('R1', sent);
    expect(shown.html).toContain('sends an alternate, in person');
    expect(shown.html).toContain('comes, remotely');
    expect((await reply('R3', { answer: 'no', ...letter })).status).toBe(200);
    expect((await officer.get(`${REGISTER}/R3`)).html).not.toContain('id="alternate"');
    const all = (await officer.get(REGISTER)).html;
    expect(all).toContain('3 invited, 1 accepted.');
    for (const wrong of ['R9', 'R0', 'SAMPLE-KE', '%00']) {
      expect((await officer.get(`${REGISTER}/${wrong}`)).status, wrong).toBe(404);
      expect((await officer.post(`${REGISTER}/${wrong}/rsvp`, [])).status, wrong).toBe(404);
    }
    for (const act of ['rsvp', 'attendance']) {
      expect((await viewer.post(`${REGISTER}/R1/${act}`, [])).status).toBe(403);
    }
  });

  it('takes attendance once the meeting has begun, with whoever had authority', async () => {
    const [, alternate] = await emailsOf('SAMPLE-KE');
    const came = (entry: string, fields: Record<string, string>) =>
      officer.post(`${REGISTER}/${entry}/attendance`, Object.entries(fields));
    expect((await officer.get(`${REGISTER}/R1`)).html).toContain('from the meeting’s first day on');
    expect((await came('R1', { presence: 'remote' })).status).toBe(422);
    world.clock.set('2027-05-17T22:30:00Z');
    const stranger = await came('R1', { presence: 'remote', who: 'nobody@example.org' });
    expect(stranger.html).toContain('<a href="#who">');
    expect(stranger.html).toContain('value="nobody@example.org"');
    expectWholeForms(stranger.html);
    const kept = await came('R1', { presence: 'in-person', who: alternate });
    expect(kept.html).toContain('in person, as alternate');
    await came('R3', { presence: 'absent' });
    const { html } = await officer.get(REGISTER);
    expect(html).toContain('3 invited, 1 accepted, 1 attended.');
    expect(html).toContain(
      'Nobody attended from: Americas, Arab States, Asia-Pacific, CIS and Europe.',
    );
    expect(html.match(/<tr><th scope="row">(?!<a)/g)).toHaveLength(8);
    expect(html).toContain('no earlier meeting of its kind');
  });

  it('stands in short on the meeting’s own page, with what comes next and what is missing', async () => {
    const round = await world.draft();
    const { html } = await officer.get('/console/meetings/cto-2027');
    expect(html).toContain('Under way');
    expect(html).toContain('The meeting ends on 18 May 2027 · today');
    expect(html).toContain('1 seat, 3 invited, 1 accepted, 1 attended.');
    expect(html).toContain(`href="/console/rounds/${round}"`);
    expect(html).toContain(`<a href="${REGISTER}">regions-without-attendance</a>`);
    expect(html).toContain('<small>resolves 3</small>');
    const all = (await viewer.get('/console')).html;
    expect(all).toContain('href="/console/meetings/cto-2027"');
    expect(all).toContain('Under way');
    expect((await viewer.get('/console/meetings/cto-2027')).html).not.toContain('new-round"');
    expect((await officer.get('/console/meetings/nowhere')).status).toBe(404);
  });

  it('shows viewers entities and figures, and nobody’s name', async () => {
    for (const path of [REGISTER, `${REGISTER}/R1`]) {
      const { html } = await viewer.get(path);
      for (const hidden of ['@', 'Sample</bdi>', 'Testcase</bdi>', `action="${REGISTER}`]) {
        expect(html, path).not.toContain(hidden);
      }
      expect(html).toContain('in person, as alternate');
      expect(html).not.toContain('<img');
    }
  });
});
