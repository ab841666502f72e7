import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordReturn } from '../../../src/application/deliveries/record-return.ts';
import { readReturned } from '../../../src/infra/returned-letter-reader.ts';
import {
  complaintReport,
  exchangeBounce,
  outOfOffice,
  postfixBounce,
} from '../../emulators/mail/returned-messages.ts';
import { useDatabase } from '../../support/database.ts';
import { DAY, MONDAY, viewer } from '../rounds/world.ts';
import { openReturns } from './returned-world.ts';

const database = useDatabase();
let world: Awaited<ReturnType<typeof openReturns>>;
beforeAll(async () => {
  world = await openReturns(database.url);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.at = MONDAY + DAY;
  world.rung.length = 0;
  const { prisma } = world;
  await prisma.deliveryAttempt.deleteMany();
  await prisma.delivery.deleteMany();
  await prisma.channelFault.deleteMany();
  await prisma.contactWish.deleteMany();
  await prisma.contact.updateMany({ data: { stoppedAt: null } });
});

const FOCAL = 'focal@ke.example';

/** Of whom a complaint keeps to itself, or lost on its way, its letter tells, as providers that redact addresses mean it. */
async function isSilentComplaint(bytes: Uint8Array): Promise<boolean> {
  const read = await readReturned(bytes);
  return read.kind === 'complained' && read.recipients.length === 0;
}

describe('nobody is blamed', () => {
  it.each([
    ['of a letter that is not ours', 'not-ours', '01930000-0000-7000-8000-00000000dead', FOCAL],
    ['about a neighbour', 'other-mailbox', undefined, 'other@ke.example'],
    ['about another address behind it', 'other-mailbox', undefined, 'private@example.net'],
  ])('by a report %s', async (_what, because, foreign, to) => {
    const id = await world.send('KE');
    for (const report of [postfixBounce, complaintReport]) {
      const message = report({ id: foreign ?? id, to });
      expect(await world.returned(message)).toEqual({ outcome: 'ignored', because });
    }
    expect(await world.faults()).toEqual([]);
    expect(await world.prisma.contact.count({ where: { stoppedAt: { not: null } } })).toBe(0);
  });

  it('by a failure that keeps its recipient to itself, or was about an address already refused', async () => {
    const id = await world.send('KE');
    expect(await world.returned(postfixBounce({ id, to: 'nobody' }))).toMatchObject({
      because: 'other-mailbox',
    });
    const refused = await world.send('KE', { outcome: 'rejected' });
    expect(await world.returned(postfixBounce({ id: refused, to: FOCAL }))).toMatchObject({
      because: 'not-ours',
    });
    expect(await world.returned(outOfOffice({ id, to: FOCAL }))).toEqual({
      outcome: 'ignored',
      because: 'out-of-office',
    });
  });

  it('whatever is done to a report on its way', { timeout: 60_000 }, async () => {
    const letters = {
      KE: await world.send('KE'),
      EG: await world.send('EG'),
      PE: await world.send('PE', { contact: 'other' }),
    };
    const mailboxes = { KE: FOCAL, EG: 'focal@eg.example', PE: 'other@pe.example' } as const;
    const pairs = (['KE', 'EG', 'PE'] as const).flatMap((letter) =>
      (['KE', 'EG', 'PE'] as const).map((about) => ({ letter, about })),
    );
    // Each letter with each mailbox: only its own may ever be blamed.
    const samples = [postfixBounce, exchangeBounce, complaintReport].flatMap((write) =>
      pairs.map(({ letter, about }) => ({
        to: mailboxes[letter],
        about: mailboxes[about],
        bytes: Buffer.from(write({ id: letters[letter], to: mailboxes[about] })),
      })),
    );
    const damage = fc.array(fc.tuple(fc.nat(2500), fc.nat(80), fc.string({ maxLength: 20 })), {
      maxLength: 4,
    });
    const property = fc.asyncProperty(fc.constantFrom(...samples), damage, async (sample, cuts) => {
      await world.prisma.channelFault.deleteMany();
      await world.prisma.contact.updateMany({ data: { stoppedAt: null } });
      let { bytes } = sample;
      for (const [from, length, put] of cuts) {
        const rest = bytes.subarray(from + length);
        bytes = Buffer.concat([bytes.subarray(0, from), Buffer.from(put), rest]);
      }
      await world.returned(bytes);
      const mayBeBlamed = sample.to === sample.about || (await isSilentComplaint(bytes));
      const faults = (await world.faults()).map(({ externalId }) => externalId);
      const stopped = await world.prisma.contact.findMany({ where: { stoppedAt: { not: null } } });
      const blamed = new Set([...faults, ...stopped.map(({ email }) => email)]);
      expect(mayBeBlamed ? [sample.to] : []).toEqual(expect.arrayContaining([...blamed]));
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('by who may not record it', async () => {
    const message = new TextEncoder().encode('');
    expect(await recordReturn(world.deps, { message }, viewer)).toMatchObject({
      code: 'not-allowed',
    });
  });
});
