// The end of `npm install` in a clone: `npx parley` finds our own command, and commits are checked before they are made.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

// npm links the commands of a package's dependencies, but not the package's own.
mkdirSync(bin, { recursive: true });
rmSync(join(bin, 'parley'), { force: true });
symlinkSync('../../src/main/parley.js', join(bin, 'parley'));

const lefthook = join(bin, 'lefthook');
if (!process.env.CI && existsSync(join(root, '.git')) && existsSync(lefthook)) {
  const run = spawnSync(lefthook, ['install'], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0)
    process.stderr.write(`The commit hook was not installed: ${run.stderr ?? run.error}\n`);
}
