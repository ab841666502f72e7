import { randomUUID } from 'node:crypto';
import {
  access,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import process from 'node:process';
import { type Files, UnreadableFile } from '../application/files.ts';
import { openTable } from './tables/open-table.ts';
import { CSV_MARK, csvLine } from './tables/write-csv.ts';
import { readXlsForm } from './xlsform-reader.ts';

/** Larger than any questionnaire or report by far; a wrong file is told apart before it fills the memory. */
const BYTES_MAX = 20 * 1024 * 1024;

/** Files of this machine, as commands name them. */
export const localFiles: Files = {
  openTable,
  readXlsForm,
  readJson,
  readMessage,
  listFolder,
  moveBeside,
  isFree,
  writeText,
  writeBytes,
  writeTable,
};

async function readJson(path: string): Promise<unknown> {
  const bytes = await readSmall(path).catch((cause: unknown) => {
    throw new UnreadableFile(`${path}: ${reasonOf(cause)}`, { cause });
  });
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableFile(`${path}: this is not JSON (${detail}).`, { cause });
  }
}

/** Looks before it reads: a device or a pipe may never end. */
async function readSmall(path: string, what = 'questionnaire'): Promise<Buffer> {
  const found = await stat(path);
  if (!found.isFile() && !found.isDirectory()) throw new Error('this is no ordinary file.');
  if (found.size > BYTES_MAX) throw new Error(`larger than 20 MB; this is no ${what}.`);
  return readFile(path);
}

async function readMessage(path?: string): Promise<Uint8Array> {
  try {
    return path === undefined ? await readInput() : await readSmall(path, 'report');
  } catch (cause) {
    throw new UnreadableFile(`${path ?? 'standard input'}: ${reasonOf(cause)}`, { cause });
  }
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BYTES_MAX) throw new Error('larger than 20 MB; this is no report.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function listFolder(folder: string, ending: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending));
    return files.map(({ name }) => join(folder, name)).sort();
  } catch (cause) {
    throw new UnreadableFile(`${folder}: ${reasonOf(cause)}`, { cause });
  }
}

/** Linked, then unlinked: it never replaces a file of the same name. */
async function moveBeside(path: string, folder: string): Promise<void> {
  const place = join(dirname(path), folder);
  const ending = extname(path);
  try {
    await mkdir(place, { recursive: true });
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? '' : `-${number}`;
      const isFreeName = await link(path, join(place, basename(path, ending) + name + ending)).then(
        () => true,
        (cause: NodeJS.ErrnoException) => {
          if (cause.code === 'EEXIST') return false;
          throw cause;
        },
      );
      if (isFreeName) break;
    }
    await rm(path);
  } catch (cause) {
    throw new UnreadableFile(`${path}: ${reasonOf(cause)}`, { cause });
  }
}

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  }
}

async function writeText(
  path: string,
  text: string,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<void> {
  await whole(path, replace, (fresh) => writeFile(fresh, text, { flag: 'wx', mode: 0o600 }));
}

async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  await whole(path, false, (fresh) => writeFile(fresh, bytes, { flag: 'wx', mode: 0o600 }));
}

async function writeTable(path: string, rows: AsyncIterable<readonly string[]>): Promise<number> {
  let count = -1; // the header is no row
  await whole(path, false, async (fresh) => {
    const file = await open(fresh, 'wx', 0o600);
    try {
      await file.write(CSV_MARK);
      for await (const cells of rows) {
        await file.write(csvLine(cells));
        count += 1;
      }
    } finally {
      await file.close();
    }
  });
  return Math.max(0, count);
}

/** Written beside its place and moved there at the end, so that nobody ever reads half of it. */
async function whole(
  path: string,
  replace: boolean,
  write: (fresh: string) => Promise<void>,
): Promise<void> {
  const target = resolve(path);
  const fresh = `${target}.${randomUUID()}.partial`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await write(fresh);
    if (replace) await rename(fresh, target);
    else await link(fresh, target);
  } catch (cause) {
    const exists =
      !replace &&
      (await access(target).then(
        () => true,
        () => false,
      ));
    const reason = exists ? 'it exists already; choose another name' : reasonOf(cause);
    throw new UnreadableFile(`${path}: ${reason}`, { cause });
  } finally {
    await rm(fresh, { force: true });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'this is a folder, not a file.',
  EACCES: 'it may not be read or written by this account.',
  ENOSPC: 'the disk is full.',
};

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
}
