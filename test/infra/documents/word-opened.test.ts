import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '../../../src/infra/documents/word/write-docx.ts';
import { sampleDocument } from './sample-document.ts';

const MISSING =
  'is not installed, and documents for Word are opened with a real word processor. Mend: apt-get install -y --no-install-recommends libreoffice-writer-nogui poppler-utils';

let folder: string;

/** LibreOffice starts once and sets all of them as PDF; a profile of one's own lets several run side by side. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-word-'));
  const files = await Promise.all(
    (['ar', 'en'] as const).map(async (language) => {
      const file = join(folder, `${language}.docx`);
      await writeFile(file, await writeDocx(sampleDocument(language)));
      return file;
    }),
  );
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  await run('soffice', profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a word processor', () => {
  it('opens the English document and sets all of its pages', async () => {
    expect(await pages('en')).toEqual(['A4', 'A4', 'A4']);
    const text = await read('en');
    expect(text).toContain('INTERNATIONAL TELECOMMUNICATION UNION');
    expect(text).toContain('Question(s): N/A Geneva, 12–16 December 2028 TD Source: TSB');
    expect(text).toContain('CTO9-1 Members ask for help with 5G, above all at borders2');
    expect(text).toContain('1.1 Members ask for help with 5G');
    expect(text).toContain('1) Members ask for help');
    expect(text).toContain('Figure 1 – Members ask');
    expect(text).toContain('Table 2 – Members ask');
    expect(text).toContain('Annex A – Members ask');
    expect(text).toContain('A.1 Members ask');
    expect(text).toContain('– 3 – [number to be given by TSB]');
  });

  it('opens the Arabic document, with its wide table on a page on its side', async () => {
    expect(await pages('ar')).toEqual(['A4', 'A4 on its side', 'A4', 'A4']);
    const text = await read('ar');
    expect(text).toContain('قطاع تقييس');
    expect(text).toContain('الجدول 1');
    expect(text).toContain('ITU');
  });
});

/** How the pages lie, one after the other. */
async function pages(name: string): Promise<string[]> {
  const told = await run('pdfinfo', '-l', '99', join(folder, `${name}.pdf`));
  return [...told.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)].map(([, width, height]) =>
    Number(width) > Number(height) ? 'A4 on its side' : 'A4',
  );
}

/** The words on the pages, without the marks of direction that the program adds. */
async function read(name: string): Promise<string> {
  const text = await run('pdftotext', '-raw', join(folder, `${name}.pdf`), '-');
  return text.replaceAll(/[\u200E\u200F\u202A-\u202E]/g, '').replaceAll(/\s+/g, ' ');
}

async function run(program: string, ...options: string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, options);
    return stdout;
  } catch (failure) {
    const missing = failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
    throw missing ? new Error(`${program} ${MISSING}`) : failure;
  }
}
