import { describe, expect, it } from 'vitest';
import { findStanding, takeTurn } from '../../../src/application/answering/take-turn.ts';
import { conversationEvent, recordedTurn } from '../../../src/application/answering/turn.ts';
import { transition } from '../../../src/conversation/transition.ts';
import { clock, commanded, eventFrom, NOW, type Seat, typed, useSeats } from './seats.ts';

const DAY = 86_400_000;
const seats = useSeats();

/** Answers whatever is required, so that the response can be submitted. */
async function answerAll(seat: Seat): Promise<void> {
  await seats.take(seat, {
    kind: 'answered',
    question: 'attribution',
    value: 'country',
  });
  for (let turns = 0; turns < 10; turns += 1) {
    const { missing } = await seats.responseOf(seat);
    const [question] = missing;
    if (question === undefined) return;
    const value = question === 'priorities' ? ['rural_access'] : 'Our own words';
    await seats.take(seat, { kind: 'answered', question, value });
  }
  throw new Error('something required stays open');
}

describe('a receipt', () => {
  it('is planned once, with the first submission', async () => {
    const seat = await seats.seatOn('page');
    await answerAll(seat);
    expect(await seats.plannedFor(seat)).toEqual([]);
    expect(seats.rings()).toEqual([]);
    const sent = await seats.take(seat, commanded('submit'));
    expect(await takeTurn(seats.deps(), sent)).toEqual({ kind: 'duplicate' });
    await seats.take(
      seat,
      { kind: 'answered', question: 'need1', value: 'More' },
      commanded('submit'),
    );
    expect(await seats.plannedFor(seat)).toMatchObject([
      {
        kind: 'receipt',
        state: 'pending',
        dedupeKey: `receipt:${seat.responseId}`,
        thread: `conversation:${seat.conversationId}`,
        roundId: seat.roundId,
        contactId: seat.contactId,
        payload: null,
        dueAt: new Date(NOW),
        expiresAt: new Date(NOW + 3 * DAY),
      },
    ]);
    expect(seats.rings()).toEqual([NOW]);
  });

  it('is one when colleagues submit at the same time', async () => {
    const seat = await seats.seatOn('page');
    await answerAll(seat);
    const other = await seats.sit('chat', seat);
    await Promise.all([
      seats.take(seat, commanded('submit')),
      seats.take(other, commanded('submit')),
    ]);
    expect(await seats.plannedFor(seat, 'receipt')).toHaveLength(1);
  });
});

/** The last of a turn's prompts has its id alone, so that it is found again. */
function keyOf(prompts: readonly { readonly payload: unknown }[], n: number): string {
  const { prompt } = (prompts[n]?.payload ?? {}) as { readonly prompt: { readonly id: string } };
  return `prompt:${prompt.id}${n === prompts.length - 1 ? '' : `:${n}`}`;
}

