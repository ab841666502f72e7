import { type Json, listOf, objectOf, textOf } from '../../json.ts';
import { optionValue } from './controls.ts';

/** Text, one option, several options, or whether a box is ticked. */
export type Value = string | readonly string[] | boolean;

/** What an input then holds, as a modal's submission shows it. */
export type Filled =
  | { readonly value: string | boolean | null }
  | { readonly values: readonly string[] };

/** What an input holds when the modal goes; an Error for what the client would not let go. */
export function filled(name: string, component: Json, given: Value | undefined): Filled {
  switch (component['type']) {
    case 4:
      return { value: text(name, component, given ?? textOf(component['value'])) };
    case 21:
      return { value: radio(name, component, given) };
    case 23:
      return { value: box(name, component, given ?? component['default'] === true) };
    default:
      return { values: several(name, component, given) };
  }
}

function text(name: string, component: Json, given: Value): string {
  if (typeof given !== 'string') throw new Error(`${name} takes text`);
  const most = Number(component['max_length'] ?? 4000);
  const least = Number(component['min_length'] ?? 0);
  if (given === '') {
    if (component['required'] !== false) throw new Error(`${name} is required`);
    return given;
  }
  if (given.length < least) throw new Error(`${name} takes at least ${least} characters`);
  if (given.length > most) throw new Error(`${name} takes at most ${most} characters`);
  if (component['style'] === 1 && given.includes('\n')) throw new Error(`${name} has one line`);
  return given;
}

function radio(name: string, component: Json, given: Value | undefined): string | null {
  const chosen = given === undefined ? presets(component)[0] : given;
  if (chosen === undefined || chosen === '') {
    if (component['required'] !== false) throw new Error(`${name} is required`);
    return null;
  }
  if (typeof chosen !== 'string') throw new Error(`${name} takes one option`);
  return optionValue(optionsOf(component), chosen);
}

function box(name: string, _component: Json, given: Value): boolean {
  if (typeof given !== 'boolean') throw new Error(`${name} is ticked or not`);
  return given;
}

function several(name: string, component: Json, given: Value | undefined): readonly string[] {
  const wanted = given === undefined ? presets(component) : [given].flat().map(String);
  const options = optionsOf(component);
  const required = component['required'] !== false;
  if (wanted.length === 0 && !required) return [];
  const isGroup = component['type'] === 22;
  const least = Number(component['min_values'] ?? (required ? 1 : 0));
  const most = Number(component['max_values'] ?? (isGroup ? options.length : 1));
  if (wanted.length < Math.max(least, required ? 1 : 0) || wanted.length > most) {
    throw new Error(`${name} takes ${least} to ${most}, not ${wanted.length}`);
  }
  if (component['type'] !== 3 && !isGroup) return wanted;
  return wanted.map((one) => optionValue(options, one));
}

const optionsOf = (component: Json): Json[] => listOf(component['options']).map(objectOf);

const presets = (component: Json): string[] =>
  optionsOf(component)
    .filter((option) => option['default'] === true)
    .map(({ value }) => textOf(value));
