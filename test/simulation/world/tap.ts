import type { PrismaClient } from '../../../src/infra/database/prisma.ts';
import type { Cast, CastContact } from './cast.ts';
import type { Begun, BegunPart, Facts, TurnTaken } from './facts.ts';
import type { Process, Timeline } from './timeline.ts';

interface Tapping {
  readonly timeline: Timeline;
  readonly facts: Facts;
  readonly cast: Cast;
}

/** The client of one process: each of its statements is a step, and what two of them committed is noted. */
export function tapped(
  prisma: PrismaClient,
  process: Process,
  { timeline, facts, cast }: Tapping,
): PrismaClient {
  return new Proxy(prisma, {
    get(target, key) {
      if (key !== '$queryRaw' && key !== '$executeRaw') return Reflect.get(target, key);
      return (text: TemplateStringsArray, ...values: unknown[]) =>
        timeline.step(process, nameOf(text), async () => {
          const result: unknown = await target[key](text, ...values);
          for (const fact of saw({ text, values, result }, cast)) {
            facts.note({ ...fact, ...by(fact, process) });
          }
          return result;
        });
    },
  });
}

function by(fact: Begun | TurnTaken, process: Process) {
  return fact.kind === 'begun' ? { process: process.name } : {};
}

function nameOf(text: TemplateStringsArray): string {
  return text.join(' ').trim().split(/\s+/).slice(0, 6).join(' ');
}

interface Statement {
  readonly text: TemplateStringsArray;
  readonly values: readonly unknown[];
  readonly result: unknown;
}

function saw({ text, values, result }: Statement, cast: Cast): readonly (Begun | TurnTaken)[] {
  const [first = ''] = text;
  const given = values[0];
  if (typeof given !== 'string' || !Array.isArray(result)) return [];
  if (first.includes('begin_sends(')) return begunIn(given, result);
  return first.includes('record_turns(') ? turnsIn({ given, result }, cast) : [];
}

/** A part of a message as `begin_sends` takes it (src/infra/rows/outbox-rows.ts). */
interface WrittenPart {
  readonly message: number;
  readonly carrier: string;
  readonly platform: string;
  readonly tenant: string;
  readonly external_id: string;
  readonly id: string;
  readonly contact: string | null;
  readonly addressee?: string;
  readonly token_hash?: string;
}

function begunIn(given: string, result: readonly { readonly id: string }[]): Begun[] {
  const begun = new Set(result.map(({ id }) => id));
  const parts: readonly WrittenPart[] = JSON.parse(given);
  const messages = new Map<number, Begun>();
  for (const part of parts.filter(({ id }) => begun.has(id))) {
    const { carrier, platform, tenant, external_id: externalId } = part;
    const to = { platform, tenant, externalId };
    const earlier = messages.get(part.message)?.parts ?? [];
    const all = [...earlier, partOf(part)];
    messages.set(part.message, { kind: 'begun', process: '', message: carrier, to, parts: all });
  }
  return [...messages.values()];
}

function partOf({ id, contact, addressee, token_hash: hash }: WrittenPart): BegunPart {
  const link = hash !== undefined && addressee !== undefined ? { hash, addressee } : undefined;
  return { delivery: id, contact, ...(link === undefined ? {} : { link }) };
}

interface WrittenTurn {
  readonly eventId: string;
  readonly responseId: string;
  readonly contactId: string;
  readonly status: string;
  readonly stop: TurnTaken['stop'];
  readonly snoozeUntil: number | null;
  readonly handOver: { readonly id: string; readonly email: string } | null;
  readonly answers: TurnTaken['answers'];
}

interface Recorded {
  readonly given: string;
  readonly result: readonly { readonly outcome: string }[];
}

function turnsIn({ given, result }: Recorded, cast: Cast): TurnTaken[] {
  const turns: readonly WrittenTurn[] = JSON.parse(given);
  return turns
    .filter((_, index) => result[index]?.outcome === 'recorded')
    .map((turn) => {
      const { eventId: event, responseId: response, contactId: contact } = turn;
      const { status, stop, snoozeUntil, answers } = turn;
      return {
        ...({ kind: 'turn', event, response, contact, status, stop, snoozeUntil } as const),
        successor: turn.handOver === null ? null : successorOf(turn, turn.handOver, cast),
        answers: answers.map(({ question, value }) => ({ question, value })),
      };
    });
}

/** Whom the member has by this address; somebody new joins the cast. */
function successorOf(
  { contactId }: WrittenTurn,
  { id, email }: NonNullable<WrittenTurn['handOver']>,
  { contacts }: Cast,
): string {
  const memberId = contacts.get(contactId)?.memberId ?? '';
  const known = [...contacts.values()].find(
    (contact) => contact.memberId === memberId && contact.email === email,
  );
  if (known !== undefined) return known.id;
  const joined: CastContact = {
    ...{ id, memberId, email, role: 'alternate', language: null, timeZone: null, weekend: [] },
    ...{ workHours: null, preferredPlatform: null, accounts: [] },
    ...{ awayFrom: null, awayUntil: null, standInId: null },
  };
  contacts.set(id, joined);
  return id;
}
