import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Content } from './agenda-files.ts';

/** Names each file that an export wrote, so that the next export knows its own. */
export const LIST_NAME = 'parley-export.json';

interface ExportList {
  readonly format: 'parley-export/1';
  readonly files: Readonly<Record<string, string>>; // path -> SHA-256
}

/** A file's content that is made piece by piece while it is written: it may be larger than the memory. */
export type Streamed = () => AsyncIterable<string | Uint8Array>;

/**
 * Writes files into a folder: all of them or none, and a reader never sees half of them. An earlier export is replaced; a
 * folder with anything else in it, also an export's file that was edited since, is refused and left alone.
 */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, Content | Streamed>,
): Promise<Result<{ readonly files: readonly string[] }, 'foreign-files'>> {
  const target = resolve(folder);
  const foreign = await foreignFile(target);
  if (foreign !== undefined) return refuse('foreign-files', { folder: target, file: foreign });
  const fresh = `${target}.${randomUUID()}.partial`;
  const former = `${target}.${randomUUID()}.former`;
  try {
    await writeAll(fresh, files);
    const replaces = await moved(target, former);
    try {
      await rename(fresh, target);
    } catch (failure) {
      if (replaces) await rename(former, target);
      throw failure;
    }
    await rm(former, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return done({ files: [...files.keys()].map((path) => join(target, path)) });
}

async function writeAll(
  folder: string,
  files: ReadonlyMap<string, Content | Streamed>,
): Promise<void> {
  const sums: [string, string][] = [];
  for (const [path, content] of files) sums.push([path, await write(join(folder, path), content)]);
  const list: ExportList = { format: 'parley-export/1', files: Object.fromEntries(sums) };
  await write(join(folder, LIST_NAME), async () => `${JSON.stringify(list, null, 2)}\n`);
}

/** Writes a new file and gives the SHA-256 of what is in it. */
async function write(path: string, content: Content | Streamed): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const made = content();
  const pieces = 'then' in made ? [await made] : made;
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      await file.appendFile(piece);
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** The first file in the folder that no export of ours has written just so; undefined when there is none. */
async function foreignFile(folder: string): Promise<string | undefined> {
  const paths = await allFiles(folder);
  if (paths.length === 0) return undefined;
  const known = paths.includes(LIST_NAME)
    ? listed(await readFile(join(folder, LIST_NAME), 'utf8'))
    : {};
  for (const path of paths) {
    if (path === LIST_NAME && Object.keys(known).length > 0) continue;
    if (known[path] !== (await sha256Of(join(folder, path)))) return path;
  }
  return undefined;
}

async function allFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .map((path) => path.split(sep).join('/'))
      .sort();
  } catch (failure) {
    if (isMissing(failure)) return [];
    throw failure;
  }
}

function listed(json: string): Readonly<Record<string, string>> {
  try {
    const list: unknown = JSON.parse(json);
    return isList(list) ? list.files : {};
  } catch (failure) {
    if (failure instanceof SyntaxError) return {};
    throw failure;
  }
}

function isList(value: unknown): value is ExportList {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'parley-export/1' &&
    'files' in value &&
    typeof value.files === 'object' &&
    value.files !== null
  );
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (failure) {
    if (isMissing(failure)) return false;
    throw failure;
  }
}

function isMissing(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest('hex');
}
