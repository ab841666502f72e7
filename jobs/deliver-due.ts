import {
  type DeliverDeps,
  type DeliverOptions,
  deliverDue,
} from '../src/application/deliveries/deliver-due.ts';
import type { JobHandler } from '../src/application/queue.ts';
import type { JobLog } from './job-log.ts';

export const DELIVER_DUE = 'deliver-due';

/**
 * Rung when something is due: sends all that is. Rung twice, the second time finds nothing. When the process is to end, what was
 * claimed is sent, and the rest is left to another.
 */
export function deliverDueJob(
  deps: DeliverDeps,
  { log, options }: { readonly log: JobLog; readonly options?: DeliverOptions },
): JobHandler {
  return async (_id, stop) => {
    const outbox = claimingUntil(stop, deps.outbox);
    const { counts, halted } = await deliverDue({ ...deps, outbox }, options);
    for (const channel of halted) log.error(channel, 'a channel refuses everything');
    if (Object.keys(counts).length > 0) log.info({ counts }, 'deliveries handled');
  };
}

function claimingUntil(stop: AbortSignal, outbox: DeliverDeps['outbox']): DeliverDeps['outbox'] {
  return {
    ...outbox,
    claim: async (request) => (stop.aborted ? [] : outbox.claim(request)),
  };
}
