import { setTimeout as delay } from 'node:timers/promises';
import { type IQueueBackend, type Job, Worker } from 'bullmq';
import { isAway } from '../database/failure.ts';
import type { JobData, WorkerTuning } from './backend.ts';
import { againAfter } from './job-options.ts';

/** After the store refused something, and after it could not be reached. */
const REFUSED_MS = 1000;
/** The longest that an idle worker trusts to be woken, seconds. On PostgreSQL BullMQ would trust for an hour. */
const IDLE_SECONDS_MAX = 10;
/** Doing a job twice is harmless, so one whose workers died is handed on however often that happened. */
const STALLED_MAX = 1_000_000;

/** What both stores' workers are given beside their connection. */
export function workerOptions(tuning: WorkerTuning) {
  return {
    ...tuning,
    autorun: false,
    runRetryDelay: REFUSED_MS,
    maxStalledCount: STALLED_MAX,
    settings: { backoffStrategy: againAfter },
  } as const;
}

type OneJob = Job<JobData, undefined, string, never>;

/** What BullMQ calls for each job. */
export function handing(handle: (id: string) => Promise<void>) {
  return async ({ data }: OneJob): Promise<undefined> => {
    await handle(data.id);
  };
}

/**
 * BullMQ's worker, with patience for a store that is restarted. Its own asks again at once, and again, when the store refuses to
 * hand out a job (it starts, is full, has no connection left); and it forgets a job whose end could not be noted, which
 * then stands in the way of its like until it counts as stalled.
 */
export class PatientWorker<Backend extends IQueueBackend, Connection> extends Worker<
  JobData,
  undefined,
  string,
  Backend,
  never,
  Connection
> {
  override get maximumBlockTimeout(): number {
    return Math.min(super.maximumBlockTimeout, IDLE_SECONDS_MAX);
  }

  protected override async moveToActive(token: string, name?: string) {
    try {
      return await super.moveToActive(token, name);
    } catch (refusal) {
      if (!this.closing) await delay(REFUSED_MS);
      throw refusal;
    }
  }

  protected override handleCompleted(
    result: undefined,
    job: OneJob,
    token: string,
    fetchesNext?: () => boolean,
  ) {
    return this.#noted(() => super.handleCompleted(result, job, token, fetchesNext));
  }

  protected override handleFailed(
    failure: Error,
    job: OneJob,
    token: string,
    fetchesNext?: () => boolean,
  ) {
    return this.#noted(() => super.handleFailed(failure, job, token, fetchesNext));
  }

  async #noted<Value>(note: () => Promise<Value>): Promise<Value> {
    for (;;) {
      try {
        return await note();
      } catch (refusal) {
        if (this.closing || !isAway(refusal)) throw refusal;
        await delay(REFUSED_MS);
      }
    }
  }
}
