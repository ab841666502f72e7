import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { openPool } from '../../../src/infra/database/pool.ts';
import { createPrisma } from '../../../src/infra/database/prisma.ts';
import { createDatabase } from '../../support/database.ts';

/** "terminating connection due to administrator command", as PostgreSQL writes it before it hangs up. */
const HANGS_UP = errorResponse({ S: 'FATAL', V: 'FATAL', C: '57P01', M: 'terminating connection' });
/** The end of every reply: the server waits for the next query. */
const READY = Buffer.from('Z\0\0\0\x05I', 'latin1');

it('a connection that is lost just as it is handed out fails its next query, and nothing else', async () => {
  const line = await openLine({ cut: 1 });
  const pool = openPool({ connectionString: line.url });
  onTestFinished(() => pool.end());
  const client = await pool.connect();
  await expect(client.query('SELECT 1')).rejects.toThrow();
  client.release();
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

it('a transaction whose connection is lost as it begins is refused, and the next one is not', async () => {
  const line = await openLine({ cut: 1 });
  const prisma = createPrisma(line.url);
  onTestFinished(() => prisma.$disconnect());
  const count = () => prisma.$transaction((rows) => rows.member.count());
  await expect(count()).rejects.toThrow();
  expect(await count()).toBe(0);
});

it('closes the connections of a Prisma client with it', async () => {
  const line = await openLine({ cut: 0 });
  const prisma = createPrisma(line.url);
  await prisma.member.count();
  expect(line.open()).toBe(1);
  await prisma.$disconnect();
  await expect.poll(line.open).toBe(0);
});

/** A line to a database whose first connections end as soon as they are ready, in the same packet. */
async function openLine({ cut }: { readonly cut: number }) {
  const database = await createDatabase();
  const target = new URL(database.url);
  const open = new Set<Socket>();
  let left = cut;
  const server = createServer((client) => {
    const isCut = left > 0;
    left -= 1;
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on('error', () => undefined);
      from.on('close', () => to.destroy());
    }
    open.add(client);
    client.on('close', () => open.delete(client));
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      if (!isCut || !chunk.subarray(-READY.length).equals(READY)) return client.write(chunk);
      return client.end(Buffer.concat([chunk, HANGS_UP]));
    });
  });
  await listens(server);
  onTestFinished(async () => {
    for (const client of open) client.destroy();
    await new Promise((closed) => server.close(closed));
    await database.drop();
  });
  const url = new URL(database.url);
  url.port = String((server.address() as AddressInfo).port);
  return { url: String(url), open: () => open.size };
}

function listens(server: Server): Promise<void> {
  return new Promise((listening) => server.listen(0, '127.0.0.1', listening));
}

function errorResponse(fields: Readonly<Record<string, string>>): Buffer {
  const told = Object.entries(fields).map(([code, text]) => `${code}${text}\0`);
  const body = Buffer.from(`${told.join('')}\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
