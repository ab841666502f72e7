import { planDigests } from '../src/application/staff/plan-digests.ts';
import type { JobLog } from './job-log.ts';

export const PLAN_DIGESTS = 'plan-digests';
export const PLAN_DIGESTS_EVERY_MS = 30 * 60_000;

/** Plans the day's digests for staff. Twice a day or a hundred times: one digest for each reader. */
export function planDigestsJob(
  deps: Parameters<typeof planDigests>[0],
  { log }: { readonly log: JobLog },
): () => Promise<void> {
  return async () => {
    const { planned } = await planDigests(deps);
    if (planned > 0) log.info({ planned }, 'digests for staff are planned');
  };
}
