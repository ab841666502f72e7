import type { PublishedAgenda } from '../../domain/agenda/content.ts';
import type { DataTable } from '../../domain/dataset/table.ts';
import { CSV_MARK, csvLine } from '../tables/write-csv.ts';
import type { VersionFacts } from './agenda-document.ts';

/** UTF-8 with its mark, RFC 4180, cells guarded against being run as formulas. */
export function tableCsv({ fields, rows }: DataTable): string {
  const lines = rows.map(csvLine);
  return CSV_MARK + csvLine(fields.map(({ name }) => name)) + lines.join('');
}

/** A Frictionless Data Package descriptor (https://specs.frictionlessdata.io/data-package/) for the CSV files. */
export function dataPackage(
  agenda: PublishedAgenda,
  tables: readonly DataTable[],
  version: VersionFacts,
): unknown {
  return {
    profile: 'tabular-data-package',
    name: `agenda-${agenda.round.slug}-v${version.number}`,
    title: `${agenda.meeting.title}: input to the agenda`,
    version: String(version.number),
    created: `${version.builtOn}T00:00:00Z`,
    resources: tables.map(({ name, description, fields }) => ({
      ...{ ...CSV_RESOURCE, name, path: `${name}.csv`, description },
      schema: { fields, missingValues: [''] },
    })),
  };
}

/** How every CSV file of ours is written, as a descriptor says it. */
export const CSV_RESOURCE = {
  profile: 'tabular-data-resource',
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  dialect: {
    delimiter: ',',
    lineTerminator: '\r\n',
    quoteChar: '"',
    doubleQuote: true,
    header: true,
  },
} as const;
