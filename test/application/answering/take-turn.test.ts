import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_CAPABILITIES } from '../../../adapters/page/capabilities.ts';
import {
  findStanding,
  type TurnDeps,
  takeTurn,
} from '../../../src/application/answering/take-turn.ts';
import { issueInvitations } from '../../../src/application/invitations/issue-invitations.ts';
import { redeemInvitation } from '../../../src/application/invitations/redeem-invitation.ts';
import { closeRound } from '../../../src/application/rounds/close-round.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { compiledQuestionnaires } from '../../../src/infra/compiled-questionnaires.ts';
import { turnRows } from '../../../src/infra/rows/answering-rows.ts';
import { questionnaireRows } from '../../../src/infra/rows/questionnaire-rows.ts';
import type { Address, TurnAct, TurnEvent } from '../../../src/platform/adapter.ts';
import { browserHash } from '../../../src/web/session.ts';
import { useDatabase } from '../../support/database.ts';
import {
  ADMINISTRATOR,
  must,
  openParley,
  prepare,
  settableClock,
  type TestParley,
} from '../../support/parley.ts';

const database = useDatabase();
const clock = settableClock('2027-03-01T08:00:00Z');
let parley: TestParley;
let deps: TurnDeps;
let links: readonly { readonly country: string; readonly token: string }[];

beforeAll(async () => {
  parley = openParley(database.url, clock);
  await prepare(parley);
  deps = {
    turns: turnRows(parley.prisma),
    questionnaires: compiledQuestionnaires(questionnaireRows(parley.prisma), parley.phrases),
    clock,
    random: parley.random,
    capabilitiesOf: () => PAGE_CAPABILITIES,
    closingText: parley.closingText,
    bell: parley.bell,
  };
  const draft = {
    ...{ slug: 'needs', meeting: 'cto-2027', questionnaire: 'administrations' },
    ...{
      closesOn: '2027-04-01',
      audience: {
        kinds: ['member-state' as const],
        categories: ['developing' as const],
        countries: ['KE', 'FJ', 'AE', 'BF', 'UY', 'KZ'],
      },
    },
  };
  must(await openNewRound(parley, { draft }, ADMINISTRATOR));
  const merge = must(await issueInvitations(parley, { round: 'needs' }, ADMINISTRATOR));
  links = merge.rows.map(({ country, link }) => ({ country, token: link.split('/').at(-1) ?? '' }));
});

afterAll(() => parley?.close());

interface Seat {
  readonly from: Address;
  readonly conversation: string;
}

/** A browser that has followed one of a member's links. */
async function seatFor(country: string, nth = 0): Promise<Seat> {
  const token = links.filter((link) => link.country === country)[nth]?.token ?? '';
  const from = {
    platform: 'page',
    tenant: '',
    externalId: browserHash(randomBytes(32).toString('base64url')),
  };
  const redeemed = must(await redeemInvitation(parley, { token, source: 'test', from }));
  return { from, conversation: redeemed.conversation };
}

function event(seat: Seat, act: TurnAct, eventId: string = randomUUID()): TurnEvent {
  return { ...seat, eventId, at: clock.now(), act };
}

function answer(question: string, value: unknown): TurnAct {
  return { kind: 'answered', question, value };
}

async function answersOf(seat: Seat) {
  const standing = await findStanding(deps, seat.from, seat.conversation);
  return standing?.loaded.response;
}

