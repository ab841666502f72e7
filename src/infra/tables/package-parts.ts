import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { TABLE_LIMITS } from './limits.ts';
import { unreadable } from './unreadable.ts';

/** The parts of an Open Packaging file (a zip), by path. */
export interface PackageParts {
  readonly paths: ReadonlySet<string>;
  /**
   * A part's bytes, unpacked as they are read. Reading stops with an error when a part is larger than it said, so the
   * sizes checked beforehand hold.
   */
  read(path: string): AsyncGenerator<Uint8Array>;
}

/**
 * Lists the parts of a package. Each reading opens the file for itself and closes it, so nothing stays open between.
 * Throws `UnreadableTable` when it is not a package, is damaged, locked, or far larger than it looks.
 */
export async function openPackage(path: string, name: string): Promise<PackageParts> {
  const entries = new Map<string, yauzl.Entry>();
  await withZip(path, name, (zip) => readEntries(zip, name, entries));
  return {
    paths: new Set(entries.keys()),
    async *read(part) {
      const entry = entries.get(part);
      if (entry === undefined) throw damaged(name, new Error(`no part ${part}`));
      const zip = await openZip(path, name);
      try {
        yield* await openPart(zip, entry);
      } catch (error) {
        throw damaged(name, error);
      } finally {
        zip.close();
      }
    },
  };
}

export function damaged(name: string, cause: unknown) {
  return unreadable(
    name,
    'The workbook is damaged or incomplete.',
    'Open it in a spreadsheet, save it as .xlsx again, and give that file.',
    cause,
  );
}

async function withZip<Value>(
  path: string,
  name: string,
  work: (zip: yauzl.ZipFile) => Promise<Value>,
): Promise<Value> {
  const zip = await openZip(path, name);
  try {
    return await work(zip);
  } finally {
    zip.close();
  }
}

function openZip(path: string, name: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(damaged(name, error));
    });
  });
}

function readEntries(
  zip: yauzl.ZipFile,
  name: string,
  entries: Map<string, yauzl.Entry>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.on('error', (error) => reject(damaged(name, error)));
    zip.on('end', resolve);
    zip.on('entry', (entry: yauzl.Entry) => {
      const tooLarge =
        entries.size >= TABLE_LIMITS.partsInWorkbook ||
        entry.uncompressedSize > TABLE_LIMITS.partBytes;
      if (tooLarge) {
        reject(
          unreadable(
            name,
            'The workbook is far larger inside than a table of members.',
            'Give only the sheet with the table, in a workbook of its own or as CSV.',
          ),
        );
        return;
      }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function openPart(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(error);
    });
  });
}
