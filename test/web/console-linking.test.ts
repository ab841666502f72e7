import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/platform/adapter.ts';
import { useConsole } from './console-world.ts';

const people = new Map<string, Person>();
const CHAT = {
  ...{ platform: 'chat', name: 'Chat', bot: 'Parley', command: '/parley join' },
  tenants: async () => ['T1'],
  findPerson: async (who: object) => ('email' in who ? people.get(String(who.email)) : undefined),
};
const world = useConsole({ directories: [CHAT] });
const CODE = /<code>\/parley join ([0-9A-Z]{5}-[0-9A-Z]{5})<\/code>/;

describe('contacts in chats', () => {
  let round = '';
  beforeAll(async () => {
    round = await world.open();
  });
  const path = () => `/console/rounds/${round}`;

  it('are looked for from the page of the round, and told how many are asked', async () => {
    const { prisma, random } = world.parley;
    const { memberId } = await prisma.addressee.findFirstOrThrow({
      where: { round: { slug: round } },
    });
    const who = { email: 'focal@chat.example', name: 'N', role: 'focal-point' };
    const contact = await prisma.contact.create({ data: { id: random.id(), memberId, ...who } });
    const address = { platform: 'chat', tenant: 'T1', externalId: 'U1' };
    people.set(contact.email, { address, name: 'N', active: true });
    const browser = await world.signIn('officer');
    expect((await browser.get(path())).html).toContain('Look and ask');
    const asked = await browser.post(`${path()}/contacts`, []);
    expect(asked.html).toContain('1 account is asked whether it is a contact.');
    const again = await browser.post(`${path()}/contacts`, []);
    expect(again.html).toContain('Nobody new was found.');
    const count = await world.parley.prisma.delivery.count({ where: { kind: 'link-offer' } });
    expect(count).toBe(1);
  });

  it('are not looked for by a viewer, nor for a round that is not open', async () => {
    const viewer = await world.signIn('viewer');
    expect((await viewer.get(path())).html).not.toContain('Look and ask');
    expect((await viewer.post(`${path()}/contacts`, [])).status).toBe(403);
    const officer = await world.signIn('officer');
    const draft = await world.draft();
    expect((await officer.get(`/console/rounds/${draft}`)).html).not.toContain('Look and ask');
    const refused = await officer.post(`/console/rounds/${draft}/contacts`, []);
    expect(refused.html).toContain('is not open');
  });
});

describe('one’s own chat accounts', () => {
  it('are linked by a code, listed, and unlinked', async () => {
    const browser = await world.signIn('viewer');
    expect((await browser.get('/console')).html).toContain('href="/console/account"');
    expect((await browser.get('/console/account')).html).toContain('No account is linked to you.');
    const made = await browser.post('/console/account', [['act', 'code']]);
    expect(made.html).toMatch(CODE);
    const { prisma, clock, random } = world.parley;
    const code = await prisma.joinCode.findFirstOrThrow({ where: { staffId: { not: null } } });
    const account = { platform: 'chat', tenant: 'T1', externalId: 'S1' };
    const verifiedAt = new Date(clock.now());
    const staffId = code.staffId ?? '';
    await prisma.staffAccount.create({
      data: { id: random.id(), staffId, ...account, verifiedAt },
    });
    expect((await browser.get('/console/account')).html).toContain('Chat, since');
    const other = await world.signIn('viewer');
    expect((await other.get('/console/account')).html).not.toContain('Chat, since');
    const unlink = [
      ['act', 'unlink'],
      ['platform', 'chat'],
    ] as const;
    await other.post('/console/account', unlink);
    expect((await browser.get('/console/account')).html).toContain('Chat, since');
    expect((await browser.post('/console/account', unlink)).html).toContain('no longer linked');
    expect((await browser.get('/console/account')).html).toContain('No account is linked to you.');
    expect((await browser.post('/console/account', [['act', 'x']])).status).toBe(400);
  });
});