describe('taking a turn', () => {
  it('keeps an acknowledged answer, with its history when it is changed', async () => {
    const seat = await seatFor('KE');
    await takeTurn(deps, event(seat, answer('attribution', 'country')));
    await takeTurn(deps, event(seat, answer('need1', 'Cheaper cables.')));
    await takeTurn(deps, event(seat, answer('need1', 'Cheaper submarine cables.')));
    const response = await answersOf(seat);
    expect(response?.answers).toMatchObject({
      attribution: 'country',
      need1: 'Cheaper submarine cables.',
    });
    expect(response?.status).toBe('partial');
    const kept = await parley.prisma.answer.findMany({
      where: { question: 'need1', responseId: response?.id ?? '' },
      orderBy: { id: 'asc' },
    });
    expect(kept.map(({ value, current }) => [value, current])).toEqual([
      ['Cheaper cables.', false],
      ['Cheaper submarine cables.', true],
    ]);
  });

  it('stores an event once, however often and however much at once it is delivered', async () => {
    const seat = await seatFor('FJ');
    const one = event(seat, answer('need1', 'A laboratory for our islands.'));
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => takeTurn(deps, one)));
    expect(outcomes.filter(({ kind }) => kind === 'turned')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'duplicate')).toHaveLength(11);
    const response = await answersOf(seat);
    expect(
      await parley.prisma.answer.count({
        where: { responseId: response?.id ?? '', question: 'need1' },
      }),
    ).toBe(1);
  });

  it('loses nothing when colleagues of one member answer at the same time', async () => {
    const [one, other] = [await seatFor('AE', 0), await seatFor('AE', 1)];
    expect(one.conversation).not.toBe(other.conversation);
    const turns = [
      event(one, answer('need1', 'حاجة أولى')),
      event(other, answer('priorities', ['rural_access', 'digital_finance'])),
      event(one, answer('industry_ask', 'Share test results.')),
      event(other, answer('anything_else', 'شكرا')),
      event(one, answer('attribution', 'group')),
      event(other, answer('barriers', ['money'])),
    ];
    const outcomes = await Promise.all(turns.map((turn) => takeTurn(deps, turn)));
    const taken = turns.filter((_, index) => {
      const outcome = outcomes[index];
      return outcome?.kind === 'turned' && outcome.outcome === 'taken';
    });
    const response = await answersOf(one);
    const names = taken.flatMap(({ act }) => (act.kind === 'answered' ? [act.question] : []));
    expect(names).toEqual(
      expect.arrayContaining(['need1', 'industry_ask', 'anything_else', 'attribution']),
    );
    for (const name of names) expect(response?.answers).toHaveProperty(name);
    expect((await answersOf(other))?.answers).toEqual(response?.answers);
  });

  it('names a Member State in the language of whoever reads', async () => {
    const seat = await seatFor('AE', 2);
    const standing = await findStanding(deps, seat.from, seat.conversation);
    expect(standing?.loaded.member.name).toBe('الإمارات العربية المتحدة');
  });

  it('gives nobody a right to a conversation that is not theirs', async () => {
    const [mine, theirs] = [await seatFor('BF'), await seatFor('UY')];
    const foreign = event(
      { ...mine, conversation: theirs.conversation },
      answer('need1', 'intruder'),
    );
    expect(await takeTurn(deps, foreign)).toEqual({ kind: 'not-yours' });
    expect((await answersOf(theirs))?.answers).toEqual({});
  });

  it('writes who did what into the record, without the words', async () => {
    const seat = await seatFor('KZ');
    await takeTurn(deps, event(seat, answer('need1', 'секретные слова')));
    const response = await answersOf(seat);
    const entries = await parley.prisma.audit.findMany({
      where: { subject: `response:${response?.id}` },
    });
    expect(entries.map(({ action }) => action)).toContain('answer.recorded');
    expect(
      JSON.stringify(entries, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('секретные');
  });

  it('refuses an answer after closing and keeps what was said before', async () => {
    const seat = await seatFor('KE', 1);
    must(await closeRound(parley, { round: 'needs', reason: 'test' }, ADMINISTRATOR));
    const before = await answersOf(seat);
    const turn = await takeTurn(deps, event(seat, answer('need1', 'too late')));
    expect(turn).toMatchObject({ kind: 'turned', outcome: 'closed' });
    expect((await answersOf(seat))?.answers).toEqual(before?.answers);
  });
});
