import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

interface Lock {
  readonly packages: Record<
    string,
    { version?: string; optionalDependencies?: Record<string, string> }
  >;
}

it('package-lock.json has every optional package of every platform: else `npm ci` refuses it (mend: .ci/complete-lock.js)', async () => {
  const { packages }: Lock = JSON.parse(await readFile('package-lock.json', 'utf8'));
  const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const wanted = Object.values(packages).flatMap((found) =>
    Object.keys(found.optionalDependencies ?? {}),
  );
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
  const unversioned = Object.entries(packages).filter(([, found]) => !found.version);
  expect(unversioned).toEqual([]);
});
