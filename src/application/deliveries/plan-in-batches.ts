import type { PlanAddressee } from './plan-deliveries.ts';
import type { PlannedDelivery, PlanRows } from './rows.ts';

/** Addressees whose messages are written at a time. */
const BATCH = 1000;

/**
 * Plans what `planOf` says for these addressees, some at a time, so that neither memory nor a statement grows with the messages
 * of a whole round; the next ones are computed while the database writes.
 * @returns how many messages were new
 */
export async function planInBatches<Addressee extends PlanAddressee>(
  rows: Pick<PlanRows, 'plan'>,
  addressees: readonly Addressee[],
  planOf: (some: readonly Addressee[]) => readonly PlannedDelivery[],
): Promise<number> {
  let count = 0;
  let writing: Promise<number> = Promise.resolve(0);
  for (let from = 0; from < addressees.length; from += BATCH) {
    const planned = planOf(addressees.slice(from, from + BATCH));
    count += await writing;
    writing = planned.length === 0 ? Promise.resolve(0) : rows.plan(planned);
    writing.catch(() => undefined); // awaited below, also after a bug in planning
  }
  return count + (await writing);
}
