/**
 * Named queues of jobs. Rows are the truth: a job carries only an id, its handler looks the row up and does what is due, and
 * doing it twice changes nothing. A job that is lost costs the time until the next sweep.
 */
export interface JobQueue {
  /**
   * Asks for a job. While one with this id waits, it stays that one job, at its own time; while one runs, it runs once more
   * afterwards, so what was written before asking is always seen.
   * @throws {QueueUnavailable} when the queue's own store cannot be reached after a few tries
   */
  add(queue: string, job: Job): Promise<void>;

  /**
   * Makes a job of this queue due now, and about once in `everyMs` for as long as a process that asked for it lives, however
   * many ask; its id is the queue's name. One that still waits or runs stays the only one. Nothing of it is left in the
   * store when all are gone, and a store that lost everything, or was away, has it again by itself.
   * @throws {QueueUnavailable} when the first asking is not heard
   */
  every(queue: string, everyMs: number): Promise<void>;

  /**
   * Handles the jobs of a queue in this process. A handler that throws is called again, later and later, seconds apart at the
   * most, until it succeeds. A job whose process died is handled by another.
   */
  work(queue: string, handler: JobHandler, options?: WorkOptions): Promise<void>;

  /**
   * How many jobs of each of these queues stand where, as the queue itself counts them.
   * @throws {QueueUnavailable} when its store does not answer soon
   */
  counts(queues: readonly string[]): Promise<readonly QueueCounts[]>;

  /** What keeps the jobs. */
  readonly store: 'PostgreSQL' | 'Redis';

  /** Whether the queue's store answers now. Never throws. */
  ready(): Promise<boolean>;

  /**
   * Takes no more jobs, tells those at work to come to an end, and waits for them, at most this long. What is then unfinished
   * is handled again elsewhere.
   * Jobs can still be asked for.
   * @returns whether all was finished
   */
  rest(deadlineMs: number): Promise<boolean>;

  /** Rests, and lets go of the store. Returns soon after the deadline, whether or not the store answers. */
  close(deadlineMs: number): Promise<boolean>;
}

export interface Job {
  readonly id: string;
  /** Not before so many milliseconds from now; at once when it is left out. */
  readonly delayMs?: number;
}

/** Where a job may stand. `failed` and `completed` stay 0 where ended jobs are not kept. */
export const JOB_STATES = [
  'waiting',
  'prioritized',
  'delayed',
  'active',
  'failed',
  'completed',
] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface QueueCounts {
  readonly queue: string;
  readonly counts: Readonly<Record<JobState, number>>;
}

/** @param stop aborted when this process is to end: finish what has begun, begin nothing more */
export type JobHandler = (id: string, stop: AbortSignal) => Promise<void>;

export interface WorkOptions {
  /** Jobs of this queue at the same time in this process; 1 unless told. */
  readonly concurrency?: number;
}

/** The queue's store (PostgreSQL, Redis or Valkey) cannot be reached. The rows are safe; a sweep will find them. */
export class QueueUnavailable extends Error {
  override readonly name = 'QueueUnavailable';
}
