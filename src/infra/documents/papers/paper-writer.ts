import type { WritePaper } from '../../../application/papers/export-paper.ts';
import type { PaperRecord } from '../../../application/papers/rows.ts';
import type { Phrasebook } from '../../../conversation/phrasebook.ts';
import type { Language } from '../../../domain/language.ts';
import type { Content, Files } from '../agenda-files.ts';
import { wordFileName } from '../file-names.ts';
import { writeFolder } from '../write-folder.ts';
import { writeHtml } from '../write-html.ts';
import { writeMarkdown } from '../write-markdown.ts';
import { paperDocument, paperHead } from './paper-document.ts';

/** Writes papers into folders of this machine. */
export function paperWriter(phrasebook: Phrasebook): WritePaper {
  return ({ paper, languages, folder }) =>
    writeFolder(folder, paperFiles(phrasebook, paper, languages));
}

/** A paper in each language as HTML, Markdown and for Word, and what it says as JSON. The same paper gives the same bytes. */
export function paperFiles(
  phrasebook: Phrasebook,
  paper: PaperRecord,
  languages: readonly Language[],
): Files {
  const files = new Map<string, Content>();
  const { kind, scope, number, state, sha256, content } = paper;
  for (const language of languages) {
    const document = () => paperDocument(phrasebook, paper, language);
    files.set(`${kind}.${language}.html`, async () => writeHtml(document()));
    files.set(`${kind}.${language}.md`, async () => writeMarkdown(document()));
    files.set(wordFileName(kind, language), () => forWord(phrasebook, paper, language));
  }
  const all = { kind, scope, number, state, sha256, content };
  files.set(`${kind}.json`, async () => `${JSON.stringify(all, null, 2)}\n`);
  return files;
}

/** Its library is large and is loaded when the first such document is asked for. */
async function forWord(
  phrasebook: Phrasebook,
  paper: PaperRecord,
  language: Language,
): Promise<Uint8Array> {
  const { writeDocx } = await import('../word/write-docx.ts');
  const head = paperHead(phrasebook, paper, language);
  return writeDocx({ ...paperDocument(phrasebook, paper, language), head });
}
