import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const PLACES = ['src', 'adapters', 'jobs', 'prisma', 'bench', 'test'];
const ROOMS = /^src\/(domain|platform|conversation|messages|application|infra|web|cli|main)\//;
const PURE = /^src\/(domain|platform|conversation|messages)\//;
const SHIPPED = /^(src|adapters|jobs)\//;
const DRAWERS = /(^|\/)(utils?|lib|common|helpers?|services?)(\/|\.ts$)/;

const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 60;

/** One word for each thing (ARCHITECTURE.md): a synonym in code is a mistake. With the word to use instead. */
const SYNONYMS: readonly [RegExp, string][] = [
  [/surveys?(?!-core|js)/i, 'questionnaire or round'],
  [/participants?|respondents?/i, 'contact or member'],
  [/campaigns?/i, 'round'],
  [/blasts?/i, 'delivery'],
  [/polls?(?=$|[^a-z])/i, 'round'],
];

/** Here the words are XLSForm's and SurveyJS's own: their sheets and their reserved names. */
const FOREIGN_WORDS = /\/questionnaire\/(xlsform\/|names\.ts)|\/questionnaire-linter\.ts$/;

/** Staff screens are English first. */
const STAFF_CATALOGUES = [
  'console.ts',
  'console-deliveries.ts',
  'console-faults.ts',
  'console-linking.ts',
  'console-day.ts',
  'console-meeting.ts',
  'console-needs.ts',
  'console-papers.ts',
  'console-register.ts',
  'console-nominations.ts',
  'console-reminders.ts',
  'desk.ts',
  'operations.ts',
  'refusals.ts',
  'staff-letters.ts',
  'trace.ts',
];

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

let files: SourceFile[];

beforeAll(async () => {
  const found = await Promise.all(PLACES.map((place) => sourcesIn(join(root, place))));
  files = found.flat();
});

async function sourcesIn(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/src\/infra\/generated\/|\/fixtures\//.test(path));
  return Promise.all(
    paths.map(async (path) => ({ path: relative(root, path), text: await readFile(path, 'utf8') })),
  );
}

/** `path:line what` for each line of the chosen files that matches. */
function lines(where: (path: string) => boolean, wrong: RegExp): string[] {
  return files
    .filter(({ path }) => where(path) && path !== 'test/tidy.test.ts')
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, i) => (wrong.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
    );
}

const shipped = (path: string) => SHIPPED.test(path);
const isTest = (path: string) => path.startsWith('test/');

describe('the code is tidy:', () => {
  it('every source file is seen and lies in a known room', () => {
    expect(files.length).toBeGreaterThan(200);
    const strays = files.filter(({ path }) => path.startsWith('src/') && !ROOMS.test(path));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('no folder or file is a drawer for everything', () => {
    expect(files.map(({ path }) => path).filter((path) => DRAWERS.test(path))).toEqual([]);
  });

  it('names are in kebab case', () => {
    const odd = files.filter(({ path }) => !/^[a-z0-9/.-]+$/.test(path));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it(`no file is longer than ${FILE_LINES_MAX} lines`, () => {
    const long = files.map(({ path, text }) => ({ path, count: text.split('\n').length - 1 }));
    expect(long.filter(({ count }) => count > FILE_LINES_MAX)).toEqual([]);
  });

  it(`no function is longer than ${FUNCTION_LINES_MAX} lines`, () => {
    expect(files.filter(({ path }) => !isTest(path)).flatMap(longFunctions)).toEqual([]);
  }, 60_000); // every file is parsed

  it.each(SYNONYMS)('%s is never said', (word, instead) => {
    const ours = (path: string) => shipped(path) && !FOREIGN_WORDS.test(path);
    expect(lines(ours, word), `say ${instead}`).toEqual([]);
  });

  it('nobody is called a user in the core', () => {
    const core = (path: string) => /^src\/(domain|conversation|application)\//.test(path);
    expect(lines(core, /\b[uU]sers?\b|\buser[A-Z]|[a-z]User/)).toEqual([]);
  });

  it('the environment is read in src/main alone', () => {
    expect(lines((path) => shipped(path) && !path.startsWith('src/main/'), /process\.env/)).toEqual(
      [],
    );
  });

  it('no chat platform is named under src but in src/main', () => {
    const named = /\b(slack|discord|teams|msteams)\b/i;
    expect(lines((path) => /^src\/(?!main\/)/.test(path), named)).toEqual([]);
  });

  it('the pure rooms know neither clock nor chance', () => {
    const worldly =
      /\bDate\b(?!TimeFormat)(?=[.(]|\s*\()|new Date|Math\.random|performance\.|crypto\./;
    expect(lines((path) => PURE.test(path), worldly)).toEqual([]);
  });

  it('use cases ask their ports for the time and for chance', () => {
    const own = /Date\.now|new Date\(\)|Math\.random|randomUUID/;
    expect(lines((path) => path.startsWith('src/application/'), own)).toEqual([]);
    expect(lines(shipped, /Math\.random/)).toEqual([]);
  });

  it('nothing is left for later or hidden from the checkers', () => {
    const left = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck|expect-error)|as unknown as/;
    expect(lines(() => true, left)).toEqual([]);
  });

  it('no test is skipped or run alone', () => {
    expect(
      lines(isTest, /\b(it|test|describe)\.(skip|only|todo|fails)\b|\bx(it|describe)\(/),
    ).toEqual([]);
  });

  it('tests say what is, not what should be', () => {
    expect(lines(isTest, /\b(it|test)(\.each\(.*\))?\(\s*['"`].*\bshould\b/)).toEqual([]);
  });
});

describe('the catalogues', () => {
  it('have the same texts in all six languages', async () => {
    const folder = join(root, 'src/messages');
    const catalogues = (await readdir(join(folder, 'en'))).filter(
      (name) => name.endsWith('.ts') && !STAFF_CATALOGUES.includes(name),
    );
    expect(catalogues.length).toBeGreaterThan(0);
    const missing: string[] = [];
    for (const catalogue of catalogues) {
      const english = await textsOf(folder, 'en', catalogue);
      for (const language of ['ar', 'zh', 'es', 'fr', 'ru']) {
        const texts = await textsOf(folder, language, catalogue);
        const differ = [
          ...english.filter((key) => !texts.includes(key)),
          ...texts.filter((key) => !english.includes(key)),
        ];
        missing.push(...differ.map((key) => `${language}/${catalogue}: ${key}`));
      }
    }
    expect(missing).toEqual([]);
  }, 60_000);
});

async function textsOf(folder: string, language: string, catalogue: string): Promise<string[]> {
  const module: Record<string, object> = await import(join(folder, language, catalogue));
  return Object.entries(module).flatMap(([name, texts]) =>
    Object.keys(texts).map((key) => `${name}.${key}`),
  );
}

/** Counts a function's own lines: a function within it counts for itself, and for one line here. */
function longFunctions({ path, text }: SourceFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const linesOf = (node: ts.Node) => lineOf(node.getEnd()) - lineOf(node.getStart(source)) + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      const length = linesOf(node) - sum(functionsWithin(node).map((inner) => linesOf(inner) - 1));
      if (length > FUNCTION_LINES_MAX) {
        found.push(`${path}:${lineOf(node.getStart(source)) + 1} has ${length} lines`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function functionsWithin(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const look = (inner: ts.Node): void => {
    if (ts.isFunctionLike(inner)) found.push(inner);
    else ts.forEachChild(inner, look);
  };
  ts.forEachChild(node, look);
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
