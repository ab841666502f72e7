import { setTimeout as delay } from 'node:timers/promises';
import { type IQueueBackend, Worker } from 'bullmq';
import type { JobData, WorkerTuning } from './backend.ts';
import { againAfter } from './job-options.ts';

/** After the store refused to hand out a job, and after it could not be reached. */
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

/**
 * BullMQ's worker, which asks again at once, and again, when a store that can be reached refuses to hand out a job (it starts, is full,
 * has no connection left): this one takes a breath between.
 */
export class PatientWorker<Backend extends IQueueBackend, Connection> extends Worker<
  JobData,
  void,
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
}
