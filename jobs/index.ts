import type { DeliverDeps, DeliverOptions } from '../src/application/deliveries/deliver-due.ts';
import type { JobQueue } from '../src/application/queue.ts';
import type { RoundDeps } from '../src/application/rounds/store.ts';
import { ADVANCE_EVERY_MS, ADVANCE_ROUNDS, advanceRoundsJob } from './advance-rounds.ts';
import { DELIVER_DUE, deliverDueJob } from './deliver-due.ts';
import type { JobLog } from './job-log.ts';
import { PLAN_DIGESTS, PLAN_DIGESTS_EVERY_MS, planDigestsJob } from './plan-digests.ts';
import { PLAN_FOLLOW_UPS, PLAN_FOLLOW_UPS_EVERY_MS, planFollowUpsJob } from './plan-follow-ups.ts';
import { PLAN_MILESTONES, PLAN_MILESTONES_EVERY_MS, planMilestonesJob } from './plan-milestones.ts';
import { SWEEP_DELIVERIES, SWEEP_EVERY_MS, sweepDeliveriesJob } from './sweep-deliveries.ts';

export { DELIVER_DUE } from './deliver-due.ts';

/** Every queue that there is. */
export const QUEUES = [
  DELIVER_DUE,
  SWEEP_DELIVERIES,
  ADVANCE_ROUNDS,
  PLAN_DIGESTS,
  PLAN_MILESTONES,
  PLAN_FOLLOW_UPS,
] as const;

export interface JobOptions {
  readonly log: JobLog;
  readonly deliver?: DeliverOptions;
  /** How often to look without being rung, milliseconds: a round on a demonstration's clock wants it shorter. */
  readonly sweepEveryMs?: number;
  readonly advanceEveryMs?: number;
}

/** Begins to work in this process. Every job may run anywhere, at any time, twice: rows decide what is left to do. */
export async function startJobs(
  queue: JobQueue,
  deps: DeliverDeps &
    RoundDeps &
    Parameters<typeof planDigestsJob>[0] &
    Parameters<typeof planFollowUpsJob>[0] &
    Parameters<typeof planMilestonesJob>[0],
  options: JobOptions,
): Promise<void> {
  const {
    log,
    deliver,
    sweepEveryMs = SWEEP_EVERY_MS,
    advanceEveryMs = ADVANCE_EVERY_MS,
  } = options;
  const tuning = deliver === undefined ? { log } : { log, options: deliver };
  await queue.work(DELIVER_DUE, deliverDueJob(deps, tuning));
  await queue.work(SWEEP_DELIVERIES, sweepDeliveriesJob(deps, { log }));
  await queue.work(ADVANCE_ROUNDS, advanceRoundsJob(deps, { log }));
  await queue.work(PLAN_DIGESTS, planDigestsJob(deps, { log }));
  await queue.work(PLAN_MILESTONES, planMilestonesJob(deps, { log }));
  await queue.work(PLAN_FOLLOW_UPS, planFollowUpsJob(deps, { log }));
  await queue.every(SWEEP_DELIVERIES, sweepEveryMs);
  await queue.every(ADVANCE_ROUNDS, advanceEveryMs);
  await queue.every(PLAN_DIGESTS, PLAN_DIGESTS_EVERY_MS);
  await queue.every(PLAN_FOLLOW_UPS, PLAN_FOLLOW_UPS_EVERY_MS);
  await queue.every(PLAN_MILESTONES, PLAN_MILESTONES_EVERY_MS);
}
