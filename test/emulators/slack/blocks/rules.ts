import { isObject, type Json } from '../../json.ts';

/** What is wrong, and where: the pointer is the JSON pointer that Slack names (`/blocks/0/text`). */
export interface BlockFault {
  readonly at: string;
  readonly message: string;
}

/** Collects faults while a payload is walked. */
export class Faults {
  readonly found: BlockFault[] = [];

  add(at: string, message: string): void {
    this.found.push({ at, message });
  }
}

/** Checks one value and tells its faults. */
export type Rule = (value: unknown, at: string, faults: Faults) => void;

/** The fields of an object: any other field is refused, as Slack refuses it. */
export interface Shape {
  readonly required: Record<string, Rule>;
  readonly optional: Record<string, Rule>;
  /** What no single field can tell. */
  readonly also?: (value: Json, at: string, faults: Faults) => void;
}

// Slack says its limits in characters. Here the longer count is taken, UTF-16 units, so that what passes here passes there.
export const str =
  (max: number, min = 1): Rule =>
  (value, at, faults) => {
    if (typeof value !== 'string') faults.add(at, 'must provide a string');
    else if (value.length < min) faults.add(at, `must be more than ${min - 1} characters`);
    else if (value.length > max) faults.add(at, `must be less than ${max + 1} characters`);
  };

export const bool: Rule = (value, at, faults) => {
  if (typeof value !== 'boolean') faults.add(at, 'must provide a boolean');
};

export const int =
  (min: number, max: number): Rule =>
  (value, at, faults) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      faults.add(at, 'must provide an integer');
    } else if (value < min || value > max) {
      faults.add(at, `must be between ${min} and ${max}`);
    }
  };

export const oneOf =
  (...allowed: readonly unknown[]): Rule =>
  (value, at, faults) => {
    if (!allowed.includes(value)) faults.add(at, `unsupported value: ${String(value)}`);
  };

export const pattern =
  (wanted: RegExp, words: string): Rule =>
  (value, at, faults) => {
    if (typeof value !== 'string' || !wanted.test(value)) faults.add(at, words);
  };

export const list =
  (rule: Rule, min: number, max: number): Rule =>
  (value, at, faults) => {
    if (!Array.isArray(value)) return faults.add(at, 'must provide an array');
    if (value.length < min)
      faults.add(at, `must provide at least ${min} item${min > 1 ? 's' : ''}`);
    if (value.length > max) faults.add(at, `no more than ${max} items allowed`);
    for (const [i, item] of value.entries()) rule(item, `${at}/${i}`, faults);
  };

/** An object of one shape; `type` and its like stand in the shape as any other field. */
export const shaped =
  (shape: Shape): Rule =>
  (value, at, faults) => {
    if (!isObject(value)) return faults.add(at, 'must provide an object');
    for (const name of Object.keys(shape.required)) {
      if (value[name] === undefined) faults.add(at, `missing required field: ${name}`);
    }
    for (const [name, field] of Object.entries(value)) {
      const rule = shape.required[name] ?? shape.optional[name];
      if (rule && field !== undefined) rule(field, `${at}/${name}`, faults);
      if (!rule) faults.add(at, `invalid additional property: ${name}`);
    }
    shape.also?.(value, at, faults);
  };

/** An object whose `type` chooses its shape among those allowed here. */
export const typed =
  (shapes: Readonly<Record<string, Shape>>, allowed: readonly string[]): Rule =>
  (value, at, faults) => {
    if (!isObject(value)) return faults.add(at, 'must provide an object');
    const type = value['type'];
    if (type === undefined) return faults.add(at, 'missing required field: type');
    const shape = typeof type === 'string' && allowed.includes(type) ? shapes[type] : undefined;
    if (!shape) return faults.add(`${at}/type`, `unsupported type: ${String(type)}`);
    const { required, optional, also } = shape;
    const withType = { type: oneOf(type), ...required };
    shaped({ required: withType, optional, ...(also ? { also } : {}) })(value, at, faults);
  };

/** A web address up to 3000 characters. */
export const url: Rule = (value, at, faults) => {
  str(3000)(value, at, faults);
  if (typeof value === 'string' && !/^(https?:\/\/|mailto:)\S+$/i.test(value)) {
    faults.add(at, 'must be a valid URL');
  }
};

/** A day of the calendar: `2027-02-29` is none. */
export const day: Rule = (value, at, faults) => {
  if (typeof value !== 'string' || !isDay(value)) faults.add(at, 'must be a date YYYY-MM-DD');
};

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
