import { describe, expect, it } from 'vitest';
import { fillSection } from '../../../src/application/chat/section.ts';
import { commanded, eventFrom, type Seat, typed, useSeats } from '../answering/seats.ts';

const seats = useSeats();

/** A seat whose channel has windows: they are gone once they are sent, or stay while something is wrong in them. */
async function windows(order: { readonly close: boolean }) {
  const seat = await seats.seatOn('chat');
  await seats.take(seat, commanded('start'));
  const deps = seats.deps();
  const channel = { ...deps.capabilitiesOf('chat'), modals: true };
  const capabilities = order.close ? { ...channel, modalsClose: true as const } : channel;
  const inWindows = { ...deps, capabilitiesOf: () => capabilities };
  const event = eventFrom(seat, typed('')); // the same each time: a repetition is one
  return {
    seat,
    fill: (fields: Readonly<Record<string, unknown>>) => {
      const context = seat.conversation;
      const act = { kind: 'filled', form: 'section', context, fields, sent: true } as const;
      return fillSection(inWindows, { ...event, act }, act);
    },
  };
}

const answersOf = async ({ responseId }: Seat) =>
  Object.fromEntries(
    (await seats.rows().answer.findMany({ where: { responseId, current: true } })).map(
      ({ question, value }) => [question, value],
    ),
  );
/** Questions that were asked so far, in their order, each with why an answer was not taken. */
async function asked(seat: Seat) {
  const planned = await seats.plannedFor(seat, 'prompt');
  const prompts = planned.flatMap(
    ({ payload }) => JSON.parse(JSON.stringify(payload)).prompt ?? [],
  );
  return prompts.flatMap(({ question, problem = '' }) =>
    question === undefined ? [] : [{ question, problem }],
  );
}

/** Right, wrong, and left open. */
const FIELDS = { need1: 'Cheaper lines', need1_urgency: 9, need1_benefit: '' };

describe('a section that is filled in together', () => {
  it('keeps what is right; where the window is gone, what was wrong is asked again beneath, with why', async () => {
    const { seat, fill } = await windows({ close: true });
    const before = (await asked(seat)).length;
    const { shown } = await fill(FIELDS);
    expect(shown).toMatchObject([
      { kind: 'problems', problems: { need1_urgency: expect.stringMatching(/./) } },
    ]);
    expect(await answersOf(seat)).toEqual({ need1: 'Cheaper lines' });
    const more = (await asked(seat)).slice(before);
    expect(more).toEqual([{ question: 'need1_urgency', problem: expect.stringMatching(/./) }]);
  });

  it('says nothing beneath a window that stays and tells what is wrong', async () => {
    const { seat, fill } = await windows({ close: false });
    const before = await asked(seat);
    expect((await fill(FIELDS)).shown).toMatchObject([{ kind: 'problems' }]);
    expect(await answersOf(seat)).toEqual({ need1: 'Cheaper lines' });
    expect(await asked(seat)).toEqual(before);
  });

  it.each([true, false])(
    'changes and says nothing when it comes again (gone: %s)',
    async (close) => {
      const { seat, fill } = await windows({ close });
      await fill(FIELDS);
      const before = await asked(seat);
      expect(await fill(FIELDS)).toEqual({ shown: [] });
      expect(await asked(seat)).toEqual(before);
      expect(await answersOf(seat)).toEqual({ need1: 'Cheaper lines' });
    },
  );

  it('goes on once when all is right', async () => {
    const { seat, fill } = await windows({ close: true });
    const before = (await asked(seat)).length;
    expect(await fill({ need1: 'Cheaper lines', need1_urgency: 4 })).toEqual({ shown: [] });
    expect((await asked(seat)).length - before).toBe(1);
    expect(await answersOf(seat)).toEqual({ need1: 'Cheaper lines', need1_urgency: 4 });
  });
});
