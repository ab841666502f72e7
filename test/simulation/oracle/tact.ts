import { KIND_POLICY } from '../../../src/domain/rounds/delivery-kinds.ts';
import type { BegunPart } from '../world/facts.ts';
import { isWorkTime } from './calendar.ts';
import type { Case, DeliveryRow, Flight, Violation } from './case.ts';

/** One delivery within one send. */
interface Item {
  readonly flight: Flight;
  readonly part: BegunPart;
  readonly row: DeliveryRow;
  /** When the database let it go: what was committed before must be heeded. */
  readonly begunSeq: number;
}

export function itemsOf({ flights, deliveries }: Case): readonly Item[] {
  return flights.flatMap((flight) =>
    (flight.begun?.parts ?? []).flatMap((part) => {
      const row = deliveries.get(part.delivery);
      const begunSeq = flight.begun?.seq ?? 0;
      return row === undefined ? [] : [{ flight, part, row, begunSeq }];
    }),
  );
}

/** Nothing leaves without having been begun in the database. */
export function everySendIsBegun({ flights }: Case): readonly Violation[] {
  return flights
    .filter(({ begun }) => begun === undefined)
    .map(({ seq, message }) => ({
      promise: '3: planned in the database before anything is sent',
      seq,
      text: `${message} was sent without having begun`,
    }));
}

/** Promise 4: nobody is written to of our own accord after answering, declining or stopping. */
export function whoHasAnsweredIsLeftAlone(story: Case): readonly Violation[] {
  const { turns, addressees } = story;
  return itemsOf(story).flatMap(({ flight, part, row, begunSeq }) => {
    if (!KIND_POLICY[row.kind].endsWithAnswer) return [];
    const response = addressees.get(row.addressee)?.response;
    const before = turns.filter((turn) => turn.seq < begunSeq);
    const status = before.findLast((turn) => turn.response === response)?.status;
    const stop = before.find(
      (turn) =>
        turn.contact === part.contact &&
        (turn.stop === 'all' || (turn.stop === 'round' && turn.response === response)),
    );
    const name = `${row.kind} ${row.id} to ${flight.to.externalId}`;
    const promise = '4: nobody is reminded after answering, declining or stopping';
    const ended = status === 'submitted' || status === 'declined';
    return [
      ...(ended ? [{ promise, seq: flight.seq, text: `${name} left after it was ${status}` }] : []),
      ...(stop !== undefined
        ? [{ promise, seq: flight.seq, text: `${name} left after a stop` }]
        : []),
    ];
  });
}

/** A worker looks at the hours, then prepares and sends: so long it may take. */
const GRACE_MS = 150_000;

/** Promise 4: nor at night, nor on their weekend, nor on a closed day. */
export function hoursAreKept(story: Case): readonly Violation[] {
  const { addressees, rounds, members } = story;
  return itemsOf(story).flatMap(({ flight, part, row }) => {
    const addressee = addressees.get(row.addressee);
    const contact = story.contact(part.contact);
    const member = members.get(addressee?.member ?? '');
    const round = rounds.get(row.round);
    if (!KIND_POLICY[row.kind].keepsWindow) return [];
    if (!addressee || !contact || !member || !round) return [];
    const person = { contact, member, addressee, round };
    if (isWorkTime(flight.at, person) || isWorkTime(flight.at - GRACE_MS, person)) return [];
    const time = new Date(flight.at).toISOString();
    const { email, timeZone, weekend, workHours } = contact;
    const habits = JSON.stringify({ own: timeZone, weekend, workHours, closed: member.closed });
    const place = `${addressee.zone}, weekend ${addressee.weekend}, ${JSON.stringify(round.sendWindow)}`;
    const text = `${row.kind} ${row.id} left at ${time} for ${email} (${place}; ${habits})`;
    return [{ promise: '4: nor at night, nor on their weekend', seq: flight.seq, text }];
  });
}

/** Who is away, has asked for later, or has handed over is not written to. */
export function wishesAreHeeded(story: Case): readonly Violation[] {
  return itemsOf(story).flatMap((item) => {
    const { flight, part, row } = item;
    if (!KIND_POLICY[row.kind].endsWithAnswer) return [];
    const contact = story.contact(part.contact);
    if (contact === undefined) return [];
    const text = `${row.kind} ${row.id} to ${contact.email}`;
    const seq = flight.seq;
    const handed = row.dedupeKey.startsWith('handed-over:');
    return [
      ...(!handed && isAway(story, item) ? [{ promise: '4: who is away', seq, text }] : []),
      ...(row.kind === 'reminder' && isSnoozed(story, item)
        ? [{ promise: '4: who asked for later', seq, text }]
        : []),
      ...(!handed && hasHandedOver(story, item)
        ? [{ promise: '4: who has handed over', seq, text }]
        : []),
    ];
  });
}

function wishesOf({ wishes }: Case, { flight, part }: Item) {
  return wishes.filter((fact) => fact.contact === part.contact && fact.at < flight.at - GRACE_MS);
}

function isAway(story: Case, item: Item): boolean {
  const { at } = item.flight;
  const contact = story.contact(item.part.contact);
  const told = wishesOf(story, item).flatMap(({ wish }) => (wish.what === 'away' ? [wish] : []));
  const last = told.at(-1) ?? { from: contact?.awayFrom ?? 0, until: contact?.awayUntil ?? 0 };
  return last.from < at - GRACE_MS && at < last.until;
}

function isSnoozed(story: Case, item: Item): boolean {
  const here = wishesOf(story, item).filter(({ round }) => round === item.row.round);
  const told = here.flatMap(({ wish }) => (wish.what === 'snoozed' ? [wish] : []));
  return (told.at(-1)?.until ?? 0) > item.flight.at;
}

/** Handing over in a circle ends with whoever is in it. */
function hasHandedOver(story: Case, item: Item): boolean {
  const passed = new Set<string>();
  let current = item.part.contact;
  for (;;) {
    if (current === null || passed.has(current)) return false;
    passed.add(current);
    const next = story.wishes.findLast(
      (fact) =>
        fact.contact === current &&
        fact.round === item.row.round &&
        fact.wish.what === 'handed-over' &&
        fact.at < item.flight.at - GRACE_MS,
    );
    if (next?.wish.what !== 'handed-over') return passed.size > 1;
    current = next.wish.successor;
  }
}
