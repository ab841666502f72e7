#!/usr/bin/env node
// The command itself. In a clone it runs the TypeScript sources; in an image, where they are absent, the built ones.
import { existsSync } from 'node:fs';

const source = new URL('cli.ts', import.meta.url);
if (existsSync(source)) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source.href);
} else {
  await import(new URL('../../dist/src/main/cli.js', import.meta.url).href);
}
