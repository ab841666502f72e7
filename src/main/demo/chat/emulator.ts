import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '../../project.ts';

/**
 * What `open` makes of an emulator, `slack/open-slack.ts`; undefined where there is none: a clone has them among its tests, an
 * image does not, nor does an installation without the packages of development.
 */
export async function openEmulator<Module, Opened>(
  file: string,
  open: (module: Module) => Promise<Opened>,
): Promise<Opened | undefined> {
  const path = join(PROJECT, 'test/emulators', file);
  if (!existsSync(path)) return undefined;
  try {
    const module: Module = await import(pathToFileURL(path).href);
    return await open(module);
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
