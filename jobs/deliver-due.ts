import {
  type DeliverDeps,
  type DeliverOptions,
  deliverDue,
} from '../src/application/deliveries/deliver-due.ts';
import type { JobLog } from './job-log.ts';

export const DELIVER_DUE = 'deliver-due';

/** Rung when something is due: sends all that is. Rung twice, the second time finds nothing. */
export function deliverDueJob(
  deps: DeliverDeps,
  { log, options }: { readonly log: JobLog; readonly options?: DeliverOptions },
): () => Promise<void> {
  return async () => {
    const { counts, halted } = await deliverDue(deps, options);
    for (const channel of halted) log.error(channel, 'a channel refuses everything');
    if (Object.keys(counts).length > 0) log.info({ counts }, 'deliveries handled');
  };
}
