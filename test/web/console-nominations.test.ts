import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { addSpokenRound, type SpokenMember } from '../support/spoken-round.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();
const HERE = '/console/meetings/cto-2027/nominations';
const HOSTILE = '<img src=x onerror=alert(2)>, Ms A, CEO';

const names = (country: string, words: string): SpokenMember => ({
  ...{ country, name: `${country} administration`, region: 'AFR' },
  says: [{ question: 'company', words, language: 'en', level: 'none' }],
});

type Browser = Awaited<ReturnType<typeof world.signIn>>;
let approver: Browser;
let officer: Browser;
let viewer: Browser;

beforeAll(async () => {
  const members = [
    names('KE', HOSTILE),
    names('UG', 'Uganda Fibre, Mr B'),
    names('TZ', 'Coast Net'),
  ];
  const round = { slug: 'asked', meeting: 'cto-2027', questionnaire: 'administrations' };
  await addSpokenRound(world.parley.prisma, { ...round, members });
  approver = await world.signIn('approver');
  officer = await world.signIn('officer');
  viewer = await world.signIn('viewer');
});

describe('nominations in the console', () => {
  it('are taken once, and shown as words; viewers see counts and nobody', async () => {
    expect((await officer.get(HERE)).html).toContain(
      'action="/console/meetings/cto-2027/nominations/take"',
    );
    expect((await viewer.post(`${HERE}/take`, [])).status).toBe(403);
    expect((await officer.post(`${HERE}/take`, [])).status).toBe(200);
    const list = (await officer.get(HERE)).html;
    expect(list).toContain('&lt;img src=x onerror=alert(2)&gt;, Ms A, CEO');
    expect(list).toContain('KE administration');
    const seen = (await viewer.get(HERE)).html;
    for (const hidden of ['Ms A', 'Uganda Fibre', 'administration (', `${HERE}/1`]) {
      expect(seen).not.toContain(hidden);
    }
    expect((await viewer.get(`${HERE}/1`)).status).toBe(403);
    for (const path of ['99', '0', 'x', '1%00']) {
      expect((await officer.get(`${HERE}/${path}`)).status, path).toBe(404);
    }
    expect((await officer.get('/console/meetings/cto-2027')).html).toContain(`href="${HERE}"`);
  });

  it('are invited with consent only, and then stand on the register; what is wrong is told beside its field', async () => {
    const page = (await approver.get(`${HERE}/1`)).html;
    expect(page).not.toContain(`action="${HERE}/1/invite"`);
    expect((await approver.post(`${HERE}/1/invite`, [['name', 'Firm']])).status).toBe(422);
    const ahead = await officer.post(`${HERE}/1/consent`, [
      ['how', 'by letter'],
      ['on', '2027-12-01'],
    ]);
    expect(ahead.status).toBe(422);
    expect(ahead.html).toContain('href="#on"');
    expect(ahead.html).toContain('value="by letter"');
    const agreed = await officer.post(`${HERE}/1/consent`, [
      ['how', 'by letter'],
      ['on', '2027-02-27'],
      ['email', 'a@firm.example'],
    ]);
    expect(agreed.status).toBe(200);
    expect((await officer.post(`${HERE}/1/invite`, [['name', 'Firm']])).status).toBe(403);
    const nameless = await approver.post(`${HERE}/1/invite`, [['country', 'KE']]);
    expect(nameless.html).toContain('href="#name"');
    const invited = await approver.post(`${HERE}/1/invite`, [
      ['name', 'Firm of Kenya'],
      ['kind', 'sme'],
      ['country', 'KE'],
    ]);
    expect(invited.status).toBe(200);
    expect((await viewer.get('/console/meetings/cto-2027/register')).html).toContain(
      'Firm of Kenya',
    );
    expect((await approver.post(`${HERE}/1/decline`, [['why', 'x']])).status).toBe(409);
  });

  it('are declined with the reason, and withdrawn when the words are taken back', async () => {
    const silent = await approver.post(`${HERE}/2/decline`, [['why', ' ']]);
    expect(silent.html).toContain('href="#why"');
    const declined = await approver.post(`${HERE}/2/decline`, [['why', 'No room left']]);
    expect(declined.html).toContain('No room left');
    const { prisma } = world.parley;
    const nomination = await prisma.nomination.findFirstOrThrow({ where: { number: 3 } });
    const was = await prisma.answer.update({
      where: { id: nomination.answerId },
      data: { current: false },
    });
    const { responseId, question, contactId, platform, language } = was;
    const taken = { responseId, question, contactId, platform, language, attribution: 'none' };
    const id = { id: v7(), eventId: `page:${v7()}`, answeredAt: new Date(world.clock.now()) };
    await prisma.answer.create({ data: { ...taken, ...id } });
    const { html } = await approver.get(`${HERE}/3`);
    expect(html).not.toContain(String(was.value));
    expect(html).not.toContain(`action="${HERE}/3/`);
  });
});
