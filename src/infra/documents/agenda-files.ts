import type { AgendaVersion } from '../../application/agenda/rows.ts';
import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import { agendaDocument, type VersionFacts } from './agenda-document.ts';
import { dataPackage, tableCsv } from './data-package.ts';
import { dataTables } from './data-tables.ts';
import { readerOf } from './reader.ts';
import { traceCsv } from './trace-files.ts';
import { writeHtml } from './write-html.ts';
import { writeMarkdown } from './write-markdown.ts';

/** Path within the folder -> text. */
export type Files = ReadonlyMap<string, string>;

/** Where the trace lies: apart, and named for whom it is. */
export const STAFF_FOLDER = 'staff-only';

/**
 * All files of one agenda version: a document in each language as HTML and Markdown, the published content as JSON, its
 * tables as CSV with a descriptor, and for staff the trace. The same version gives the same bytes.
 */
export function agendaFiles(
  phrasebook: Phrasebook,
  order: {
    readonly version: AgendaVersion;
    readonly languages: readonly Language[];
    readonly withTrace: boolean;
  },
): Files {
  const { version, languages, withTrace } = order;
  const { published, staff } = version.content;
  const facts: VersionFacts = {
    number: version.number,
    builtOn: new Date(version.builtAt).toISOString().slice(0, 10),
  };
  const files = new Map<string, string>();
  for (const language of languages) {
    const document = agendaDocument(published, readerOf(phrasebook, language), facts);
    files.set(`agenda.${language}.html`, writeHtml(document));
    files.set(`agenda.${language}.md`, writeMarkdown(document));
  }
  const head = { version: version.number, sha256: version.sha256, builtOn: facts.builtOn };
  files.set('agenda.json', json({ ...head, ...published }));
  const tables = dataTables(published, languages);
  for (const table of tables) files.set(`data/${table.name}.csv`, tableCsv(table));
  files.set('data/datapackage.json', json(dataPackage(published, tables, facts)));
  if (withTrace) {
    files.set(`${STAFF_FOLDER}/trace.json`, json({ ...head, ...staff }));
    files.set(`${STAFF_FOLDER}/trace.csv`, traceCsv(staff));
  }
  return files;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
