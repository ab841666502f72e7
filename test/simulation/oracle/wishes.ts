import { KIND_POLICY } from '../../../src/domain/rounds/delivery-kinds.ts';
import type { Case, Flight, Violation } from './case.ts';
import { GRACE_MS, type Item, itemsOf } from './tact.ts';

/** Who is away, has asked for later, or has handed over is not written to. */
export function wishesAreHeeded(story: Case): readonly Violation[] {
  return itemsOf(story).flatMap((item) => {
    const { flight, part, row } = item;
    if (!KIND_POLICY[row.kind].endsWithAnswer) return [];
    const contact = story.contact(part.contact);
    if (contact === undefined) return [];
    const text = `${row.kind} ${row.id} to ${contact.email}`;
    const seq = flight.seq;
    // Whom a reply was handed over to is written to, wherever it is and whatever it said before.
    const handed = row.dedupeKey.startsWith('handed-over:');
    return [
      ...(!handed && isAway(story, { flight, contact: part.contact })
        ? [{ promise: '4: who is away', seq, text }]
        : []),
      ...(row.kind === 'reminder' && isSnoozed(story, item)
        ? [{ promise: '4: who asked for later', seq, text }]
        : []),
      ...(!handed && hasHandedOver(story, item)
        ? [{ promise: '4: who has handed over', seq, text }]
        : []),
    ];
  });
}

interface Reader {
  readonly flight: Flight;
  readonly contact: string | null;
}

function isAway(story: Case, { flight, contact: id }: Reader): boolean {
  const { at } = flight;
  const contact = story.contact(id);
  const told = story.played.facts
    .of('absent')
    .filter((fact) => fact.contact === id && fact.at < at - GRACE_MS);
  const last = told.at(-1) ?? { from: contact?.awayFrom ?? 0, until: contact?.awayUntil ?? 0 };
  return last.from < at - GRACE_MS && at < last.until;
}

/** Its turns in that round, which a worker has had time to see. */
function turnsIn({ turns, addressees }: Case, { flight, row }: Item) {
  const responses = [...addressees.values()]
    .filter(({ round }) => round === row.round)
    .map(({ response }) => response);
  return turns.filter(
    (turn) => responses.includes(turn.response) && turn.at < flight.at - GRACE_MS,
  );
}

function isSnoozed(story: Case, item: Item): boolean {
  const told = turnsIn(story, item).filter(({ contact }) => contact === item.part.contact);
  const last = told.findLast(({ snoozeUntil }) => snoozeUntil !== null);
  return (last?.snoozeUntil ?? 0) > item.flight.at;
}

/**
 * Who was handed the reply back is written to again; handing over in a circle ends with whoever is in it, and leads nowhere
 * when the colleague has stopped, or is away and may have named somebody in turn.
 */
function hasHandedOver(story: Case, item: Item): boolean {
  const successors = new Map<string, string>();
  for (const { contact, successor } of turnsIn(story, item)) {
    if (successor === null || successor === contact) continue;
    successors.set(contact, successor);
    successors.delete(successor);
  }
  const passed = new Set<string>();
  let current = item.part.contact;
  for (;;) {
    if (current === null || passed.has(current)) return false;
    passed.add(current);
    const next = successors.get(current);
    if (next === undefined) return passed.size > 1;
    if (hasStopped(story, item, next) || isAway(story, { flight: item.flight, contact: next }))
      return false;
    current = next;
  }
}

function hasStopped({ turns, addressees }: Case, { flight, row }: Item, id: string): boolean {
  return turns.some(({ contact, stop, response, seq }) => {
    if (contact !== id || stop === null || seq > flight.seq) return false;
    const round = [...addressees.values()].find((one) => one.response === response)?.round;
    return stop === 'all' || round === row.round;
  });
}
