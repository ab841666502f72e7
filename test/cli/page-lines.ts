import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** The lines of all shell blocks of a page of the project's documentation, in their order. */
export async function shellLines(page: string): Promise<readonly string[]> {
  const text = await readFile(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
}

/** What follows `npx parley`. Pages tell of 2027; whenever this runs, their days lie ahead. */
export function argvOf(line: string): string[] {
  const ahead = line.replaceAll('2027', String(new Date().getFullYear() + 1));
  return [...ahead.matchAll(/"([^"]*)"|(\S+)/g)]
    .map(([, quoted, plain]) => quoted ?? plain ?? '')
    .slice(2);
}
