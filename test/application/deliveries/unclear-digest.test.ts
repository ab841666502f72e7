import { beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { keepingAdapter } from '../rounds/world.ts';
import { useKenya } from './kenya.ts';

const kenya = useKenya();
const MINUTE = 60_000;

describe('a digest of which nobody knows whether it arrived', () => {
  let letter: ReturnType<typeof keepingAdapter>;
  const send = () =>
    deliverDue({
      ...kenya.world.deps,
      channels: [{ adapter: letter.adapter, addressedBy: 'e-mail' }],
    });
  const matters = () =>
    letter.sent.map(({ content }) =>
      content.kind === 'letter' ? (content.letter.items?.length ?? 1) : 0,
    );
  const states = async () => {
    const rows = await kenya.world.prisma.delivery.findMany({ orderBy: { orderAt: 'asc' } });
    return rows.map(({ state }) => state);
  };
  const setRound = (slug: string, state: 'open' | 'paused') =>
    kenya.world.prisma.round.update({ where: { slug }, data: { state } });

  beforeEach(async () => {
    letter = keepingAdapter({ platform: 'letter', idempotentSend: true });
    letter.outcomes.push({ kind: 'unknown', reason: 'timeout' });
    for (const slug of ['r', 's']) await kenya.open(slug, { sendWindow: 'any', reminders: [] });
    await send();
  });

  it('is repeated whole, as one message', async () => {
    kenya.world.clock.at += MINUTE;
    await send();
    const [first, again] = letter.sent;
    expect(again?.id).toBe(first?.id);
    expect(matters()).toEqual([2, 2]);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('goes again without a part that has to wait now, and that part later by itself', async () => {
    const rounds = await kenya.world.prisma.delivery.findMany({
      select: { id: true, round: { select: { slug: true } } },
    });
    const leads = (id: string) => id === letter.sent[0]?.id;
    const follower = rounds.find(({ id }) => !leads(id))?.round?.slug ?? '';
    await setRound(follower, 'paused');
    kenya.world.clock.at += MINUTE;
    await send();
    expect(matters()).toEqual([2, 1]);
    await setRound(follower, 'open');
    kenya.world.clock.at += 60 * MINUTE;
    await send();
    expect(matters()).toEqual([2, 1, 1]);
    expect(letter.sent[2]?.id).not.toBe(letter.sent[0]?.id);
    expect(await states()).toEqual(['sent', 'sent']);
  });
});
