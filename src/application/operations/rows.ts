import type { DeliveryId } from '../../domain/ids.ts';
import type { DeliveryState } from '../deliveries/rows.ts';

/** States in which a delivery still needs something done. The others only grow, and are never counted. */
export const OPEN_STATES = ['pending', 'sending', 'retrying', 'shunted', 'unknown'] as const;
export type OpenState = Extract<DeliveryState, (typeof OPEN_STATES)[number]>;

/** Counting stops here, so that it stays quick however many there are. */
export const COUNTED_MAX = 100_000;

/** What waits and what went wrong, of all rounds. */
export interface DeliveryOverview {
  /** Each up to COUNTED_MAX; pending and retrying up to that together. */
  readonly counts: Readonly<Record<OpenState, number>>;
  /** The due time of the waiting delivery that has been due longest, rounds that are paused left out; null: none is due. */
  readonly oldestDueAt: number | null;
}

/** A delivery that was set aside or stayed unclear. */
export interface TroubledDelivery {
  readonly id: DeliveryId;
  readonly state: 'shunted' | 'unknown';
  readonly round: string | null; // slug
  /** The member, or the member of staff, that it is for. */
  readonly to: string;
  readonly platform: string | null;
  readonly reason: string | null;
  readonly since: number; // epoch ms
}

/** Neither call reads deliveries that are done. */
export interface OperationsRows {
  overview(now: number): Promise<DeliveryOverview>;
  /** The newest first. */
  troubled(limit: number): Promise<readonly TroubledDelivery[]>;
}
