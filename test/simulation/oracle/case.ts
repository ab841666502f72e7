import type { DeliveryKind } from '../../../src/domain/rounds/delivery-kinds.ts';
import type { SendWindow } from '../../../src/domain/time/send-window.ts';
import type { PrismaClient } from '../../../src/infra/database/prisma.ts';
import type { CastContact, CastMember } from '../world/cast.ts';
import type { Ended, Moment, Revived, RoundMoved, Sent, Told, TurnTaken } from '../world/facts.ts';
import type { Played } from '../world/play.ts';

export interface DeliveryRow {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly state: string;
  readonly reason: string | null;
  readonly addressee: string;
  readonly round: string;
  readonly thread: string;
  readonly orderAt: number;
  readonly dedupeKey: string;
  readonly plannedAt: number;
}

export interface AddresseeRow {
  readonly id: string;
  readonly member: string;
  readonly round: string;
  readonly zone: string;
  readonly weekend: readonly number[];
  readonly closesAt: number;
  readonly response: string;
  readonly status: string;
}

export interface RoundRow {
  readonly id: string;
  readonly slug: string;
  readonly sendWindow: SendWindow;
  readonly openedAt: number;
  readonly closedAt: number;
}

export interface AnswerRow {
  readonly response: string;
  readonly question: string;
  readonly value: unknown;
  readonly event: string;
  readonly current: boolean;
}

/** A send with what became of it. */
export interface Flight extends Moment, Sent {
  readonly arrived: Moment | undefined;
  readonly told: (Told & Moment) | undefined;
}

/** One seed's whole story, for the invariants to read. */
export interface Case {
  readonly played: Played;
  readonly deliveries: ReadonlyMap<string, DeliveryRow>;
  readonly addressees: ReadonlyMap<string, AddresseeRow>;
  readonly rounds: ReadonlyMap<string, RoundRow>;
  readonly answers: readonly AnswerRow[];
  readonly flights: readonly Flight[];
  readonly turns: readonly (TurnTaken & Moment)[];
  readonly moves: readonly (RoundMoved & Moment)[];
  readonly revived: readonly (Revived & Moment)[];
  readonly ended: ReadonlyMap<string, Ended & Moment>;
  readonly members: ReadonlyMap<string, CastMember>;
  contact(id: string | null): CastContact | undefined;
}

export interface Violation {
  /** Which promise, in words. */
  readonly promise: string;
  readonly seq: number;
  readonly text: string;
}

export type Invariant = (story: Case) => readonly Violation[];

export async function readCase(prisma: PrismaClient, played: Played): Promise<Case> {
  const { facts, cast } = played;
  const told = new Map(facts.of('told').map((fact) => [fact.send, fact]));
  const arrived = new Map(facts.of('arrived').map((fact) => [fact.send, fact]));
  return {
    played,
    deliveries: byId(await deliveriesIn(prisma)),
    addressees: byId(await addresseesIn(prisma)),
    rounds: byId(await roundsIn(prisma)),
    answers: await answersIn(prisma),
    flights: facts.of('send').map((sent) => ({
      ...sent,
      arrived: arrived.get(sent.number),
      told: told.get(sent.number),
    })),
    turns: facts.of('turn'),
    moves: facts.of('round'),
    revived: facts.of('revived'),
    ended: new Map(facts.of('ended').map((fact) => [fact.process, fact])),
    members: byId(cast.members),
    contact: (id) => cast.contacts.get(id ?? ''),
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

async function deliveriesIn(prisma: PrismaClient): Promise<DeliveryRow[]> {
  const rows = await prisma.$queryRaw<Omit<DeliveryRow, 'plannedAt'>[]>`
    SELECT id, kind, state, reason, addressee_id AS addressee, round_id AS round, thread,
      ms(order_at) AS "orderAt", dedupe_key AS "dedupeKey" FROM delivery`;
  // The ids of a simulated world carry its time.
  return rows.map((row) => ({ ...row, plannedAt: timeOf(row.id) }));
}

function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

function addresseesIn(prisma: PrismaClient): Promise<AddresseeRow[]> {
  return prisma.$queryRaw`
    SELECT a.id, a.member_id AS member, a.round_id AS round, a.time_zone AS zone, a.weekend,
      ms(a.closes_at) AS "closesAt", p.id AS response, p.status
    FROM addressee a JOIN response p ON p.addressee_id = a.id`;
}

function roundsIn(prisma: PrismaClient): Promise<RoundRow[]> {
  return prisma.$queryRaw`
    SELECT id, slug, send_window AS "sendWindow", ms(opened_at) AS "openedAt",
      ms(closed_at) AS "closedAt" FROM round`;
}

function answersIn(prisma: PrismaClient): Promise<AnswerRow[]> {
  return prisma.$queryRaw`
    SELECT response_id AS response, question, value, event_id AS event, current FROM answer`;
}
