import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { withClient } from '../support/template.ts';
import type { Ended } from './in-process.ts';

const PARLEY = join(import.meta.dirname, '../../src/main/parley.js');
const CLI_TIMEOUT = { timeout: 90_000 };

let folder = '';
const children = new Set<ChildProcess>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-process-'));
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Settings = Readonly<Record<string, string>>;

function start(settings: Settings, ...argv: string[]): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, PARLEY_DATA_DIR: join(folder, 'data'), PORT: '0', ...settings };
  const child = spawn(process.execPath, [PARLEY, ...argv], { env, stdio: 'pipe' });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

async function ending(child: ChildProcess): Promise<Ended> {
  const ended = { code: 0, out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    ended.out += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    ended.err += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { ...ended, code };
}

const run = (settings: Settings, ...argv: string[]) => ending(start(settings, ...argv));

/** A server that listens, and its address. */
async function serving(): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const server = start({ LOG_LEVEL: 'silent' }, 'serve', '--json');
  let told = '';
  for await (const chunk of server.stdout ?? []) {
    told += String(chunk);
    if (told.endsWith('}\n')) return { server, url: JSON.parse(told).url };
  }
  throw new Error(`the server ended: ${told}`);
}

const postmaster = async () => {
  const path = join(folder, 'data/postgres/postmaster.pid');
  return existsSync(path) ? (await readFile(path, 'utf8')).split('\n')[0] : undefined;
};

describe('parley on the embedded database', () => {
  it('starts from nothing, also twice at once', CLI_TIMEOUT, async () => {
    const list = ['member', 'list', '--categories', 'sids', '--json'];
    const both = await Promise.all([run({}, ...list), run({}, ...list)]);
    for (const told of both) {
      expect(told).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(told.out).members.length).toBeGreaterThan(30);
    }
    expect(await postmaster()).toBeUndefined();
  });

  it('joins the database of a running server', CLI_TIMEOUT, async () => {
    const { server, url } = await serving();
    const owner = await postmaster();
    const told = await run({}, 'staff', 'link', 'administrator@parley.invalid', '--json');
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(new URL(JSON.parse(told.out).url).origin).toBe(url);
    expect(await postmaster()).toBe(owner);

    server.kill('SIGKILL');
    await once(server, 'exit');
    const again = await serving();
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200);

    const asked = performance.now();
    again.server.kill('SIGTERM');
    const [code] = await once(again.server, 'exit');
    expect(code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(20_000);
    expect(await postmaster()).toBeUndefined();
  });

  it('ends quietly when nobody reads any more', CLI_TIMEOUT, async () => {
    const child = start({}, 'member', 'list', '--json');
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ending(child)).toMatchObject({ code: 0, err: '' });
    expect(await postmaster()).toBeUndefined();
  });
});

describe('parley on settings that are wrong', () => {
  it('says in one sentence that the database cannot be reached', CLI_TIMEOUT, async () => {
    const told = await run({ DATABASE_URL: 'postgres://me:hush@127.0.0.1:1/x' }, 'meeting', 'list');
    expect(told).toMatchObject({ code: 1, out: '' });
    expect(told.err).toBe(
      'The database of DATABASE_URL (127.0.0.1:1): nothing listens there. Is the server up?\n',
    );
  });

  it('names a variable that is only half set', CLI_TIMEOUT, async () => {
    const told = await run({ SMTP_URL: 'smtp://mail.example' }, 'serve');
    expect(told).toMatchObject({ code: 1, out: '' });
    expect(told.err).toContain('SMTP_URL is set without what belongs to it. Set MAIL_FROM too');
  });
});

describe('Ctrl+C', () => {
  const database = useDatabase();
  const members = (client: { query(sql: string): Promise<{ rows: { count: string }[] }> }) =>
    client.query(`SELECT count(*) FROM member WHERE kind = 'associate'`);

  it('in the middle of an import leaves nothing of it, quietly', CLI_TIMEOUT, async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `associate,KE,Company ${row}`);
    const file = join(folder, 'many.csv');
    await writeFile(file, ['Kind,Country,Member', ...rows, ''].join('\n'));
    const child = start({ DATABASE_URL: database.url }, 'member', 'import', file);
    const ended = ending(child);
    await withClient(database.url, async (client) => {
      const staging = `SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND xact_start IS NOT NULL AND query ILIKE '%insert into import_line%'`;
      while ((await client.query(staging)).rowCount === 0) await delay(10);
      child.kill('SIGINT');
      expect(await ended).toEqual({ code: 130, out: '', err: '' });
      expect((await members(client)).rows[0]?.count).toBe('0');
    });
  });
});
