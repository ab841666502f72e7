import type { Case, DeliveryRow, Flight, Violation } from './case.ts';
import { itemsOf } from './tact.ts';

/** Messages of one thread arrive in the order in which they first fell due. */
export function threadsKeepTheirOrder(story: Case): readonly Violation[] {
  const revived = new Set(story.revived.flatMap(({ deliveries }) => deliveries));
  const threads = new Map<string, Map<string, { row: DeliveryRow; flight: Flight }>>();
  for (const { row, flight } of itemsOf(story)) {
    if (flight.arrived === undefined || revived.has(row.id)) continue;
    const thread = threads.get(row.thread) ?? new Map();
    if (!thread.has(row.id)) thread.set(row.id, { row, flight });
    threads.set(row.thread, thread);
  }
  return [...threads.values()].flatMap((thread) => {
    const sent = [...thread.values()].toSorted((a, b) => a.flight.seq - b.flight.seq);
    return sent.flatMap(({ row, flight }, index) =>
      sent.slice(index + 1).flatMap((later) => {
        const isEarlier =
          later.row.orderAt < row.orderAt ||
          (later.row.orderAt === row.orderAt && later.row.id < row.id);
        if (!isEarlier || later.row.plannedAt >= flight.at) return [];
        const text = `${row.kind} ${row.id} went before ${later.row.kind} ${later.row.id}`;
        return [{ promise: '3: in order within a thread', seq: flight.seq, text }];
      }),
    );
  });
}

/** After a pause one reminder, not all that fell due meanwhile. */
export function onePauseOneReminder(story: Case): readonly Violation[] {
  const reminders = itemsOf(story).filter(
    ({ row, flight }) => row.kind === 'reminder' && flight.arrived !== undefined,
  );
  return pausesOf(story).flatMap(({ round, from, until, seq }) => {
    const late = new Map<string, Set<string>>();
    for (const { row, flight } of reminders) {
      const fellDue = row.round === round && row.orderAt >= from && row.orderAt <= until;
      if (!fellDue || flight.seq <= seq) continue;
      late.set(row.addressee, (late.get(row.addressee) ?? new Set()).add(row.id));
    }
    return [...late]
      .filter(([, ids]) => ids.size > 1)
      .map(([addressee, ids]) => ({
        ...{ promise: '4: after a pause one reminder', seq },
        text: `${addressee} got ${[...ids]} after the pause until ${new Date(until).toISOString()}`,
      }));
  });
}

function pausesOf({ moves, rounds }: Case) {
  const all = [...rounds.values()];
  return moves.flatMap((move, index) => {
    if (move.act !== 'paused') return [];
    const resumed = moves
      .slice(index)
      .find(({ slug, act }) => slug === move.slug && act === 'resumed');
    const round = all.find(({ slug }) => slug === move.slug)?.id;
    if (resumed === undefined || round === undefined) return [];
    return [{ round, from: move.at, until: resumed.at, seq: resumed.seq }];
  });
}

/** Nothing of our own accord leaves while its round is paused. */
export function pausesHold(story: Case): readonly Violation[] {
  return itemsOf(story).flatMap(({ row, flight, begunSeq }) => {
    if (row.kind === 'receipt' || row.kind === 'prompt') return [];
    const slug = story.rounds.get(row.round)?.slug;
    const last = story.moves.findLast(
      (move) =>
        move.slug === slug &&
        move.seq < begunSeq &&
        ['opened', 'paused', 'resumed', 'closed'].includes(move.act),
    );
    if (last?.act !== 'paused' && last?.act !== 'closed') return [];
    const text = `${row.kind} ${row.id} left while ${slug} was ${last.act}`;
    return [{ promise: '4: a paused round writes to nobody', seq: flight.seq, text }];
  });
}
