import { beforeAll, describe, expect, it } from 'vitest';
import { systemRandom } from '../../src/infra/system.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();

/** A drafted round with one addressee, whose contact has a way that was set aside. */
async function aFault(cause: string) {
  const { prisma } = world.parley;
  const slug = await world.draft();
  const round = await prisma.round.findUniqueOrThrow({ where: { slug } });
  const contact = await prisma.contact.findFirstOrThrow({
    where: { active: true, faults: { none: {} } },
    include: { member: { include: { country: true } } },
  });
  const { member } = contact;
  await prisma.addressee.create({
    data: {
      ...{ id: systemRandom.id(), roundId: round.id, memberId: member.id, kind: member.kind },
      ...{ name: member.name, countryIso2: member.countryIso2, region: member.country.region },
      ...{ categories: [], language: 'en', timeZone: 'Africa/Nairobi', weekend: [6, 7] },
      closesAt: new Date('2027-04-15'),
    },
  });
  const since = new Date(world.clock.now());
  const fault = await prisma.channelFault.create({
    data: {
      ...{ id: systemRandom.id(), contactId: contact.id, platform: 'mail', cause, since },
      ...{ externalId: contact.email, reason: '5.1.1 <b>unknown</b>' },
    },
  });
  if (cause === 'complained') {
    await prisma.contact.update({ where: { id: contact.id }, data: { stoppedAt: since } });
  }
  return { path: `/console/rounds/${slug}/faults`, id: fault.id, contact };
}

describe('the ways that were set aside', () => {
  let bounced: Awaited<ReturnType<typeof aFault>>;
  beforeAll(async () => {
    bounced = await aFault('bounced');
  });

  it('are reached from the messages of the round, with member, way, cause and reason', async () => {
    const browser = await world.signIn('viewer');
    const messages = await browser.get(bounced.path.replace('/faults', '/deliveries'));
    expect(messages.html).toContain(`href="${bounced.path}"`);
    const { html } = await browser.get(bounced.path);
    expect(html).toContain(bounced.contact.email);
    expect(html).toContain('Returned');
    expect(html).toContain('5.1.1 &lt;b&gt;unknown');
    expect(html).not.toContain(`${bounced.path}/${bounced.id}`);
  });

  it('are not cleared by viewers, nor under another round, nor without a reason', async () => {
    const viewer = await world.signIn('viewer');
    expect((await viewer.get(`${bounced.path}/${bounced.id}`)).status).toBe(403);
    expect((await viewer.post(`${bounced.path}/${bounced.id}`, [['reason', 'x']])).status).toBe(
      403,
    );
    const officer = await world.signIn('officer');
    const elsewhere = `/console/rounds/${await world.draft()}/faults/${bounced.id}`;
    expect((await officer.post(elsewhere, [['reason', 'x']])).status).toBe(404);
    const asked = await officer.post(`${bounced.path}/${bounced.id}`, [['reason', ' ']]);
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('href="#reason"');
    const fault = { where: { id: bounced.id } };
    expect((await world.parley.prisma.channelFault.findUnique(fault))?.clearedAt).toBeNull();
  });

  it('are cleared with a reason, once', async () => {
    const browser = await world.signIn('officer');
    const form = await browser.get(`${bounced.path}/${bounced.id}`);
    expect(form.html).not.toContain('name="consent"');
    const done = await browser.post(`${bounced.path}/${bounced.id}`, [['reason', 'mended']]);
    expect(done.path).toContain('done=cleared');
    expect(done.html).toContain('may be used again');
    expect(done.html).toContain('No way to a contact of this round');
    expect((await browser.post(`${bounced.path}/${bounced.id}`, [['reason', 'x']])).status).toBe(
      404,
    );
  });

  it('need the owner’s consent after a complaint', async () => {
    const { path, id, contact } = await aFault('complained');
    const browser = await world.signIn('officer');
    const asked = await browser.post(`${path}/${id}`, [['reason', 'she called me']]);
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('href="#consent"');
    expect(asked.html).toContain('she called me</textarea>');
    const done = await browser.post(`${path}/${id}`, [
      ['reason', 'she called me'],
      ['consent', 'yes'],
    ]);
    expect(done.path).toContain('done=cleared');
    const now = await world.parley.prisma.contact.findUnique({ where: { id: contact.id } });
    expect(now?.stoppedAt).toBeNull();
  });
});
