import type { PlanAddressee } from './plan-deliveries.ts';
import type { PlannedDelivery, PlanRows } from './rows.ts';

/** Addressees whose messages are written at a time. */
const BATCH = 500;

/**
 * Plans what `planOf` says for these addressees, a few hundred at a time, so that memory does not grow with their number; the
 * next ones are computed while the database writes. They may come as they are read.
 * @returns how many messages were new
 */
export async function planInBatches<Addressee extends PlanAddressee>(
  rows: Pick<PlanRows, 'plan'>,
  addressees: Iterable<Addressee> | AsyncIterable<Addressee>,
  planOf: (some: readonly Addressee[]) => readonly PlannedDelivery[],
): Promise<number> {
  let count = 0;
  let writing: Promise<number> | undefined;
  const batch: Addressee[] = [];
  const write = async () => {
    const planned = planOf(batch.splice(0));
    count += (await writing) ?? 0;
    writing = planned.length === 0 ? undefined : rows.plan(planned);
  };
  for await (const addressee of addressees) {
    batch.push(addressee);
    if (batch.length >= BATCH) await write();
  }
  if (batch.length > 0) await write();
  return count + ((await writing) ?? 0);
}
