import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseFailure } from './failure.ts';
import { absent, exists, renameUnlessThere, type ServerHome } from './server-home.ts';

/** The server's own record of itself, which it writes into its data folder and removes when it stops. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The superuser, and the one database, of an embedded server. */
export const EMBEDDED_NAME = 'parley';

const PASSWORD_FILE = 'parley-password';
const PORT_FILE = 'parley-port';
const LOOK_AGAIN_MS = 20;
const STOP_MAX_MS = 30_000;
const LOG_BYTES_MAX = 10 * 1024 * 1024;

/**
 * Makes the database files if they are not there. They are made beside their place and renamed into it, so that a command
 * that is killed leaves nothing half-made, and of two commands at once one wins, with its password.
 */
export async function ensureCluster(home: ServerHome): Promise<void> {
  if (await exists(home.cluster)) return;
  const staging = `${home.cluster}.${randomUUID()}`;
  const cluster = join(staging, 'cluster');
  const password = join(staging, PASSWORD_FILE);
  try {
    await mkdir(staging, { mode: 0o700 });
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await giveTo(home, staging);
    await giveTo(home, password);
    await initdb(home, cluster, password);
    await rename(password, join(cluster, PASSWORD_FILE));
    await renameUnlessThere(cluster, home.cluster);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function initdb(home: ServerHome, cluster: string, password: string): Promise<void> {
  const child = run(
    home,
    'initdb',
    ['pipe', 'pipe'],
    [
      `--pgdata=${cluster}`,
      `--username=${EMBEDDED_NAME}`,
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
  );
  let words = '';
  const listen = (chunk: Buffer) => {
    words += chunk.toString();
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  const [code] = await once(child, 'close');
  if (code !== 0)
    throw new DatabaseFailure(`The embedded database could not be made: ${words.trim()}`);
}

/**
 * Starts the server and waits until it takes connections.
 * @returns false when another command is starting or stopping the same server just now, so: look again
 */
export async function startServer(
  home: ServerHome,
  settings: Record<string, string>,
): Promise<boolean> {
  const port = await choosePort(home);
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(home.log, 'a', 0o600);
  try {
    if ((await log.stat()).size > LOG_BYTES_MAX) await log.truncate();
    const { size } = await log.stat();
    const child = run(
      home,
      'postgres',
      [log.fd, log.fd],
      ['-D', home.cluster, '-p', `${port}`, ...flags],
    );
    if (await becameReady(home, child)) {
      child.unref();
      await writeFile(join(home.cluster, PORT_FILE), `${port}`);
      return true;
    }
    return await explainExit(home, (await readFile(home.log)).subarray(size).toString());
  } finally {
    await log.close();
  }
}

/** In a session of its own, so that Ctrl-C in a terminal reaches only the command, which then decides. */
function run(
  home: ServerHome,
  program: string,
  [out, err]: ['pipe', 'pipe'] | [number, number],
  flags: string[],
) {
  return spawn(join(home.binaries, 'bin', program), flags, {
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', out, err],
    detached: true,
    ...home.runAs,
  });
}

async function becameReady(home: ServerHome, child: ChildProcess): Promise<boolean> {
  let exited = false;
  child.once('exit', () => {
    exited = true;
  });
  child.once('error', () => {
    exited = true;
  });
  while (!exited) {
    const found = await readPostmaster(home);
    if (found?.ready && found.pid === child.pid) return true;
    await delay(LOOK_AGAIN_MS);
  }
  return false;
}

/** What another server in the same folder, or on the same port, makes ours say when it gives up. */
const CONTENTION = /lock file "postmaster\.pid"|still in use|Address already in use|could not bind/;

async function explainExit(home: ServerHome, words: string): Promise<false> {
  if (!CONTENTION.test(words)) {
    throw new DatabaseFailure(
      `The embedded database did not start. Its log ${home.log} ends: ${words.trim().slice(-600)}`,
    );
  }
  const found = await readPostmaster(home);
  // After a crash and a restart of the machine or container the number may belong to another program: PostgreSQL then takes
  // that for a living server for ever.
  if (found && !(await isPostgres(found.pid)))
    await rm(join(home.cluster, 'postmaster.pid'), { force: true });
  await delay(LOOK_AGAIN_MS);
  return false;
}

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const gone = () => '';
  return /^\d+ \(postgres\) [^ZX]/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(gone));
}

/** Lines of postmaster.pid: 1 process id, 4 port, 8 status. Undefined when no server runs or it has only begun to write. */
export async function readPostmaster(home: ServerHome): Promise<Postmaster | undefined> {
  const text = await readFile(join(home.cluster, 'postmaster.pid'), 'utf8').catch(absent);
  const lines = text?.split('\n') ?? [];
  const pid = Number(lines[0]);
  if (!(pid > 0)) return undefined;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

export async function readPassword(home: ServerHome): Promise<string> {
  return (await readFile(join(home.cluster, PASSWORD_FILE), 'utf8')).trim();
}

/** Ends the server in order: running statements are broken off, everything committed is on disk. */
export async function stopServer(home: ServerHome): Promise<void> {
  const found = await readPostmaster(home);
  if (!found) return;
  process.kill(found.pid, 'SIGINT');
  for (let waited = 0; (await readPostmaster(home))?.pid === found.pid; waited += LOOK_AGAIN_MS) {
    if (waited > STOP_MAX_MS) {
      throw new DatabaseFailure(
        `The embedded database, process ${found.pid}, does not stop. Its log: ${home.log}`,
      );
    }
    await delay(LOOK_AGAIN_MS);
  }
}

/** The port of last time if it is free, so that who holds its address finds the server again; else any. */
async function choosePort(home: ServerHome): Promise<number> {
  const last = Number(await readFile(join(home.cluster, PORT_FILE), 'utf8').catch(absent));
  return (last > 0 && (await freePort(last))) || (await freePort(0)) || 0;
}

async function freePort(wanted: number): Promise<number | undefined> {
  const probe = createServer();
  try {
    probe.listen(wanted, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    return typeof address === 'object' && address ? address.port : undefined;
  } catch {
    return undefined; // taken by another program
  } finally {
    probe.close();
  }
}

async function giveTo(home: ServerHome, path: string): Promise<void> {
  if (home.runAs) await chown(path, home.runAs.uid, home.runAs.gid);
}
