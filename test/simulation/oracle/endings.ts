import type { Case, DeliveryRow, Violation } from './case.ts';
import { itemsOf } from './tact.ts';

const LAST = ['sent', 'cancelled', 'shunted', 'unknown'];

/** When all is over nothing waits: each planned delivery was sent, cancelled with a reason, or left to staff. */
export function nothingIsLostOrStuck({ deliveries, played }: Case): readonly Violation[] {
  return [...deliveries.values()]
    .filter(({ state, reason }) => !LAST.includes(state) || (state !== 'sent' && reason === null))
    .map(({ id, kind, state, reason }) => ({
      ...{ promise: '3: no planned delivery is lost or stuck', seq: played.steps },
      text: `${kind} ${id} is ${state}: ${reason}`,
    }));
}

/** What is called sent has arrived. */
export function whatIsSentHasArrived(story: Case): readonly Violation[] {
  const arrived = new Set(
    itemsOf(story).flatMap(({ flight, row }) => (flight.arrived === undefined ? [] : [row.id])),
  );
  return [...story.deliveries.values()]
    .filter(({ id, state }) => state === 'sent' && !arrived.has(id))
    .map(({ id, kind, reason }) => ({
      ...{ promise: '3: sent at least once', seq: story.played.steps },
      text: `${kind} ${id} is called sent (${reason}) and never arrived`,
    }));
}

/** Cancelled deliveries say why, and it is true. */
export function reasonsAreTrue(story: Case): readonly Violation[] {
  return [...story.deliveries.values()].flatMap((row) => {
    const why = untrue(story, row);
    if (why === undefined) return [];
    const text = `${row.kind} ${row.id} is ${row.state}: ${row.reason}, but ${why}`;
    return [{ promise: '3: every ending has its reason', seq: story.played.steps, text }];
  });
}

function untrue(story: Case, row: DeliveryRow): string | undefined {
  if (row.state !== 'cancelled') return undefined;
  const response = story.addressees.get(row.addressee)?.response;
  const turns = story.turns.filter((turn) => turn.response === response);
  const stopped = story.turns.some(({ stop }) => stop !== null);
  switch (row.reason) {
    case 'answered':
      return turns.some(({ status }) => status === 'submitted') ? undefined : 'it never answered';
    case 'declined':
      return turns.some(({ status }) => status === 'declined') ? undefined : 'it never declined';
    case 'stopped':
      return stopped ? undefined : 'nobody stopped anything';
    case 'active-again':
      return turns.length > 0 ? undefined : 'nobody was active';
    case 'deadline-moved':
      return story.moves.some(({ act }) => act === 'extended') ? undefined : 'it never moved';
    case 'rule-retired':
      return 'no rule was retired';
    default:
      return undefined;
  }
}
