import type { JobsOptions } from 'bullmq';

/**
 * A job that has ended is forgotten: its row knows the rest, and its id can be asked for again. One that fails is tried until
 * it succeeds, since it only says "look": giving up would leave to the next sweep what a store that was away held up.
 */
const JOB: JobsOptions = {
  removeOnComplete: true,
  removeOnFail: true,
  attempts: 1_000_000,
  backoff: { type: 'custom' }, // `againAfter`, given to the worker
  stackTraceLimit: 1, // each failure would add one
};

const AGAIN_MS = 500;
const AGAIN_MS_MAX = 5000;

/** How long a job that failed so many times waits, milliseconds. */
export function againAfter(failures: number): number {
  return Math.min(AGAIN_MS * 2 ** (failures - 1), AGAIN_MS_MAX);
}

/** A job that is asked for: one that waits stays the only one of its id, one at work is followed by another. */
export function askedFor(id: string, delayMs: number): JobsOptions {
  return { ...JOB, delay: Math.max(0, delayMs), deduplication: { id, keepLastIfActive: true } };
}

/** Its place in the store: BullMQ adds no second job of one id while the first is there. */
const RECURRING_ID = 'recurring';
/** Processes ask a little late or early; what comes within this part of the period is the same asking. */
const SAME = 0.8;

/** A job that every process asks for again and again: one of them is heard in each period, none while one waits or runs. */
export function recurring(everyMs: number): JobsOptions {
  const ttl = Math.floor(everyMs * SAME);
  return { ...JOB, jobId: RECURRING_ID, deduplication: { id: RECURRING_ID, ttl } };
}
