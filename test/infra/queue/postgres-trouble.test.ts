import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import pg from 'pg';
import { pino } from 'pino';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { openQueue } from '../../../src/infra/queue/open-queue.ts';
import { createDatabase } from '../../support/database.ts';
import { withClient } from '../../support/template.ts';

const PATIENT = { timeout: 30_000, interval: 10 };
/** BullMQ's own worker tries a hundred times in a second. */
const TRIES = 8;
const TRIES_MS_MIN = 2000;
vi.setConfig({ testTimeout: 60_000 });

it('a PostgreSQL that lets nobody in is tried once a second, and all goes on afterwards', async () => {
  const database = await createDatabase();
  const line = await openCountedLine(database.url);
  const log = pino({ level: 'silent' });
  const queue = await openQueue({ databaseUrl: line.url, log, lockMs: 1000 });
  onTestFinished(async () => {
    await queue.close(1000);
    await line.close();
    await database.drop();
  });
  const done: string[] = [];
  let finish = () => {};
  const first = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await queue.work('looks', async (id) => {
    done.push(id);
    if (id === 'first') await first;
  });
  for (const id of ['first', 'second']) await queue.add('looks', { id });
  await vi.waitFor(() => expect(done).toEqual(['first']), PATIENT);

  const name = pg.escapeIdentifier(new URL(database.url).pathname.slice(1));
  const admin = (sql: string) =>
    withClient(inject('database').serverUrl, (client) => client.query(sql));
  await admin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await admin(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${JSON.parse(name)}'`,
  );
  finish();
  const asked = performance.now();
  const before = line.count();
  await vi.waitFor(() => expect(line.count()).toBeGreaterThan(before + TRIES), PATIENT);
  expect(performance.now() - asked).toBeGreaterThan(TRIES_MS_MIN);
  await admin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await vi.waitFor(() => expect(done).toContain('second'), PATIENT);
});

/** A line to the same database that counts how often it is taken. */
async function openCountedLine(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const target = Number(url.port);
  let count = 0;
  const server = createServer((client) => {
    count += 1;
    const upstream = connect(target, '127.0.0.1');
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.port = `${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    count: () => count,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}
