import { planMilestones } from '../src/application/subscriptions/plan-milestones.ts';
import type { JobLog } from './job-log.ts';

export const PLAN_MILESTONES = 'plan-milestones';
export const PLAN_MILESTONES_EVERY_MS = 5 * 60_000;

/** Plans what subscribed channels are told. Once or a hundred times, here or on two workers: each milestone is told once. */
export function planMilestonesJob(
  deps: Parameters<typeof planMilestones>[0],
  { log }: { readonly log: JobLog },
): () => Promise<void> {
  return async () => {
    const { planned, setAside } = await planMilestones(deps);
    if (planned > 0) log.info({ planned }, 'milestones for channels are planned');
    if (setAside > 0) log.warn({ setAside }, 'channels refuse their milestones');
  };
}
