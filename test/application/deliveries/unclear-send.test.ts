import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import type { LookUp } from '../../../src/platform/adapter.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import {
  approver,
  keepingAdapter,
  MONDAY,
  openWorld,
  roundNamed,
  type World,
} from '../rounds/world.ts';

let database: TestDatabase;
let world: World;
beforeEach(async () => {
  database = await createDatabase();
  world = await openWorld(database.url);
});
afterEach(async () => {
  await world.close();
  await database.drop();
});

const KENYA = { kinds: ['member-state' as const], categories: [], countries: ['KE'] };
const open = () =>
  openNewRound(
    world.deps,
    { draft: roundNamed('r', { audience: KENYA, sendWindow: 'any', reminders: [] }) },
    approver,
  );
const byMail = (channel: ReturnType<typeof keepingAdapter>) =>
  ({ adapter: channel.adapter, addressedBy: 'e-mail' }) as const;
const byAccount = (channel: ReturnType<typeof keepingAdapter>) =>
  ({ adapter: channel.adapter, addressedBy: 'account' }) as const;
const focal = () => world.prisma.contact.findFirstOrThrow({ where: { email: 'focal@ke.example' } });

async function linked(platform: string, externalId: string): Promise<void> {
  const { id: contactId } = await focal();
  await world.prisma.account.create({
    data: {
      ...{ id: world.deps.random.id(), contactId, platform, tenant: 'T1', externalId },
      verifiedAt: new Date(MONDAY),
    },
  });
}

describe('an unclear send', () => {
  const answers: LookUp[] = [];
  const asked: string[] = [];
  const looking = () =>
    keepingAdapter({
      platform: 'chat',
      lookUp: async ({ id }) => {
        asked.push(id);
        return answers.shift() ?? { kind: 'unclear', reason: 'nothing to see' };
      },
    });
  beforeEach(() => {
    answers.length = 0;
    asked.length = 0;
  });
  const begin = async () => {
    const chat = looking();
    await linked('chat', 'U1');
    chat.outcomes.push({ kind: 'unknown', reason: 'timeout' });
    await open();
    const deps = { ...world.deps, channels: [byAccount(chat)] };
    await deliverDue(deps);
    const later = async () => {
      world.clock.at += 3_600_000;
      await deliverDue(deps);
      return world.prisma.delivery.findFirstOrThrow();
    };
    return { chat, later };
  };

  it('is found by looking, and not repeated', async () => {
    answers.push({ kind: 'found', reference: 'ts-17' });
    const { chat, later } = await begin();
    expect(await later()).toMatchObject({ state: 'sent', reference: 'ts-17' });
    expect(chat.sent).toHaveLength(1);
  });

  it('is repeated when it surely did not arrive', async () => {
    answers.push({ kind: 'absent' });
    const { chat, later } = await begin();
    chat.sent.length = 0; // it never arrived
    expect(await later()).toMatchObject({ state: 'sent' });
    expect(chat.sent).toHaveLength(1);
  });

  it('is looked for a few times, then left to the policy of its kind', async () => {
    const { chat, later } = await begin();
    for (let look = 1; look <= 5; look += 1) expect(await later()).toMatchObject({ looks: look });
    expect(asked).toHaveLength(5);
    // An invitation is repeated once.
    expect(await later()).toMatchObject({ state: 'sent' });
    expect(chat.sent).toHaveLength(2);
  });

  it('of a digest is repeated whole, as one message', async () => {
    const letter = keepingAdapter({ platform: 'letter', idempotentSend: true });
    const deps = { ...world.deps, channels: [byMail(letter)] };
    letter.outcomes.push({ kind: 'unknown', reason: 'timeout' });
    await open();
    await openNewRound(
      world.deps,
      { draft: roundNamed('s', { audience: KENYA, sendWindow: 'any', reminders: [] }) },
      approver,
    );
    await deliverDue(deps);
    world.clock.at += 60_000;
    await deliverDue(deps);
    const [first, again] = letter.sent;
    expect(letter.sent).toHaveLength(2);
    expect(again?.id).toBe(first?.id);
    const items = letter.sent.map(({ content }) =>
      content.kind === 'letter' ? content.letter.items?.length : undefined,
    );
    expect(items).toEqual([2, 2]);
    const states = await world.prisma.delivery.findMany();
    expect(states.map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});
