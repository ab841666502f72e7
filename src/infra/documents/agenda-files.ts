import type { AgendaVersion } from '../../application/agenda/rows.ts';
import type { TracedFigure } from '../../application/agenda/traced-figures.ts';
import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import { agendaDocument, type VersionFacts } from './agenda-document.ts';
import { agendaHead } from './agenda-head.ts';
import type { Document } from './blocks.ts';
import { dataPackage, tableCsv } from './data-package.ts';
import { dataTables } from './data-tables.ts';
import { wordFileName } from './file-names.ts';
import { readerOf } from './reader.ts';
import { traceCsv } from './trace-files.ts';
import { writeHtml } from './write-html.ts';
import { writeMarkdown } from './write-markdown.ts';

/** A file's content, made when somebody asks for it. */
export type Content = () => Promise<string | Uint8Array>;

/** Path within the folder -> content. */
export type Files = ReadonlyMap<string, Content>;

/** Where the trace lies: apart, and named for whom it is. */
export const STAFF_FOLDER = 'staff-only';

/**
 * All files of one agenda version: a document in each language as HTML, Markdown and for Word, the published content as
 * JSON, its tables as CSV with a descriptor, and for staff the trace. The same version gives the same bytes.
 */
export function agendaFiles(
  phrasebook: Phrasebook,
  order: {
    readonly version: AgendaVersion;
    readonly languages: readonly Language[];
    readonly trace: readonly TracedFigure[] | null;
  },
): Files {
  const { version, languages, trace } = order;
  const { published, staff } = version.content;
  const facts = factsOf(version);
  const files = new Map<string, Content>();
  const add = (path: string, write: () => string | Promise<string | Uint8Array>): void => {
    files.set(path, async () => write());
  };
  for (const language of languages) {
    const document = () => agendaIn(phrasebook, version, language);
    add(`agenda.${language}.html`, () => writeHtml(document()));
    add(`agenda.${language}.md`, () => writeMarkdown(document()));
    add(wordFileName('agenda', language), () => agendaForWord(phrasebook, version, language));
  }
  const head = { version: version.number, sha256: version.sha256, builtOn: facts.builtOn };
  add('agenda.json', () => json({ ...head, ...published }));
  const tables = dataTables(published, languages);
  for (const table of tables) add(`data/${table.name}.csv`, () => tableCsv(table));
  add('data/datapackage.json', () => json(dataPackage(published, tables, facts)));
  if (trace !== null) {
    add(`${STAFF_FOLDER}/trace.json`, () => json({ ...head, ...staff }));
    add(`${STAFF_FOLDER}/trace.csv`, () => traceCsv(trace, staff));
  }
  return files;
}

/** One agenda version for readers of a language. */
export function agendaIn(
  phrasebook: Phrasebook,
  version: AgendaVersion,
  language: Language,
): Document {
  const reader = readerOf(phrasebook, language);
  return agendaDocument(version.content.published, reader, factsOf(version));
}

/** Its library is large and is loaded when the first such document is asked for. */
async function agendaForWord(
  phrasebook: Phrasebook,
  version: AgendaVersion,
  language: Language,
): Promise<Uint8Array> {
  const { writeDocx } = await import('./word/write-docx.ts');
  const reader = readerOf(phrasebook, language);
  const head = agendaHead(phrasebook, version.content.published, reader);
  return writeDocx({ ...agendaIn(phrasebook, version, language), head });
}

function factsOf({ number, builtAt }: AgendaVersion): VersionFacts {
  return { number, builtOn: new Date(builtAt).toISOString().slice(0, 10) };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
