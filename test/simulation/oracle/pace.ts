import type { HeldPlace } from '../../../src/application/deliveries/pacer.ts';
import type { Address } from '../../../src/platform/adapter.ts';
import type { Held, Moment } from '../world/facts.ts';
import type { Case, Flight, Violation } from './case.ts';

const PROMISE = '6: Retry-After obeyed';

/** What a platform asked for is told to all workers, and nobody who asks for leave after that goes there before its end. */
export function retryAfterIsObeyed(story: Case): readonly Violation[] {
  return [...asksAreHeld(story), ...holdsAreKept(story), ...messagesWait(story)];
}

function asksAreHeld({ flights, played, ended }: Case): Violation[] {
  const holds = played.facts.of('hold');
  return flights.flatMap(({ told, process, to }) => {
    if (told?.outcome.kind !== 'retry' || told.outcome.scope === 'message') return [];
    const { afterMs, scope } = told.outcome;
    const isHeld = holds.some(
      (hold) =>
        hold.process === process &&
        hold.seq > told.seq &&
        hold.place.per === scope &&
        covers(hold.place, to) &&
        hold.forMs >= afterMs,
    );
    if (isHeld || ended.has(process)) return [];
    const text = `${to.platform} asked for ${afterMs} ms for the ${scope}, and nobody was told`;
    return [{ promise: PROMISE, seq: told.seq, text }];
  });
}

/** `from` is the hold; whoever had leave before it may still be on its way. */
function holdsAreKept({ flights, played }: Case): Violation[] {
  const leaves = played.facts.of('leave');
  const holds: readonly (Held & Moment)[] = played.facts.of('hold');
  if (holds.length === 0) return [];
  return flights.flatMap((flight) => {
    const leave = leaves.findLast(
      (one) => one.process === flight.process && one.seq < flight.seq && isSame(one.to, flight.to),
    );
    if (leave === undefined) {
      return [{ promise: '6: at its pace', seq: flight.seq, text: `${flight.message}: no leave` }];
    }
    const broken = holds.find(
      (hold) =>
        hold.seq < leave.seq && leave.at < hold.at + hold.forMs && covers(hold.place, flight.to),
    );
    if (broken === undefined) return [];
    const text = `${flight.message} to ${flight.to.externalId} left within a hold of ${broken.forMs} ms`;
    return [{ promise: PROMISE, seq: flight.seq, text }];
  });
}

/** What was asked for one message alone is kept by that message. */
function messagesWait({ flights }: Case): Violation[] {
  return flights.flatMap((flight) => {
    const { told } = flight;
    if (told?.outcome.kind !== 'retry') return [];
    const until = told.at + told.outcome.afterMs;
    const early = flights.find(
      (next) =>
        next.message === flight.message &&
        isSame(next.to, flight.to) &&
        next.seq > told.seq &&
        next.at < until,
    );
    if (early === undefined || endedBeforeKnowing(flight, early)) return [];
    const text = `${flight.message} was to wait until ${new Date(until).toISOString()}`;
    return [{ promise: PROMISE, seq: early.seq, text }];
  });
}

/** Nobody else can know what a process was told that ended before it could write it down. */
function endedBeforeKnowing(flight: Flight, next: Flight): boolean {
  return flight.process !== next.process;
}

function covers(place: HeldPlace, to: Address): boolean {
  switch (place.per) {
    case 'platform':
      return place.platform === to.platform;
    case 'tenant':
      return place.platform === to.platform && place.tenant === to.tenant;
    case 'account':
      return isSame(place.to, to);
  }
}

function isSame(a: Address, b: Address): boolean {
  return a.platform === b.platform && a.tenant === b.tenant && a.externalId === b.externalId;
}
