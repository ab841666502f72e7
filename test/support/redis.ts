import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';

export interface TestRedis {
  readonly url: string;
  /** Kills the server as a power cut would; what it had written to its append-only file stays. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  /** Removes what it has on disk, while it is ended. */
  lose(): Promise<void>;
  /** Stops it in its tracks: its connections stay open, and nothing answers. */
  hang(): void;
  /** It goes on as if nothing had been. */
  wake(): void;
  /** Ends it and removes its files. */
  close(): Promise<void>;
}

const MISSING =
  'redis-server is not installed, and the queue is tested on the real one. Mend: apt-get install -y --no-install-recommends redis-server';

/** A redis-server of one's own on a free port of 127.0.0.1, set up as Parley asks of one: append-only, noeviction. */
export async function openRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined;

  const start = async () => {
    server = spawn('redis-server', flags(port, folder), { stdio: 'ignore' });
    await Promise.race([answers(port), died(server)]);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill: () => end('SIGKILL'),
    lose: () => rm(join(folder, 'appendonlydir'), { recursive: true, force: true }),
    hang: () => void server?.kill('SIGSTOP'),
    wake: () => void server?.kill('SIGCONT'),
    async close() {
      server?.kill('SIGCONT');
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function flags(port: number, folder: string): string[] {
  const settings = {
    port,
    dir: folder,
    bind: '127.0.0.1',
    appendonly: 'yes',
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]);
}

async function answers(port: number): Promise<void> {
  for (;;) {
    if (await ping(port)) return;
    await delay(20);
  }
}

async function ping(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  try {
    socket.write('PING\r\n');
    const [reply] = await once(socket, 'data');
    return String(reply).startsWith('+PONG');
  } catch {
    return false; // not listening yet
  } finally {
    socket.destroy();
  }
}

/** Rejects when the server ends: at once with ENOENT where it is not installed. */
async function died(server: ChildProcess): Promise<never> {
  const [code] = await once(server, 'exit').catch((cause) => {
    throw new Error(MISSING, { cause });
  });
  throw new Error(`redis-server ended with ${code}`);
}
