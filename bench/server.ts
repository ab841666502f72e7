import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { Missing } from './bench.ts';

const PARLEY = join(import.meta.dirname, '../src/main/parley.js');
const HOST = '127.0.0.1';
const READY_MS_MAX = 60_000;

/** The real server, as `parley serve` starts it, in a process of its own. */
export interface Server {
  readonly host: string;
  readonly port: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
  /** As when the machine fails: it ends without a word. */
  kill(): Promise<void>;
}

/** What the server's process has used since it started. */
export interface Usage {
  readonly cpuSeconds: number; // in its own code and in the kernel on its behalf
  readonly residentMb: number;
}

export async function startServer(options: {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl?: string | undefined;
  readonly profileDir?: string | undefined;
  readonly role?: 'all' | 'worker';
  /** More of its environment. */
  readonly more?: Readonly<Record<string, string>>;
}): Promise<Server> {
  const { dataDir, databaseUrl, redisUrl, profileDir, role = 'all', more = {} } = options;
  const port = await freePort();
  const profile = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const logFile = join(dataDir, 'server.err');
  const err = openSync(logFile, 'w');
  const child = spawn(process.execPath, [...profile, PARLEY, 'serve', '--role', role], {
    stdio: ['ignore', 'ignore', err],
    env: {
      ...{ PATH: process.env['PATH'], HOST, PORT: `${port}`, PARLEY_DATA_DIR: dataDir },
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
      ...(role === 'all' ? {} : { PUBLIC_URL: `http://${HOST}` }),
      ...more,
    },
  });
  closeSync(err);
  const ended = once(child, 'exit');
  const end = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  const stop = end('SIGTERM');
  const origin = `http://${HOST}:${port}`;
  try {
    await untilReady(origin, () => child.exitCode !== null);
  } catch (cause) {
    await stop();
    throw new Missing(`The server does not start. It says:\n${readFileSync(logFile, 'utf8')}`, {
      cause,
    });
  }
  return { host: HOST, port, usage: () => readUsage(origin), stop, kill: end('SIGKILL') };
}

async function untilReady(origin: string, isOver: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_MS_MAX;
  while (Date.now() < deadline) {
    if (isOver()) break;
    const ready = await fetch(`${origin}/readyz`).then(
      async (reply) => reply.arrayBuffer().then(() => reply.ok),
      () => false,
    );
    if (ready) return;
    await delay(50);
  }
  throw new Error('the server did not become ready');
}

/** The server measures itself; /metrics tells. */
async function readUsage(origin: string): Promise<Usage> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  return {
    cpuSeconds: figure('process_cpu_seconds_total'),
    residentMb: figure('process_resident_memory_bytes') / 2 ** 20,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
