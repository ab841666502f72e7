import process from 'node:process';
import type { CliWorld, Role } from '../cli/run.ts';
import type { OpenLog } from '../infra/log.ts';
import { firstSignIn } from './acting-staff.ts';
import type { Config } from './config.ts';
import { untilSignal } from './interrupt.ts';
import { type JobTuning, serve } from './serve.ts';

/** What is at work when a signal comes has so long to finish. */
const STOP_MS = 20_000;
/** Then the process has so long to close what is open, and ends in any case: before a container's 30 s are over. */
const CLOSE_MS_MAX = 6_000;
/** A send that hangs, left to its lease, would keep a process that has closed everything. */
const LINGER_MS = 250;

export interface ServeTuning {
  readonly stopMs?: number;
  readonly jobs?: JobTuning;
}

/**
 * Runs the server until the first signal to stop: then nothing new is taken, what is at work finishes, and the process
 * ends with exit code 0 within the deadline. A second signal ends it at once.
 */
export async function serveUntilSignal(
  config: Config,
  { log, flush }: Pick<OpenLog, 'log' | 'flush'>,
  role: Role,
  { stopMs = STOP_MS, jobs = {} }: ServeTuning = {},
): ReturnType<CliWorld['serve']> {
  const signalled = untilSignal(); // also one that comes before the server is up
  const serving = await serve(config, role, log, jobs);
  const stopped = signalled.then(async (signal) => {
    log.info({ signal }, 'stopping');
    const end = () => {
      flush();
      process.exit();
    };
    setTimeout(end, stopMs + CLOSE_MS_MAX).unref();
    await serving.stop(stopMs);
    flush();
    setTimeout(end, LINGER_MS).unref();
  });
  const { url, opened } = serving;
  const signInUrl = url === undefined ? undefined : await firstSignIn(opened.parley);
  return { url, signInUrl, stopped };
}
