import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import law, { ROOMS } from '../../.dependency-cruiser.js';

const PLACES = ['src', 'adapters', 'jobs'];

async function breachesIn(baseDir: string) {
  const { forbidden, options } = law;
  const { tsConfig: _config, ...rest } = options;
  const { output } = await cruise(PLACES, {
    ...rest,
    baseDir,
    ruleSet: { forbidden },
    validate: true,
  });
  const { summary } = output as ICruiseResult;
  return { cruised: summary.totalCruised, breaches: summary.violations };
}

describe('the law of the rooms', () => {
  it('is kept by every file', async () => {
    const { cruised, breaches } = await breachesIn(process.cwd());
    expect(cruised).toBeGreaterThan(300); // a blind tool sees nothing and finds nothing
    expect(breaches.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  }, 120_000);

  /** A file with one import, and the rule that it breaks. */
  const PLANTED: readonly [file: string, imports: string, rule: string][] = [
    ['src/domain/a.ts', '../application/x.ts', 'src/domain: rooms'],
    ['src/domain/b.ts', 'node:fs', 'src/domain: node'],
    ['src/domain/c.ts', 'zod', 'src/domain: packages'],
    ['src/platform/a.ts', '../domain/x.ts', 'src/platform: rooms'],
    ['src/messages/a.ts', '../domain/x.ts', 'src/messages: rooms'],
    ['src/conversation/a.ts', '../messages/x.ts', 'src/conversation: rooms'],
    ['src/conversation/b.ts', 'node:crypto', 'src/conversation: node'],
    ['src/application/a.ts', '../infra/x.ts', 'src/application: rooms'],
    ['src/application/b.ts', 'pino', 'src/application: packages'],
    ['src/application/c.ts', 'node:fs', 'src/application: node'],
    ['src/infra/a.ts', '../web/x.ts', 'src/infra: rooms'],
    [
      'src/infra/b.ts',
      './documents/word/x.ts',
      'the writer for Word is loaded only when asked for',
    ],
    ['src/infra/c.ts', 'docx', 'the writer for Word is loaded only when asked for'],
    ['src/web/a.ts', '../infra/x.ts', 'src/web: rooms'],
    ['src/web/b.ts', 'pg', 'only src/infra and src/main speak to a store'],
    ['src/cli/a.ts', '../main/x.ts', 'src/cli: rooms'],
    ['jobs/a.ts', '../src/infra/x.ts', 'jobs: rooms'],
    ['jobs/b.ts', 'bullmq', 'jobs: packages'],
    ['adapters/one/a.ts', '../../src/domain/x.ts', 'adapters: rooms'],
    ['adapters/one/b.ts', '../two/x.ts', 'one adapter never imports another'],
  ];
  const OTHER_FOLDERS = [
    'src/main',
    'src/infra/documents/word',
    'adapters/one',
    'adapters/two',
  ] as const;
  const PACKAGES = ['zod', 'pino', 'pg', 'bullmq', 'docx'] as const;
  let planted: string;
  let found: string[];

  beforeAll(async () => {
    planted = await mkdtemp(join(tmpdir(), 'parley-rooms-'));
    const files = new Map(PLANTED.map(([file, imports]) => [file, `import '${imports}';\n`]));
    for (const room of [...Object.keys(ROOMS), ...OTHER_FOLDERS]) {
      files.set(`${room}/x.ts`, 'export const x = 1;\n');
    }
    for (const name of PACKAGES) {
      files.set(`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`);
      files.set(`node_modules/${name}/index.js`, '');
    }
    const dependencies = Object.fromEntries(PACKAGES.map((name) => [name, '*']));
    files.set('package.json', JSON.stringify({ dependencies }));
    for (const [file, text] of files) {
      await mkdir(dirname(join(planted, file)), { recursive: true });
      await writeFile(join(planted, file), text);
    }
    const { breaches } = await breachesIn(planted);
    found = breaches.map(({ rule, from }) => `${from} breaks ${rule.name}`);
  }, 60_000);
  afterAll(() => rm(planted, { recursive: true, force: true }));

  it.each(PLANTED)('catches %s importing %s', (file, _imports, rule) => {
    expect(found).toContain(`${file} breaks ${rule}`);
  });

  it('finds nothing but what was planted', () => {
    expect(new Set(found.map((line) => line.split(' ')[0]))).toEqual(
      new Set(PLANTED.map(([file]) => file)),
    );
  });
});
