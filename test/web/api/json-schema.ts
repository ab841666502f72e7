/**
 * JSON Schema 2020-12 as far as the document uses it, written apart from what made the document. A keyword that it does not know
 * is an error: nothing passes because nobody looked.
 */
export type Schema = Readonly<Record<string, unknown>>;

const ANNOTATIONS = new Set(['description', 'title', 'default']);

/** What is wrong with a value, each with its path; an empty list: nothing. */
export function faultsOf(value: unknown, schema: Schema, root: Schema, path = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, told]) => {
    if (ANNOTATIONS.has(keyword)) return [];
    const check = KEYWORDS[keyword];
    if (check === undefined) throw new Error(`${path}: unknown keyword ${keyword}`);
    return check({ value, told, schema, root, path });
  });
}

interface Look {
  readonly value: unknown;
  readonly told: unknown;
  readonly schema: Schema;
  readonly root: Schema;
  readonly path: string;
}

const KEYWORDS: Readonly<Record<string, (look: Look) => string[]>> = {
  $ref: ({ value, told, root, path }) => faultsOf(value, resolved(String(told), root), root, path),
  type: ({ value, told, path }) => {
    const types = Array.isArray(told) ? told : [told];
    return types.some((type) => isOfType(value, type)) ? [] : [`${path}: is no ${types.join('/')}`];
  },
  const: ({ value, told, path }) => (value === told ? [] : [`${path}: is not ${told}`]),
  enum: ({ value, told, path }) =>
    (told as unknown[]).includes(value) ? [] : [`${path}: ${value} is not listed`],
  anyOf: (look) => (matches(look) > 0 ? [] : [`${look.path}: fits none of anyOf`]),
  oneOf: (look) => (matches(look) === 1 ? [] : [`${look.path}: fits not one of oneOf`]),
  allOf: ({ value, told, root, path }) =>
    (told as Schema[]).flatMap((one) => faultsOf(value, one, root, path)),
  properties: ({ value, told, root, path }) =>
    Object.entries(told as Record<string, Schema>).flatMap(([name, of]) =>
      isObject(value) && name in value ? faultsOf(value[name], of, root, `${path}.${name}`) : [],
    ),
  required: ({ value, told, path }) =>
    (told as string[]).flatMap((name) =>
      isObject(value) && !(name in value) ? [`${path}: lacks ${name}`] : [],
    ),
  additionalProperties: ({ value, told, schema, root, path }) => {
    const known = Object.keys((schema['properties'] ?? {}) as object);
    const more = isObject(value) ? Object.keys(value).filter((name) => !known.includes(name)) : [];
    if (told === false) return more.map((name) => `${path}: ${name} is not in the document`);
    return more.flatMap((name) =>
      faultsOf((value as Schema)[name], told as Schema, root, `${path}.${name}`),
    );
  },
  propertyNames: ({ value, told, root, path }) =>
    Object.keys(isObject(value) ? value : {}).flatMap((name) =>
      faultsOf(name, told as Schema, root, `${path}[${name}]`),
    ),
  items: ({ value, told, root, path }) =>
    (Array.isArray(value) ? value : []).flatMap((one, i) =>
      faultsOf(one, told as Schema, root, `${path}[${i}]`),
    ),
  minimum: ({ value, told, path }) =>
    typeof value === 'number' && value < Number(told) ? [`${path}: is below ${told}`] : [],
  maximum: ({ value, told, path }) =>
    typeof value === 'number' && value > Number(told) ? [`${path}: is above ${told}`] : [],
  pattern: ({ value, told, path }) =>
    typeof value === 'string' && !new RegExp(String(told), 'u').test(value)
      ? [`${path}: ${value} has another pattern`]
      : [],
  format: ({ value, told, path }) => {
    if (told !== 'date' && told !== 'date-time') throw new Error(`${path}: format ${told}`);
    return Number.isNaN(Date.parse(String(value))) && value !== null ? [`${path}: no ${told}`] : [];
  },
};

function matches({ value, told, root, path }: Look): number {
  return (told as Schema[]).filter((one) => faultsOf(value, one, root, path).length === 0).length;
}

/** What a reference of the document names. */
export function resolved(reference: string, root: Schema): Schema {
  const found = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), root);
  if (!isObject(found)) throw new Error(`${reference} names nothing`);
  return found;
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return typeof value === type;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
