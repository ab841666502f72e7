import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { PROJECT } from '../project.ts';

/** The real server in a process of its own, as `parley serve` starts it. */
export interface DemoServer {
  readonly url: string;
  readonly pid: () => number | undefined;
  /** How often it had to be started again because it was killed. */
  readonly restarts: () => number;
  /** Resolves when it answers for the first time; rejects when it does not. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

const READY_MS_MAX = 60_000;
const LOOK_EVERY_MS = 100;

/**
 * Starts the server and starts it again whenever it ends without being asked to, as a service manager would: kill it
 * (kill -9) in the middle of the demo, and nothing is lost.
 */
export function startServer(
  env: NodeJS.ProcessEnv,
  url: string,
  onRestart: (pid: number | undefined) => void,
): DemoServer {
  let wanted = true;
  let restarts = 0;
  let child = launch();

  function launch(): ChildProcess {
    const command = [join(PROJECT, 'src/main/parley.js'), 'serve'];
    const started = spawn(process.execPath, command, {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    started.once('exit', () => {
      if (!wanted) return;
      restarts += 1;
      child = launch();
      onRestart(child.pid);
    });
    return started;
  }

  const stop = async () => {
    wanted = false;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  const ready = untilReady(url, () => wanted);
  return { url, pid: () => child.pid, restarts: () => restarts, ready, stop };
}

async function untilReady(url: string, isWanted: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_MS_MAX;
  while (isWanted()) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    if (Date.now() > deadline)
      throw new Error('the demo server did not become ready within a minute');
    await delay(LOOK_EVERY_MS);
  }
}
