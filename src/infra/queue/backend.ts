import type { Job, JobsOptions } from 'bullmq';
import type { JobState } from '../../application/queue.ts';

/** BullMQ on one store, beneath our own port. Every connection that is made here is ended by `close`. */
export interface QueueBackend {
  createQueue(name: string): BackendQueue;
  createWorker(
    name: string,
    handle: (id: string) => Promise<void>,
    tuning: WorkerTuning,
  ): BackendWorker;
  /** Rejects when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface WorkerTuning {
  readonly concurrency: number;
  /** A job whose worker has not shown itself for so long is given to another. */
  readonly lockDuration: number;
  readonly stalledInterval: number;
}

/** Where a backend reports trouble with its connections, which mend themselves. */
export type Trouble = (error: Error) => void;

/** A job's stored data. It is kept in clear, so it is an id and nothing else. */
export interface JobData {
  readonly id: string;
}

/** What we use of BullMQ's Queue: its types differ with its store, these do not. */
export interface BackendQueue {
  on(event: 'error', listener: Trouble): unknown;
  add(name: string, data: JobData, options: JobsOptions): Promise<unknown>;
  getJobCounts(...states: JobState[]): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

/** What we use of BullMQ's Worker. */
export interface BackendWorker {
  on(event: 'error', listener: Trouble): unknown;
  on(event: 'failed', listener: (job: Job<JobData> | undefined, error: Error) => void): unknown;
  run(): Promise<void>;
  waitUntilReady(): Promise<unknown>;
  /** Takes no more jobs, and waits for those at work. */
  pause(): Promise<void>;
  /** @param force do not wait for the jobs at work */
  close(force: boolean): Promise<void>;
}
