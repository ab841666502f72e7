import type { RoundId } from '../../domain/ids.ts';
import type { AddresseeStanding, RoundRows } from '../rounds/rows.ts';
import type { PlannedDelivery, PlanRows } from './rows.ts';

/** Addressees whose messages are written at a time. */
const BATCH = 1000;

interface Planning {
  /** Whom of the round it is about. */
  readonly concerns: (standing: AddresseeStanding) => boolean;
  readonly planOf: (some: readonly AddresseeStanding[]) => readonly PlannedDelivery[];
}

/**
 * Plans messages to a round's addressees, some at a time, so that neither memory nor a statement grows with the round. In the
 * transaction of whatever causes them.
 * @returns how many addressees it concerned, and how many messages were new
 */
export async function planInBatches(
  { rounds, deliveries }: PlanningRows,
  round: RoundId,
  { concerns, planOf }: Planning,
): Promise<{ readonly concerned: number; readonly planned: number }> {
  const counted = { concerned: 0, planned: 0 };
  for (let after: string | null | undefined = null; after !== undefined; ) {
    const page: Awaited<ReturnType<RoundRows['standingsFrom']>> = await rounds.standingsFrom(
      round,
      { after, limit: BATCH },
    );
    const some = page.standings.filter(concerns);
    const planned = planOf(some);
    counted.concerned += some.length;
    counted.planned += planned.length === 0 ? 0 : await deliveries.plan(planned);
    after = page.next;
  }
  return counted;
}

interface PlanningRows {
  readonly rounds: Pick<RoundRows, 'standingsFrom'>;
  readonly deliveries: Pick<PlanRows, 'plan'>;
}
