import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, runCommand, STACK, useCli } from './in-process.ts';

const RUNS = 150;
const SEED = 68;

/** Refused or wrong usage, with a reason, and nothing that only a programmer could read. */
function expectReason(ended: Ended, what: unknown): void {
  expect([1, 2], JSON.stringify(what)).toContain(ended.code);
  expect(ended.out).toBe('');
  expect(ended.err.trim()).not.toBe('');
  expect(ended.err, JSON.stringify(what)).not.toMatch(STACK);
  expect(ended.err, JSON.stringify(what)).not.toContain('Parley stopped');
}

describe('any words on the command line', () => {
  const known = ['member', 'round', 'import', 'open', 'staff', 'add', 'agenda', 'export', 'list'];
  const options = ['--json', '--as', '--closes', '--kinds', '--on', '--at', '-x', '--', '--limit'];
  const word = fc.oneof(
    fc.constantFrom(...known, ...options),
    fc.string({ maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );

  it('end with a reason, and with --json in one document', { timeout: 60_000 }, async () => {
    const property = fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (argv) => {
      const ended = await runCommand(() => {
        throw new Error('it got as far as the settings');
      }, argv);
      if (ended.code === 0) return; // help
      expect([1, 2]).toContain(ended.code);
      if (ended.out !== '') expect(JSON.parse(ended.out)).toBeTypeOf('object');
      expect(ended.err).not.toMatch(/^\s+at /m);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });
});

describe('any file', () => {
  const cli = useCli();
  const files: Record<string, string> = {};
  const path = (name: string) => join(cli.folder, 'given', name);
  const written = async (name: string, content: string | Uint8Array) => {
    await writeFile(path(name), content);
    files[name] = path(name);
  };
  const before: Record<string, unknown> = {};

  const stored = async () => ({
    members: await cli.json('member', 'list', '--kinds', 'associate,academia,sector-member'),
    questionnaires: await cli.json('questionnaire', 'list'),
    files: (await readdir(cli.folder)).sort(),
  });

  beforeAll(async () => {
    await mkdir(path('folder'), { recursive: true });
    const csv = await readFile('data/samples/members.csv');
    const xlsx = await readFile('data/samples/consultation.xlsx');
    const json = await readFile('data/questionnaires/administrations.json', 'utf8');
    const noise = fc.sample(fc.uint8Array({ minLength: 2000, maxLength: 2000 }), {
      numRuns: 1,
      seed: SEED,
    });
    await written('noise', noise[0] ?? new Uint8Array());
    await written('empty', '');
    await written('zeros', new Uint8Array(5000));
    await written('one-line', 'x'.repeat(3_000_000));
    await written('deep.json', '['.repeat(200_000));
    await written('nul.csv', 'Kind,Country,Member\nassociate,KE,"Ac\u0000me"\n');
    await written('nul.json', json.replace('"title"', '"t\\u0000\\ud800": "\\u0000", "title"'));
    await written('half.json', json.slice(0, json.length / 2));
    await written('half.csv', Buffer.concat([csv.subarray(0, 900), Buffer.from('\n"Acme,KE')]));
    await written('half.xlsx', xlsx);
    await truncate(path('half.xlsx'), Math.floor(xlsx.length / 2));
    await written('number.json', '7');
    Object.assign(files, { folder: path('folder'), missing: path('missing'), device: '/dev/zero' });
    Object.assign(before, await stored());
  });

  const commands: readonly (readonly [string, (file: string) => string[]])[] = [
    ['member import', (file) => ['member', 'import', file]],
    ['questionnaire check', (file) => ['questionnaire', 'check', file]],
    ['questionnaire publish', (file) => ['questionnaire', 'publish', file]],
    [
      'questionnaire import-xlsform',
      (file) => ['questionnaire', 'import-xlsform', file, '--out', path('made.json')],
    ],
  ];

  it.each(commands)('is refused by %s with a reason', { timeout: 90_000 }, async (name, argv) => {
    for (const [kind, file] of Object.entries(files)) {
      expectReason(await cli.run(...argv(file)), [name, kind]);
    }
    expect(await stored()).toEqual(before);
    expect(await readdir(path(''))).not.toContain('made.json');
  });

  it('is not written over, into or through', { timeout: 60_000 }, async () => {
    const sample = 'data/samples/consultation.xlsx';
    for (const place of [
      path('noise'),
      path('folder'),
      join(path('noise'), 'below'),
      '/dev/full',
    ]) {
      expectReason(await cli.run('member', 'export', place), ['export', place]);
      const imported = ['questionnaire', 'import-xlsform', sample, '--out', place];
      expectReason(await cli.run(...imported), ['import-xlsform', place]);
    }
    expect(await stored()).toEqual(before);
    expect(await readdir(path('folder'))).toEqual([]);
  });
});
