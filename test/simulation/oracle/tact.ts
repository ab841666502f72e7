import { KIND_POLICY } from '../../../src/domain/rounds/delivery-kinds.ts';
import type { BegunPart } from '../world/facts.ts';
import { isWorkTime } from './calendar.ts';
import type { Case, DeliveryRow, Flight, Violation } from './case.ts';

/** One delivery within one send. */
export interface Item {
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
export const GRACE_MS = 150_000;

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
