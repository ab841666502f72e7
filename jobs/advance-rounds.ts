import { advanceRounds } from '../src/application/rounds/advance-rounds.ts';
import type { RoundDeps } from '../src/application/rounds/store.ts';
import type { JobLog } from './job-log.ts';

export const ADVANCE_ROUNDS = 'advance-rounds';
export const ADVANCE_EVERY_MS = 30_000;

/** Opens rounds that are scheduled for now, and closes those whose last closing time has passed. */
export function advanceRoundsJob(
  deps: RoundDeps,
  { log }: { readonly log: JobLog },
): () => Promise<void> {
  return async () => {
    const { opened, closed, refused } = await advanceRounds(deps);
    if (opened.length + closed.length > 0) log.info({ opened, closed }, 'rounds moved on');
    for (const refusal of refused) log.error(refusal, 'a scheduled round could not open');
  };
}
