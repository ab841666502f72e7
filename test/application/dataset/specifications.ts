import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** The rules of Data Package and Table Schema (specs.frictionlessdata.io, version 1), as far as they concern what we write. */

interface Schema {
  readonly fields: readonly { name: string; type: string; format?: string; description: string }[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
}

interface Described {
  readonly profile: string;
  readonly name: string;
  readonly created: string;
  readonly resources: readonly {
    readonly profile: string;
    readonly name: string;
    readonly path: string;
    readonly schema?: Schema;
  }[];
}

const NAME = /^[a-z0-9._-]+$/;

/** What each type's cells look like, in the type's default format. */
const TYPES: Readonly<Record<string, RegExp>> = {
  string: /^/,
  integer: /^[+-]?\d+$/,
  number: /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i,
  boolean: /^(true|True|TRUE|1|false|False|FALSE|0)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
};

export async function faultsOfPackage(given: unknown, folder: string): Promise<string[]> {
  const { name, created, resources } = given as Described;
  const faults: string[] = [];
  const wrong = (is: boolean, what: string) => {
    if (is) faults.push(what);
  };
  wrong(!NAME.test(name), `name ${name}`);
  wrong(!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(created), 'created');
  wrong(resources.length === 0, 'no resource');
  wrong(new Set(resources.map((one) => one.name)).size < resources.length, 'names of resources');
  for (const resource of resources) {
    wrong(!NAME.test(resource.name), `name ${resource.name}`);
    wrong(/^\/|\.\.|^\.|:/.test(resource.path), `path ${resource.path}`);
    await access(join(folder, resource.path)).catch(() => faults.push(`no ${resource.path}`));
    if (resource.profile !== 'tabular-data-resource') continue;
    const text = await readFile(join(folder, resource.path), 'utf8');
    wrong(resource.schema === undefined, `${resource.name} has no schema`);
    if (resource.schema) faults.push(...faultsOfTable(resource.name, resource.schema, text));
  }
  return faults;
}

function faultsOfTable(name: string, schema: Schema, text: string): string[] {
  const faults: string[] = [];
  const [head = [], ...rows] = parse(text, { bom: true }) as string[][];
  const fields = schema.fields.map((field) => field.name);
  if (JSON.stringify(head) !== JSON.stringify(fields)) faults.push(`${name}: columns`);
  if (new Set(fields).size < fields.length) faults.push(`${name}: a column twice`);
  schema.fields.forEach(({ name: field, type, format }, at) => {
    if (type === 'datetime' && format !== '%Y-%m-%dT%H:%M:%S.%fZ') faults.push(`${field}: format`);
    const cells = rows
      .map((row) => row[at] ?? '')
      .filter((cell) => !schema.missingValues.includes(cell));
    const odd = cells.find((cell) => !(TYPES[type] ?? /^$a/).test(cell));
    if (odd !== undefined) faults.push(`${name}.${field}: "${odd}" is no ${type}`);
  });
  const { primaryKey } = schema;
  if (primaryKey === undefined) return faults;
  const at = primaryKey.map((field) => fields.indexOf(field));
  if (at.includes(-1)) faults.push(`${name}: key`);
  const keys = rows.map((row) => at.map((column) => row[column]).join('\u0000'));
  if (new Set(keys).size < keys.length) faults.push(`${name}: a key twice`);
  return faults;
}

interface FlowQuestion {
  readonly type: string;
  readonly label: string;
  readonly type_options: {
    readonly choices?: readonly string[];
    readonly range?: readonly number[];
  };
}

const FLOW_COLUMNS =
  'timestamp row_id contact_id session_id question_id response response_metadata';

/** The rules of Flow Results 1.0.0-rc1 (FLOIP/flow-results, specification.md). */
export function faultsOfFlow(given: unknown, rows: unknown, path: string): string[] {
  const descriptor = given as Record<string, unknown> & {
    readonly resources: readonly {
      readonly profile: string;
      readonly path: string;
      readonly schema: {
        readonly language: string;
        readonly fields: readonly { readonly name: string }[];
        readonly questions: Readonly<Record<string, FlowQuestion>>;
      };
    }[];
  };
  const faults: string[] = [];
  const wrong = (is: boolean, what: string) => {
    if (is) faults.push(what);
  };
  const text = (key: string) => String(descriptor[key]);
  wrong(text('profile') !== 'flow-results-package', 'profile');
  wrong(text('flow_results_specification_version') !== '1.0.0-rc1', 'version');
  wrong(
    !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text('id')),
    'id',
  );
  for (const key of ['created', 'modified']) wrong(!WITH_OFFSET.test(text(key)), key);
  wrong(descriptor.resources.length !== 1, 'not one resource');
  const [resource] = descriptor.resources;
  if (resource === undefined) return faults;
  wrong(resource.path !== path || 'data' in resource, 'path');
  wrong(resource.profile !== 'data-resource', 'profile of the resource'); // FLOIP's own reader asks for one
  const { fields, questions, language } = resource.schema;
  wrong(fields.map(({ name }) => name).join(' ') !== FLOW_COLUMNS, 'fields');
  wrong(!/^[a-z]{3}$/.test(language), 'language');
  for (const [name, { type, label, type_options: more }] of Object.entries(questions)) {
    wrong(
      !['select_one', 'select_many', 'numeric', 'text', 'date'].includes(type),
      `${name}: type`,
    );
    wrong(label === '' || more === undefined, `${name}: label or options`);
    wrong(type.startsWith('select') && !more.choices?.length, `${name}: choices`);
  }
  const all = rows as unknown[][];
  wrong(all.length === 0, 'no rows');
  wrong(new Set(all.map((row) => String(row[1]))).size < all.length, 'row ids');
  return [...faults, ...new Set(all.flatMap((row) => faultsOfRow(row, questions)))];
}

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d:\d\d$/; // never Z

function faultsOfRow(row: unknown[], questions: Readonly<Record<string, FlowQuestion>>): string[] {
  const [timestamp, , , , name, response, metadata] = row;
  const question = questions[String(name)];
  const choices = question?.type_options.choices ?? [];
  const fits = (): boolean => {
    switch (question?.type) {
      case 'select_one':
        return choices.includes(String(response));
      case 'select_many':
        return Array.isArray(response) && response.every((one) => choices.includes(String(one)));
      case 'numeric':
        return typeof response === 'number';
      case 'date':
        return /^\d{4}-\d\d-\d\d$/.test(String(response));
      default:
        return question !== undefined && typeof response === 'string';
    }
  };
  return [
    ...(row.length === 7 ? [] : ['a row of other than seven']),
    ...(WITH_OFFSET.test(String(timestamp)) ? [] : [`timestamp ${String(timestamp)}`]),
    ...(/^[a-z]{3}$/.test(String((metadata as { language?: unknown })?.language))
      ? []
      : ['metadata']),
    ...(fits() ? [] : [`${String(name)}: ${JSON.stringify(response)}`]),
  ];
}
