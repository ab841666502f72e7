import { planFollowUps } from '../src/application/outcomes/plan-follow-ups.ts';
import type { JobLog } from './job-log.ts';

export const PLAN_FOLLOW_UPS = 'plan-follow-ups';
export const PLAN_FOLLOW_UPS_EVERY_MS = 60 * 60_000;

/** Reminds whoever looks after a conclusion when its day has come: once for each day that was named. */
export function planFollowUpsJob(
  deps: Parameters<typeof planFollowUps>[0],
  { log }: { readonly log: JobLog },
): () => Promise<void> {
  return async () => {
    const { planned } = await planFollowUps(deps);
    if (planned > 0) log.info({ planned }, 'reminders of conclusions are planned');
  };
}
