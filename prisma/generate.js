// Generates the Prisma client (src/infra/generated/prisma) from schema.prisma. Run by `npm ci` through "prepare", so it is
// plain JavaScript. Generating needs no engine, but the prisma command insists on having one and would download it:
// given the stub, it works with and without access to that download, and in the same way.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The prisma command, or undefined where only the production packages are installed: there the client was copied in. */
function findPrisma() {
  try {
    return createRequire(import.meta.url).resolve('prisma/build/index.js');
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

const prisma = findPrisma();
if (prisma !== undefined) {
  const run = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
    cwd: here('..'),
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: here('no-schema-engine'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}\n`);
    process.exitCode = 1;
  }
}
