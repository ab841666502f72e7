import { strToU8, zipSync } from 'fflate';
import {
  buildLocalizations,
  buildManifest,
  COLOR_ICON,
  type ManifestOptions,
  OUTLINE_ICON,
} from './manifest.ts';

export interface Icons {
  /** 192 x 192, in colour. */
  readonly color: Uint8Array;
  /** 32 x 32, white on nothing. */
  readonly outline: Uint8Array;
}

/** The same package each time for the same options, so that it can be compared. */
const MADE = new Date(2027, 0, 1);

/** The app package as Teams takes it: a zip with everything at its top. Ask `manifestFault` first. */
export function buildPackage(options: ManifestOptions, { color, outline }: Icons): Uint8Array {
  const json = (value: object) => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const texts = { 'manifest.json': buildManifest(options), ...buildLocalizations(options) };
  const files = Object.entries(texts).map(([name, value]) => [name, json(value)] as const);
  return zipSync(
    { ...Object.fromEntries(files), [COLOR_ICON]: color, [OUTLINE_ICON]: outline },
    { mtime: MADE },
  );
}
