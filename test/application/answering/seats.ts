import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { PAGE_CAPABILITIES } from '../../../adapters/page/capabilities.ts';
import { type TurnDeps, takeTurn } from '../../../src/application/answering/take-turn.ts';
import { compiledQuestionnaires } from '../../../src/infra/compiled-questionnaires.ts';
import { turnRows } from '../../../src/infra/rows/answering-rows.ts';
import { questionnaireRows } from '../../../src/infra/rows/questionnaire-rows.ts';
import type { Address, TurnAct, TurnEvent } from '../../../src/platform/adapter.ts';
import type { Capabilities } from '../../../src/platform/capabilities.ts';
import type { CommandName } from '../../../src/platform/prompt.ts';
import { useDatabase } from '../../support/database.ts';
import { invite } from '../../support/pages-world.ts';
import { openParley, settableClock, type TestParley } from '../../support/parley.ts';

export const NOW = Date.parse('2027-03-01T08:00:00Z');
const CLOSES = Date.parse('2027-03-31T20:59:59.999Z'); // the end of that day in Nairobi

/** A chat that is written to. */
const CHAT: Capabilities = {
  ...PAGE_CAPABILITIES,
  ...{ textMax: 400, buttonsMax: 5, selectMax: 25, forms: false, proactive: true },
};

/** A contact in its conversation on a platform. */
export interface Seat {
  readonly from: Address;
  readonly conversation: string; // short id
  readonly conversationId: string;
  readonly contactId: string;
  readonly memberId: string;
  readonly roundId: string;
  readonly responseId: string;
  readonly addresseeId: string;
}

export const clock = settableClock('2027-03-01T08:00:00Z');

/** Turns over a real database, on pages and on a chat. Call where tests are declared; use it inside hooks and tests. */
export function useSeats() {
  const database = useDatabase();
  let open: { readonly parley: TestParley; readonly deps: TurnDeps } | undefined;
  const opened = () => {
    if (open === undefined) throw new Error('seats exist only inside hooks and tests');
    return open;
  };
  beforeAll(() => {
    const parley = openParley(database.url, clock);
    const { prisma, phrases, random, closingText, bell } = parley;
    const deps = {
      ...{ clock, random, closingText, bell, turns: turnRows(prisma) },
      questionnaires: compiledQuestionnaires(questionnaireRows(prisma), phrases),
      capabilitiesOf: (platform: string) => (platform === 'page' ? PAGE_CAPABILITIES : CHAT),
    };
    open = { parley, deps };
  });
  afterAll(() => open?.parley.close());
  beforeEach(() => {
    clock.set('2027-03-01T08:00:00Z');
    opened().parley.rings.length = 0;
  });
  const rows = () => opened().parley.prisma;
  return {
    rows,
    deps: () => opened().deps,
    rings: () => opened().parley.rings,
    random: () => opened().parley.random,
    seatOn: (platform: 'page' | 'chat') => seatOn(opened().parley, platform),
    /** Another place at the same response. */
    sit: (platform: 'page' | 'chat', seat: Seat, contactId = seat.contactId) =>
      sit(opened().parley, platform, { ...seat, contactId }),
    /** Takes acts one after the other; the last event. */
    take: (seat: Seat, ...acts: readonly TurnAct[]) => take(opened().deps, seat, acts),
    responseOf: ({ responseId: id }: Seat) => rows().response.findUniqueOrThrow({ where: { id } }),
    plannedFor: ({ addresseeId }: Seat, kind?: string) =>
      rows().delivery.findMany({
        where: { addresseeId, ...(kind !== undefined && { kind }) },
        orderBy: [{ orderAt: 'asc' }, { id: 'asc' }],
      }),
    wishOf: ({ contactId, roundId }: Seat) =>
      rows().contactWish.findUnique({ where: { contactId_roundId: { contactId, roundId } } }),
    peopleOf: ({ memberId }: Seat) => rows().contact.findMany({ where: { memberId } }),
    closeRoundOf: async ({ roundId: id }: Seat) => {
      await rows().round.update({ where: { id }, data: { state: 'closed' } });
    },
  };
}

export function eventFrom({ from, conversation }: Seat, act: TurnAct): TurnEvent {
  return { from, conversation, eventId: randomUUID(), at: clock.now(), act };
}

export const typed = (text: string): TurnAct => ({ kind: 'typed', text });

export function commanded(command: CommandName, argument?: string): TurnAct {
  return { kind: 'commanded', command, ...(argument !== undefined && { argument }) };
}

/** A contact of a new member in an open round. */
async function seatOn(parley: TestParley, platform: 'page' | 'chat'): Promise<Seat> {
  const { prisma } = parley;
  const { contactId, roundId, responseId } = await invite(prisma, { closesAt: new Date(CLOSES) });
  const response = await prisma.response.findUniqueOrThrow({ where: { id: responseId } });
  const { memberId } = await prisma.contact.findUniqueOrThrow({ where: { id: contactId } });
  const { addresseeId } = response;
  const place = { contactId, memberId, roundId, responseId, addresseeId };
  return sit(parley, platform, place);
}

async function sit(
  { prisma, random }: TestParley,
  platform: 'page' | 'chat',
  place: Omit<Seat, 'from' | 'conversation' | 'conversationId'>,
): Promise<Seat> {
  const { contactId, responseId } = place;
  const from = { platform, tenant: '', externalId: randomUUID() };
  const verifiedAt = new Date(NOW);
  await prisma.account.create({ data: { ...from, id: randomUUID(), contactId, verifiedAt } });
  const [id, shortId] = [randomUUID(), random.shortId()];
  const whose = { contactId, responseId, language: 'en', state: 'null' };
  await prisma.conversation.create({ data: { id, shortId, platform, ...whose } });
  return { ...place, from, conversation: shortId, conversationId: id };
}

async function take(deps: TurnDeps, seat: Seat, acts: readonly TurnAct[]) {
  let last: TurnEvent | undefined;
  for (const act of acts) {
    last = eventFrom(seat, act);
    expect(await takeTurn(deps, last)).toMatchObject({ kind: 'turned' });
  }
  if (last === undefined) throw new TypeError('no act');
  return last;
}
