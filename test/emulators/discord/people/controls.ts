import { type Json, listOf, objectOf, textOf } from '../../json.ts';
import { componentsIn } from '../message-texts.ts';
import { latest, type Message } from '../store.ts';

const SELECTS = [3, 5, 6, 7, 8];

/** The buttons of a message. */
export const buttonsOf = (message: Message): Json[] =>
  componentsIn(latest(message).components).filter(({ type }) => type === 2);

/** The menus of a message. */
export const menusOf = (message: Message): Json[] =>
  componentsIn(latest(message).components).filter(({ type }) => SELECTS.includes(Number(type)));

/** The one control with that label, placeholder or custom_id; an Error when there is none, or more than one. */
export function control(all: readonly Json[], named: string | undefined): Json {
  const fits = (one: Json) =>
    named === undefined || [one['custom_id'], one['label'], one['placeholder']].includes(named);
  const [found, ...more] = all.filter(fits);
  if (!found) {
    const known = all.map(
      (one) => `${textOf(one['label'] ?? one['placeholder'])} (${String(one['custom_id'])})`,
    );
    throw new Error(`there is no ${String(named)} here, only ${known.join(', ') || 'nothing'}`);
  }
  if (more.length > 0) throw new Error(`${String(named)} stands here more than once`);
  if (found['disabled'] === true) throw new Error(`${String(named)} is disabled`);
  return found;
}

/** The values of options that are named by value or label; an Error for what the client would not let through. */
export function chosen(menu: Json, wanted: readonly string[]): string[] {
  const options = listOf(menu['options']).map(objectOf);
  const least = Number(menu['min_values'] ?? 1);
  const most = Number(menu['max_values'] ?? 1);
  if (wanted.length < least || wanted.length > most) {
    throw new Error(`the menu takes ${least} to ${most}, not ${wanted.length}`);
  }
  if (menu['type'] !== 3 && options.length === 0) return [...wanted];
  return wanted.map((name) => optionValue(options, name));
}

/** The value of an option that is named by its value or label. */
export function optionValue(options: readonly Json[], name: string): string {
  const found =
    options.find(({ value }) => value === name) ?? options.find(({ label }) => label === name);
  if (found) return textOf(found['value']);
  const known = options.map(({ label }) => textOf(label)).join(', ');
  throw new Error(`there is no option ${name} in ${known}`);
}
