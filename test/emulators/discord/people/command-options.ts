import { type Json, listOf, objectOf, textOf } from '../../json.ts';
import type { Choice } from '../store.ts';

/** Options by name: text, a number, yes or no; people and channels by id. */
export type Given = Readonly<Record<string, string | number | boolean>>;

interface Typing {
  readonly focused: string | undefined;
  /** What was suggested for an option before. */
  readonly offered: (option: string) => readonly Choice[];
}

/** The `options` of a command's payload, down its subcommands; an Error for what the client would not let through. */
export function optionsFor(
  owner: Json,
  path: readonly string[],
  given: Given,
  typing: Typing,
): Json[] {
  const known = listOf(owner['options']).map(objectOf);
  const [next, ...rest] = path;
  const nested = known.filter(({ type }) => type === 1 || type === 2);
  if (next !== undefined) {
    const found = nested.find(({ name }) => name === next);
    if (!found) throw new Error(`there is no subcommand ${next}, only ${names(nested)}`);
    const options = optionsFor(found, rest, given, typing);
    return [{ type: found['type'], name: next, options }];
  }
  if (nested.length > 0) throw new Error(`say which: ${names(nested)}`);
  for (const name of Object.keys(given)) {
    if (!known.some((one) => one['name'] === name)) {
      throw new Error(`there is no option ${name}, only ${names(known)}`);
    }
  }
  return known.flatMap((option) => optionFor(option, given, typing));
}

const names = (all: readonly Json[]) => all.map(({ name }) => textOf(name)).join(', ') || 'none';

function optionFor(option: Json, given: Given, { focused, offered }: Typing): Json[] {
  const name = textOf(option['name']);
  const value = given[name];
  const { type } = option;
  if (focused === name) {
    if (option['autocomplete'] !== true) throw new Error(`${name} suggests nothing`);
    return [{ type, name, value: value ?? '', focused: true }];
  }
  if (value === undefined) {
    if (option['required'] === true && focused === undefined)
      throw new Error(`${name} is required`);
    return [];
  }
  return [{ type, name, value: checked(option, chosen(option, value, offered(name))) }];
}

type Plain = string | number | boolean;

/** The value behind a choice that the person took by its name. */
function chosen(option: Json, value: Plain, offered: readonly Choice[]): Plain {
  const choices = listOf(option['choices']).map(objectOf);
  if (choices.length > 0) {
    const found =
      choices.find((one) => one['value'] === value) ?? choices.find((one) => one['name'] === value);
    if (!found) throw new Error(`${String(value)} is no choice of ${names(choices)}`);
    return typeof found['value'] === 'number' ? found['value'] : textOf(found['value']);
  }
  return offered.find(({ name }) => name === value)?.value ?? value;
}

function checked(option: Json, value: Plain): Plain {
  const name = textOf(option['name']);
  const type = Number(option['type']);
  const number = type === 4 || type === 10;
  const wanted = type === 5 ? 'boolean' : number ? 'number' : 'string';
  if (typeof value !== wanted) throw new Error(`${name} takes a ${wanted}`);
  if (type === 4 && !Number.isInteger(value)) throw new Error(`${name} takes a whole number`);
  const size = typeof value === 'string' ? value.length : Number(value);
  const [least, most] = number ? ['min_value', 'max_value'] : ['min_length', 'max_length'];
  const min = Number(option[least ?? ''] ?? Number.NEGATIVE_INFINITY);
  const max = Number(option[most ?? ''] ?? (number ? Number.POSITIVE_INFINITY : 6000));
  if (size < min || size > max) throw new Error(`${name} takes ${min} to ${max}, not ${size}`);
  return value;
}