describe('what is said', () => {
  it('is planned in its order where the channel is written to, once for each event', async () => {
    const seat = await seats.seatOn('chat');
    const help = await seats.take(seat, typed('help'));
    const prompts = await seats.plannedFor(seat);
    expect(prompts.length).toBeGreaterThan(2);
    expect(prompts.map(({ dedupeKey }) => dedupeKey)).toEqual(
      prompts.map((_, n) => keyOf(prompts, n)),
    );
    for (const prompt of prompts) {
      expect(prompt).toMatchObject({
        kind: 'prompt',
        thread: `conversation:${seat.conversationId}`,
        conversationId: seat.conversationId,
        contactId: seat.contactId,
        payload: { kind: 'prompt', to: seat.from, prompt: { language: 'en' } },
        dueAt: new Date(NOW),
        expiresAt: new Date(NOW + DAY),
      });
    }
    const [first, last] = [prompts[0]?.payload, prompts.at(-1)?.payload];
    expect(first).toMatchObject({ prompt: { kind: 'notice', title: 'What you can write' } });
    expect(last).toMatchObject({ prompt: { kind: 'question' } });
    expect(await takeTurn(seats.deps(), help)).toEqual({ kind: 'duplicate' });
    expect(await seats.plannedFor(seat)).toHaveLength(prompts.length);
    expect(seats.rings()).toEqual([NOW]);
  });

  it('is said once also when the reply was not understood and the event comes again', async () => {
    const seat = await seats.seatOn('chat');
    await seats.take(seat, typed('help'));
    const before = (await seats.plannedFor(seat)).length;
    const odd = eventFrom(seat, { kind: 'answered', question: 'attribution', value: 'nonsense' });
    const turns = await Promise.all([1, 2, 3].map(() => takeTurn(seats.deps(), odd)));
    expect(turns.map(({ kind }) => kind).sort()).toEqual(['duplicate', 'duplicate', 'turned']);
    const said = (await seats.plannedFor(seat)).slice(before);
    expect(said.map(({ dedupeKey }) => dedupeKey)).toEqual(said.map((_, n) => keyOf(said, n)));
  });

  it('keeps the order of the turns by our clock, whatever time the events carry', async () => {
    const seat = await seats.seatOn('chat');
    const first = { ...eventFrom(seat, typed('help')), at: NOW + 60_000 };
    await takeTurn(seats.deps(), first);
    const before = await seats.plannedFor(seat);
    clock.advance(1_000);
    const second = { ...eventFrom(seat, typed('review')), at: NOW };
    await takeTurn(seats.deps(), second);
    const after = await seats.plannedFor(seat);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.length).toBeGreaterThan(before.length);
  });

  it('reaches who writes after closing, too', async () => {
    const seat = await seats.seatOn('chat');
    await seats.closeRoundOf(seat);
    await seats.take(seat, typed('Too late?'));
    expect((await seats.plannedFor(seat)).map(({ kind }) => kind)).toContain('prompt');
  });

  it('is planned nowhere for pages, which show it', async () => {
    const seat = await seats.seatOn('page');
    await seats.take(seat, typed('help'), { kind: 'answered', question: 'need1', value: 'Cables' });
    expect(await seats.plannedFor(seat)).toEqual([]);
    expect(seats.rings()).toEqual([]);
  });

  it('is nothing for a second press, of which a repetition changes nothing either', async () => {
    const seat = await seats.seatOn('chat');
    const press = { kind: 'answered', question: 'attribution', value: 'country' } as const;
    await seats.take(seat, press);
    const planned = (await seats.plannedFor(seat)).length;
    const again = await seats.take(seat, press);
    expect(await seats.plannedFor(seat)).toHaveLength(planned);
    await seats.take(seat, { ...press, value: 'group' });
    expect(await takeTurn(seats.deps(), again)).toEqual({ kind: 'duplicate' });
    const kept = { responseId: seat.responseId, question: 'attribution', current: true };
    expect(await seats.rows().answer.findFirst({ where: kept })).toMatchObject({ value: 'group' });
  });
});

describe('a turn that was overtaken', () => {
  it('writes and causes nothing', async () => {
    const seat = await seats.seatOn('chat');
    await seats.take(seat, typed('handover Amina Said <amina@example.org>'));
    const standing = await findStanding(seats.deps(), seat.from, seat.conversation);
    if (standing === undefined) throw new Error('no such conversation');
    const { questionnaire, situation, state, loaded } = standing;
    const yes = eventFrom(seat, commanded('done'));
    const step = transition(questionnaire, situation, state, conversationEvent(yes));
    const making = { random: seats.random(), now: NOW, proactive: true };
    const turn = recordedTurn(loaded, yes, step, making);
    expect(turn.deliveries.map(({ kind }) => kind)).toContain('invitation');
    await seats.take(seat, typed('help'));
    const before = await seats.plannedFor(seat);
    expect(await seats.deps().turns.record(turn)).toBe('stale');
    expect(await seats.plannedFor(seat)).toEqual(before);
    expect(await seats.peopleOf(seat)).toHaveLength(1);
    expect(await seats.wishOf(seat)).toBeNull();
  });
});
