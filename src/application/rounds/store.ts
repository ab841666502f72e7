import type { PlanRows } from '../deliveries/rows.ts';
import type { MeetingRows } from '../meetings/rows.ts';
import type { Actor, AuditRows, Bell, Clock, Random, Transactions } from '../ports.ts';
import type { RoundRecord, RoundRows } from './rows.ts';

export interface RoundStore {
  readonly rounds: RoundRows;
  readonly meetings: MeetingRows;
  readonly deliveries: PlanRows;
  readonly audit: AuditRows;
}

export interface RoundDeps {
  readonly store: Transactions<RoundStore>;
  readonly clock: Clock;
  readonly random: Random;
  readonly bell: Bell;
}

/** One line of the audit about a round. */
export async function note(
  audit: AuditRows,
  entry: {
    readonly at: number;
    readonly actor: Actor;
    readonly action: string;
    readonly round: RoundRecord;
    readonly reason?: string | undefined;
    readonly details?: unknown;
  },
): Promise<void> {
  const { at, actor, action, round, reason, details } = entry;
  await audit.append({
    at,
    actor,
    action,
    subject: `round:${round.id}`,
    details,
    ...(reason === undefined ? {} : { reason }),
  });
}
