import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Files } from './agenda-files.ts';

/** Names each file that an export wrote, so that the next export knows its own. */
export const LIST_NAME = 'parley-export.json';

interface ExportList {
  readonly format: 'parley-export/1';
  readonly files: Readonly<Record<string, string>>; // path -> SHA-256
}

/**
 * Writes files into a folder: all of them or none, and a reader never sees half of them. An earlier export is replaced; a
 * folder with anything else in it, also an export's file that was edited since, is refused and left alone.
 */
export async function writeFolder(
  folder: string,
  files: Files,
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

async function writeAll(folder: string, files: Files): Promise<void> {
  const sums: [string, string][] = [];
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { flag: 'wx' });
    sums.push([path, sha256(content)]);
  };
  for (const [path, content] of files) await write(path, await content());
  const list: ExportList = { format: 'parley-export/1', files: Object.fromEntries(sums) };
  await write(LIST_NAME, `${JSON.stringify(list, null, 2)}\n`);
}

/** The first file in the folder that no export of ours has written just so; undefined when there is none. */
async function foreignFile(folder: string): Promise<string | undefined> {
  const paths = await allFiles(folder);
  if (paths.length === 0) return undefined;
  const known = paths.includes(LIST_NAME)
    ? listed((await content(folder, LIST_NAME)).toString('utf8'))
    : {};
  for (const path of paths) {
    if (path === LIST_NAME && Object.keys(known).length > 0) continue;
    if (known[path] !== sha256(await content(folder, path))) return path;
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

const content = (folder: string, path: string): Promise<Buffer> => readFile(join(folder, path));

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
