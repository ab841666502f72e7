import { type SweepDeps, sweepDeliveries } from '../src/application/deliveries/sweep-deliveries.ts';
import type { JobLog } from './job-log.ts';

export const SWEEP_DELIVERIES = 'sweep-deliveries';
export const SWEEP_EVERY_MS = 60_000;

/** Every minute: repairs what a crash or a lost ring left. */
export function sweepDeliveriesJob(
  deps: SweepDeps,
  { log }: { readonly log: JobLog },
): () => Promise<void> {
  return async () => {
    const swept = await sweepDeliveries(deps);
    if (swept.abandoned > 0 || swept.expired > 0) log.warn(swept, 'swept deliveries');
  };
}
