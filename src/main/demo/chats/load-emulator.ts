import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '../../project.ts';

/** Loads an emulator of a platform from the tests of a clone; undefined where it is absent, as in an image. */
export async function loadEmulator<Module>(path: string): Promise<Module | undefined> {
  const file = join(PROJECT, path);
  if (!existsSync(file)) return undefined;
  try {
    const module: Module = await import(pathToFileURL(file).href);
    return module;
  } catch (cause) {
    if (isAbsent(cause)) return undefined;
    throw cause;
  }
}

/** Packages of development were not installed, or this Node runs built sources only. */
function isAbsent(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_UNKNOWN_FILE_EXTENSION';
}
