import { KIND_POLICY } from '../../../src/domain/rounds/delivery-kinds.ts';
import type { Case, Flight, Violation } from './case.ts';
import { itemsOf } from './tact.ts';

const LOOKS_MAX = 5;
const PROMISE = '3: once wherever the platform allows it';

/** Promise 3: no delivery arrives twice, but where nobody can tell and its kind is worth a second try. */
export function nothingArrivesTwice(story: Case): readonly Violation[] {
  const byDelivery = new Map<string, Flight[]>();
  for (const { flight, row } of itemsOf(story)) {
    byDelivery.set(row.id, [...(byDelivery.get(row.id) ?? []), flight]);
  }
  return [...byDelivery].flatMap(([id, flights]) => {
    const arrived = flights.filter((flight) => flight.arrived !== undefined);
    return arrived.slice(1).flatMap((flight, index) => {
      const before = arrived.slice(0, index + 1);
      const why = whyNot(story, { id, flight, before });
      return why === undefined ? [] : [{ promise: PROMISE, seq: flight.seq, text: why }];
    });
  });
}

function whyNot(
  story: Case,
  { id, flight, before }: { id: string; flight: Flight; before: readonly Flight[] },
): string | undefined {
  const row = story.deliveries.get(id);
  const last = before.at(-1);
  if (row === undefined || last === undefined) return undefined;
  const isRevived = story.revived.some(
    (fact) => fact.seq > last.seq && fact.seq < flight.seq && fact.deliveries.includes(id),
  );
  if (isRevived) return undefined;
  const name = `${row.kind} ${id} arrived by ${last.to.platform} (${last.seq}) and by ${flight.to.platform} (${flight.seq})`;
  const traits = story.played.scenario.platforms.find((one) => one.name === last.to.platform);
  if (traits?.idempotentSend) return `${name}, though the first makes one of two`;
  if (traits?.canLookUp && looks(story, last, flight) < LOOKS_MAX) {
    return `${name}, though the first could be looked up`;
  }
  if (KIND_POLICY[row.kind].unclear === 'leave-to-staff') return `${name}, and nobody asked for it`;
  if (before.length > 1) return `${name}, for the third time`;
  if (last.told?.outcome.kind === 'sent' && !story.ended.has(last.process)) {
    return `${name}, though it was told that it had arrived`;
  }
  return undefined;
}

function looks({ played }: Case, last: Flight, next: Flight): number {
  return played.facts
    .of('looked-up')
    .filter(
      (fact) =>
        fact.seq > last.seq &&
        fact.seq < next.seq &&
        fact.message === last.message &&
        fact.to.externalId === last.to.externalId &&
        fact.found === 'unclear',
    ).length;
}

/** A digest carries every part exactly once, to one person, with links of its own members' contacts. */
export function digestsAreWhole(story: Case): readonly Violation[] {
  return story.flights.flatMap((flight) => {
    const parts = flight.begun?.parts ?? [];
    const expected = parts.flatMap(({ link }) => link?.hash ?? []).toSorted();
    const seen = flight.links.toSorted();
    const people = new Set(parts.map(({ contact }) => story.contact(contact)?.email));
    const foreign = parts.filter(({ contact, delivery }) => {
      const addressee = story.addressees.get(story.deliveries.get(delivery)?.addressee ?? '');
      return story.contact(contact)?.memberId !== addressee?.member;
    });
    const fault = (text: string) => ({
      ...{ promise: '3: a digest carries every part exactly once', seq: flight.seq },
      text: `${flight.message}: ${text}`,
    });
    return [
      ...(expected.join() === seen.join()
        ? []
        : [fault(`${seen.length} of ${expected.length} links`)]),
      ...(people.size > 1 ? [fault(`goes to ${[...people]}`)] : []),
      ...foreign.map(({ delivery }) => fault(`${delivery} is for somebody of another member`)),
    ];
  });
}
