import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearFault } from '../../../src/application/deliveries/clear-fault.ts';
import { listFaults } from '../../../src/application/deliveries/list-faults.ts';
import type { FaultId } from '../../../src/domain/ids.ts';
import { complaintReport, postfixBounce } from '../../emulators/mail/returned-messages.ts';
import { useDatabase } from '../../support/database.ts';
import { approver, DAY, MONDAY, viewer } from '../rounds/world.ts';
import { openReturns } from './returned-world.ts';

const database = useDatabase();
let world: Awaited<ReturnType<typeof openReturns>>;
beforeAll(async () => {
  world = await openReturns(database.url);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.at = MONDAY + DAY;
  await world.prisma.channelFault.deleteMany();
  await world.prisma.contact.updateMany({ data: { stoppedAt: null } });
});

const FOCAL = 'focal@ke.example';
const officer = { ...approver, role: 'officer' } as const;

async function listed(round?: string) {
  const filter = round === undefined ? { limit: 10 } : { round, limit: 10 };
  const found = await listFaults(world.deps, filter, viewer);
  if (!found.ok) throw new Error(found.code);
  return found.value;
}

async function setAside(report: typeof complaintReport): Promise<FaultId> {
  await world.returned(report({ id: await world.send('KE'), to: FOCAL }));
  const [fault] = await listed();
  if (fault === undefined) throw new Error('nothing was set aside');
  return fault.id;
}

const clear = (id: FaultId, consentConfirmed: boolean, reason = 'she called') =>
  clearFault(world.deps, { id, reason, consentConfirmed }, officer);

describe('a way that was set aside', () => {
  it('is listed with member, way, cause and reason, for the rounds that ask its member', async () => {
    const id = await setAside(postfixBounce);
    const expected = [
      {
        ...{ id, member: 'Kenya', contact: 'Focal Kenya', cause: 'bounced' },
        way: { platform: 'mail', tenant: '', externalId: FOCAL },
        ...{ since: MONDAY + DAY, reason: expect.stringContaining('5.1.1') },
      },
    ];
    expect(await listed()).toMatchObject(expected);
    expect(await listed('r')).toMatchObject(expected);
    expect(await listed('another')).toEqual([]);
  });

  it('is cleared once, with a reason that is kept', async () => {
    const id = await setAside(postfixBounce);
    expect(await clear(id, false, '  ')).toMatchObject({ code: 'reason-missing' });
    expect(await clear(id, false)).toMatchObject({ ok: true, value: { stillStopped: false } });
    expect(await listed()).toEqual([]);
    expect(await clear(id, false)).toMatchObject({ code: 'fault-unknown' });
    const audited = await world.prisma.audit.findMany({ where: { action: 'fault.cleared' } });
    expect(audited).toMatchObject([{ reason: 'she called' }]);
  });

  it('is set aside anew by a letter that comes back after that', async () => {
    const id = await setAside(postfixBounce);
    await clear(id, false);
    const later = await world.send('KE', { kind: 'reminder' });
    await world.prisma.deliveryAttempt.updateMany({
      where: { deliveryId: later },
      data: { startedAt: new Date(MONDAY + 2 * DAY) },
    });
    world.clock.at = MONDAY + 3 * DAY;
    await world.returned(postfixBounce({ id: later, to: FOCAL }));
    expect(await listed()).toHaveLength(1);
  });

  it('after a complaint is cleared with consent only, which takes the end of letters back', async () => {
    const id = await setAside(complaintReport);
    expect(await clear(id, false)).toMatchObject({ code: 'consent-missing' });
    expect((await world.contact(FOCAL)).stoppedAt).not.toBeNull();
    expect(await clear(id, true)).toMatchObject({ ok: true, value: { stillStopped: false } });
    expect((await world.contact(FOCAL)).stoppedAt).toBeNull();
  });

  it('leaves a wish of the contact itself as it is', async () => {
    const stoppedAt = new Date(MONDAY);
    await world.prisma.contact.updateMany({ where: { email: FOCAL }, data: { stoppedAt } });
    const id = await setAside(complaintReport);
    expect(await clear(id, true)).toMatchObject({ ok: true, value: { stillStopped: true } });
    expect((await world.contact(FOCAL)).stoppedAt).toEqual(stoppedAt);
  });

  it('is cleared by officers, not by viewers', async () => {
    const id = await setAside(postfixBounce);
    const order = { id, reason: 'x' };
    expect(await clearFault(world.deps, order, viewer)).toMatchObject({ code: 'not-allowed' });
    expect(await listed()).toHaveLength(1);
  });
});
