import type { TableShape } from '../../../domain/dataset/table.ts';
import { MISSING_MEANING } from '../../../domain/dataset/wide.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { CSV_RESOURCE } from '../data-package.ts';

/** What a data set says of itself beside its tables. */
export interface DatasetFacts {
  readonly round: string;
  readonly title: string;
  readonly audience: 'staff' | 'public';
  readonly values: 'codes' | 'labels';
  readonly agendaVersion: number | null;
  /** ISO 8601. */
  readonly created: string;
}

/** A file of the set that is no table in CSV. */
export interface OtherFile {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly format: string;
  readonly mediatype: string;
}

export const STAFF_ONLY = 'For TSB only';

/**
 * A Frictionless Data Package descriptor (https://specs.frictionlessdata.io/data-package/): what each file is, and of tables each
 * column. `parley` is ours: what a check needs to know.
 */
export function descriptorOf(
  { round, title, audience, values, agendaVersion, created }: DatasetFacts,
  tables: readonly (TableShape & { readonly path: string })[],
  others: readonly OtherFile[],
): unknown {
  const mark = audience === 'staff' ? `${STAFF_ONLY}: ` : '';
  return {
    profile: 'data-package',
    name: `${round}-${audience}`,
    title: `${mark}${title}`,
    description: audience === 'staff' ? WHO.staff : WHO.public,
    created,
    parley: { format: 'parley-dataset/1', round, audience, values, agendaVersion },
    resources: [
      ...tables.map(({ name, path, description, fields, key }) => ({
        ...{ ...CSV_RESOURCE, name, path, description: `${mark}${description}` },
        schema: {
          fields: fields.map((field) =>
            field.type === 'datetime' ? { ...field, format: '%Y-%m-%dT%H:%M:%S.%fZ' } : field,
          ),
          missingValues: missingIn(name),
          ...(key === undefined ? {} : { primaryKey: key }),
        },
      })),
      ...others.map(({ description, ...file }) => ({
        ...file,
        profile: 'data-resource',
        description: `${mark}${description}`,
      })),
    ],
  };
}

const WHO = {
  staff: `${STAFF_ONLY}. It tells who said what, also of members that asked not to be named. Do not hand it on.`,
  public: 'What the newest version of the agenda publishes, and nothing beyond it.',
} as const;

const missingIn = (table: string): string[] =>
  table === 'responses-wide' ? ['', ...MISSING_MEANING.map(([code]) => code)] : [''];

/** A text for whoever opens the folder. */
export function readmeOf(facts: DatasetFacts, paths: readonly string[]): string {
  const { audience, round, title, created, values, agendaVersion } = facts;
  const version = agendaVersion === null ? 'none was built' : `version ${agendaVersion}`;
  return [
    ...(audience === 'staff' ? [STAFF_ONLY.toUpperCase(), ''] : []),
    title,
    `Round ${round}; written ${created}; values as ${values}; newest agenda: ${version}.`,
    WHO[audience],
    '',
    'Texts that begin like a formula have an apostrophe before them, so that no spreadsheet runs them.',
    `Languages of labels: ${LANGUAGES.join(', ')}. datapackage.json says what each column is.`,
    '',
    ...paths,
    '',
  ].join('\n');
}
