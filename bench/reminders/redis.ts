import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';

export interface BenchRedis {
  readonly url: string;
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** A redis-server of one's own that appends to its file each second; undefined where none is installed. */
export async function openRedis(folder: string): Promise<BenchRedis | undefined> {
  const found = await promisify(execFile)('redis-server', ['--version']).catch(() => undefined);
  if (found === undefined) return undefined;
  const dir = join(folder, 'redis');
  await mkdir(dir, { recursive: true });
  const port = await freePort();
  const settings = {
    port,
    dir,
    bind: '127.0.0.1',
    save: '',
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  const server = spawn('redis-server', flags, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined); // until it listens
  await client.ping();
  return {
    url,
    empty: async () => {
      await client.flushall();
    },
    close: async () => {
      client.disconnect();
      await ended(server);
    },
  };
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
