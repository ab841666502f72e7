import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DELIVER_DUE } from '../../jobs/index.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();
const MINUTE_MS = 60_000;
const page = async (role: Parameters<typeof world.signIn>[0]) =>
  (await world.signIn(role)).get('/console/operations');

interface Row {
  readonly state: string;
  readonly dueAt: number;
  readonly reason?: string;
}

/** Deliveries of one round to a member of staff, who needs no addressee. */
async function deliveries(round: string, rows: readonly Row[]): Promise<void> {
  const { prisma } = world.parley;
  const { id: staffId } = await prisma.staff.findFirstOrThrow();
  const { id: roundId } = await prisma.round.findUniqueOrThrow({ where: { slug: round } });
  for (const { state, dueAt, reason } of rows) {
    const due = new Date(dueAt);
    await prisma.delivery.create({
      data: {
        ...{ id: randomUUID(), dedupeKey: randomUUID(), kind: 'staff-digest', state },
        ...{ staffId, roundId, thread: `staff:${staffId}`, orderAt: due, dueAt: due },
        ...{ expiresAt: new Date(dueAt + 86_400_000), updatedAt: due, reason: reason ?? null },
      },
    });
  }
}

describe('the page for operators', () => {
  it('is for officers and above, and linked for them alone', async () => {
    const refused = await page('viewer');
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('This needs the role officer or higher.');
    expect(refused.html).not.toContain('href="/console/operations"');
    for (const role of ['officer', 'approver', 'administrator'] as const) {
      const browser = await world.signIn(role);
      expect((await browser.get('/console')).html).toContain('href="/console/operations"');
      expect((await browser.get('/console/operations')).status).toBe(200);
    }
  });

  it('says so when all is quiet', async () => {
    const { html } = await page('officer');
    expect(html).toContain('Nothing is late.');
    expect(html).toContain('Nothing is held.');
    expect(html).toContain('kept in PostgreSQL');
    expect(html).toMatch(/<th scope="row">Wait for their time<\/th><td class="n zero">0<\/td>/);
  });

  describe('with something amiss', () => {
    let html = '';
    let round = '';
    beforeAll(async () => {
      round = await world.draft();
      const now = world.clock.now();
      const paused = await world.draft();
      await world.parley.prisma.round.update({
        where: { slug: paused },
        data: { state: 'paused' },
      });
      await deliveries(paused, [{ state: 'pending', dueAt: now - 500 * MINUTE_MS }]);
      await deliveries(round, [
        { state: 'pending', dueAt: now - 25 * MINUTE_MS },
        { state: 'pending', dueAt: now + MINUTE_MS },
        { state: 'retrying', dueAt: now - MINUTE_MS },
        { state: 'shunted', dueAt: now - 90 * MINUTE_MS, reason: '<b>no such mailbox</b>' },
        { state: 'unknown', dueAt: now - 80 * MINUTE_MS, reason: 'the line was cut' },
        { state: 'sent', dueAt: now - 300 * MINUTE_MS },
        { state: 'cancelled', dueAt: now - 300 * MINUTE_MS },
      ]);
      const { pacer, queue } = world.machinery;
      await pacer.hold({ per: 'tenant', platform: 'chat', tenant: 'T1' }, 600_000, 'token revoked');
      const to = { platform: 'mail', tenant: '', externalId: 'ada@example.org' };
      await pacer.hold({ per: 'account', to }, 600_000, 'greylisted');
      await queue.add(DELIVER_DUE, { id: 'later', delayMs: 3_600_000 });
      html = (await page('officer')).html;
    });

    it('shows how long the oldest due message waits, rounds that are paused left out', () => {
      expect(html).toContain('Due since 1 Mar 2027, 09:35: 25 minutes.');
      expect(html).toContain('Is a worker running?');
    });

    it('counts what still needs something done, by state', () => {
      const counts = [
        ...html.matchAll(/<th scope="row">([^<]*)<\/th><td class="n[^"]*">([^<]*)<\/td><\/tr>/g),
      ];
      expect(counts.map(([, name, count]) => [name, count])).toEqual([
        ['Wait for their time', '3'],
        ['Being sent', '0'],
        ['Tried, and to be tried again', '1'],
        ['Set aside for staff', '1'],
        ['Unclear whether they arrived', '1'],
      ]);
    });

    it('names what is held, why and until when, and no address', () => {
      expect(html).toMatch(
        /chat: all of T1<\/bdi><\/th><td>\d+ \w+ \d{4}, \d\d:\d\d:\d\d<\/td><td>token revoked/,
      );
      expect(html).toContain('mail: one account</bdi>');
      expect(html).toContain('greylisted');
      expect(html).not.toContain('ada@example.org');
    });

    it('leads from what went wrong to the page of its round, in words that cannot become markup', () => {
      expect(html).toContain(`href="/console/rounds/${round}/deliveries?state=shunted"`);
      expect(html).toContain(`href="/console/rounds/${round}/deliveries?state=unclear"`);
      expect(html).toContain('&lt;b&gt;no such mailbox');
      expect(html.indexOf('the line was cut')).toBeLessThan(html.indexOf('no such mailbox'));
    });

    it("tells BullMQ's own counts of each queue", () => {
      expect(html).toMatch(
        /<th scope="row">deliver-due<\/th><td class="n zero">0<\/td><td class="n zero">0<\/td><td class="n">1<\/td>/,
      );
      expect(html).toContain('<th scope="row">sweep-deliveries</th>');
    });

    it('needs no script', () => {
      expect(html.match(/<script/g)).toHaveLength(1); // the console's own, which no page needs
      expect(html).not.toMatch(/\son\w+=/);
    });
  });
});
