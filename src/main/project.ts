import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's own folder, from the sources and from dist/ alike: reference data and samples lie beside package.json. */
export const PROJECT = projectFolder(import.meta.dirname);

function projectFolder(from: string): string {
  if (existsSync(join(from, 'data', 'reference'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('the folder data/reference is missing beside the program');
  return projectFolder(parent);
}
