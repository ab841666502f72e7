import type { PrismaClient } from '../../../src/infra/database/prisma.ts';
import type { Begun, BegunPart, Facts, TurnTaken } from './facts.ts';
import type { Process, Timeline } from './timeline.ts';

/** The client of one process: each of its statements is a step, and what two of them committed is noted. */
export function tapped(
  prisma: PrismaClient,
  process: Process,
  { timeline, facts }: { readonly timeline: Timeline; readonly facts: Facts },
): PrismaClient {
  return new Proxy(prisma, {
    get(target, key) {
      if (key !== '$queryRaw' && key !== '$executeRaw') return Reflect.get(target, key);
      return (text: TemplateStringsArray, ...values: unknown[]) =>
        timeline.step(process, nameOf(text), async () => {
          const result: unknown = await target[key](text, ...values);
          for (const fact of saw(text, values, result))
            facts.note({ ...fact, ...by(fact, process) });
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

function saw(
  text: TemplateStringsArray,
  values: readonly unknown[],
  result: unknown,
): readonly (Begun | TurnTaken)[] {
  const [first = ''] = text;
  const given = values[0];
  if (typeof given !== 'string' || !Array.isArray(result)) return [];
  if (first.includes('begin_sends(')) return begunIn(given, result);
  return first.includes('record_turns(') ? turnsIn(given, result) : [];
}

interface WrittenMessage {
  readonly id: string;
  readonly to: Begun['to'];
  readonly parts: readonly {
    readonly id: string;
    readonly contact: string | null;
    readonly invitation?: { readonly tokenHash: string; readonly addresseeId: string };
  }[];
}

function begunIn(given: string, result: readonly { readonly id: string }[]): Begun[] {
  const begun = new Set(result.map(({ id }) => id));
  const messages: readonly WrittenMessage[] = JSON.parse(given);
  return messages.flatMap(({ id, to, parts }) => {
    const going = parts.filter((part) => begun.has(part.id)).map(partOf);
    return going.length === 0
      ? []
      : [{ kind: 'begun', process: '', message: id, to, parts: going } as const];
  });
}

function partOf({ id, contact, invitation }: WrittenMessage['parts'][number]): BegunPart {
  const link = invitation && { hash: invitation.tokenHash, addressee: invitation.addresseeId };
  return { delivery: id, contact, ...(link === undefined ? {} : { link }) };
}

interface WrittenTurn {
  readonly eventId: string;
  readonly responseId: string;
  readonly contactId: string;
  readonly status: string;
  readonly stop: TurnTaken['stop'];
  readonly answers: TurnTaken['answers'];
}

function turnsIn(given: string, result: readonly { readonly outcome: string }[]): TurnTaken[] {
  const turns: readonly WrittenTurn[] = JSON.parse(given);
  return turns.flatMap(({ eventId, responseId, contactId, status, stop, answers }, index) =>
    result[index]?.outcome === 'recorded'
      ? [
          {
            ...({
              kind: 'turn',
              event: eventId,
              response: responseId,
              contact: contactId,
            } as const),
            ...{ status, stop },
            answers: answers.map(({ question, value }) => ({ question, value })),
          },
        ]
      : [],
  );
}
