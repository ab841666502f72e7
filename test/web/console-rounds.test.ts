import { describe, expect, it } from 'vitest';
import { answerSome } from './console-answers.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();

describe('the list of rounds', () => {
  it('shows each round with its state, its closing day and how many have answered', async () => {
    const draft = await world.draft();
    const open = await world.open();
    await answerSome(world.parley.prisma, open);
    const { html } = await (await world.signIn('viewer')).get('/console');
    expect(html).toContain(`href="/console/rounds/${draft}"`);
    expect(html).toContain('Closes on 15 April 2027 · 45 days left');
    expect(html).toMatch(/\d+ of 151 answered/);
    expect(html).toContain('CTO group meeting, May 2027');
  });

  it('hides from a viewer what would be refused, and offers it to an officer', async () => {
    const viewer = await (await world.signIn('viewer')).get('/console');
    expect(viewer.html).not.toContain('/console/new-round');
    const officer = await (await world.signIn('officer')).get('/console');
    expect(officer.html).toContain('/console/new-round?meeting=cto-2027');
    expect(officer.html).toContain('/console/new-meeting');
  });
});

describe('one round', () => {
  it('shows a draft with whom it would ask today', async () => {
    const round = await world.draft();
    const { html } = await (await world.signIn('viewer')).get(`/console/rounds/${round}`);
    expect(html).toContain('151 members would be asked');
    expect(html).toContain('Africa 44 · Americas 33');
    expect(html).toContain('Member States · Developing countries');
    expect(html).toContain('Nothing to do in this state with your role.');
  });

  it('shows an open one by region and category, its gaps and its messages', async () => {
    const round = await world.open();
    await answerSome(world.parley.prisma, round);
    const browser = await world.signIn('officer');
    const { html } = await browser.get(`/console/rounds/${round}`);
    expect(html).toMatch(/<th scope="row">Africa<\/th>/);
    expect(html).toContain('Small islands (SIDS)');
    expect(html).toContain('In transition of CIS');
    expect(html).toMatch(/<th scope="row">Invitation<\/th><td class="n">151<\/td>/);
    expect(html).toContain(`data-live="/console/rounds/${round}/progress"`);
    const progress = await browser.get(`/console/rounds/${round}/progress`);
    expect(progress.html).toMatch(/^<p class="figure"><b>\d+ %<\/b>/);
  });

  it('names the members that nobody can be written to', async () => {
    const round = await world.open();
    const { prisma } = world.parley;
    const [addressee] = await prisma.addressee.findMany({
      where: { round: { slug: round }, countryIso2: 'KE' },
    });
    await prisma.contact.updateMany({
      where: { memberId: addressee?.memberId ?? '' },
      data: { stoppedAt: new Date() },
    });
    const { html } = await (await world.signIn('viewer')).get(`/console/rounds/${round}`);
    expect(html).toContain('Nobody to write to');
    expect(html).toMatch(/<bdi>[^<]*Kenya[^<]*<\/bdi> \(KE\)/);
  });

  it('is a plain 404 when there is none of that name', async () => {
    const browser = await world.signIn('viewer');
    for (const name of ['none', '%00', '..%2f..', "'%20OR%201=1", 'é', 'a'.repeat(61)]) {
      const page = await browser.get(`/console/rounds/${name}`);
      expect(page.status, name).toBe(404);
      expect(page.html).toContain('There is no round');
    }
  });
});

describe('the messages of a round', () => {
  it('are listed one by one, and officers send again what was set aside', async () => {
    const round = await world.open();
    const { prisma } = world.parley;
    await prisma.delivery.updateMany({
      where: { round: { slug: round }, addressee: { countryIso2: { in: ['KE', 'FJ'] } } },
      data: { state: 'shunted', reason: 'the mailbox is full' },
    });
    const path = `/console/rounds/${round}/deliveries?state=shunted`;
    const viewer = await world.signIn('viewer');
    const seen = await viewer.get(path);
    expect(seen.html).toContain('the mailbox is full');
    expect(seen.html).not.toContain('Send all of these again');
    expect((await viewer.post(path, [])).status).toBe(403);
    const officer = await world.signIn('officer');
    const again = await officer.post(path, []);
    expect(again.status).toBe(200);
    expect(again.html).toMatch(/\d+ messages go out again/);
    expect((await officer.post(path, [])).html).toContain('No message was waiting for that');
    expect(await prisma.delivery.count({ where: { state: 'shunted' } })).toBe(0);
  });
});
