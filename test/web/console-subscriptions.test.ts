import { beforeAll, describe, expect, it } from 'vitest';
import { subscribe } from '../../src/application/subscriptions/subscribe.ts';
import type { StaffId } from '../../src/domain/ids.ts';
import { must } from '../support/parley.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();

describe('channels that are told of a round', () => {
  let round: string;
  let path: string;
  beforeAll(async () => {
    round = await world.draft();
    await world.link('officer');
    const { id, name } = await world.parley.prisma.staff.findFirstOrThrow({
      where: { role: 'officer' },
    });
    const actor = { kind: 'staff', id: id as StaffId, role: 'officer', name } as const;
    const channel = { platform: 'chat', tenant: 'tsb', externalId: 'C<b>1' };
    const made = must(await subscribe(world.parley, { round, channel }, actor));
    path = `/console/rounds/${round}/subscriptions/${made.id}`;
  });

  it('stand on its page, with whom to ask; viewers cannot end them', async () => {
    const viewer = await world.signIn('viewer');
    const { html } = await viewer.get(`/console/rounds/${round}`);
    expect(html).toContain('chat <bdi>C&lt;b&gt;1</bdi>');
    expect(html).toContain('by Ada officer');
    expect(html).not.toContain(path);
    expect((await viewer.post(path, [])).status).toBe(403);
  });

  it('are ended by an officer’s button, once, and not under another round', async () => {
    const officer = await world.signIn('officer');
    expect((await officer.get(`/console/rounds/${round}`)).html).toContain(path);
    const other = await world.draft();
    expect((await officer.post(path.replace(round, other), [])).status).toBe(404);
    expect((await officer.post(path.replace(/[^/]+$/, 'no-id'), [])).status).toBe(404);
    const page = await officer.post(path, []);
    expect(page.html).toContain('not told of the round any more');
    expect(page.html).not.toContain(path);
    expect((await officer.post(path, [])).status).toBe(404);
  });
});
