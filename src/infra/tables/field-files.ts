import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Edition, type Editions, editionSchema } from '../../application/outcomes/edition.ts';

/** Editions of the resolution, one file each. A file that is none stops whoever asks, by its name. */
export function editionFiles(folder: string): Editions {
  const all = async (): Promise<readonly Edition[]> =>
    Promise.all((await jsonFiles(folder)).map((path) => readAs(path, editionSchema)));
  return {
    ids: async () => (await jsonFiles(folder)).map((path) => basename(path, '.json')),
    find: async (id) => {
      const editions = await all();
      if (id !== 'newest') return editions.find((edition) => edition.id === id);
      return editions.toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1))[0];
    },
  };
}

const period = z.object({
  id: z.string(),
  studyGroups: z.array(z.object({ number: z.string() })),
});

/** The numbers of a study period's study groups, from `<period>.json`; none where no file is known for it. */
export function studyGroupFiles(
  folder: string,
): (studyPeriod: string) => Promise<readonly string[]> {
  return async (studyPeriod) => {
    const known = (await jsonFiles(folder)).find((path) => basename(path, '.json') === studyPeriod);
    if (known === undefined) return [];
    return (await readAs(known, period)).studyGroups.map(({ number }) => number);
  };
}

async function jsonFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

async function readAs<Value>(path: string, schema: z.ZodType<Value>): Promise<Value> {
  const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
}
