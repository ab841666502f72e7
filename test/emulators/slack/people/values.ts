import { isObject, type Json, listOf, objectOf, textOf } from '../../json.ts';
import { isDay } from '../blocks/rules.ts';
import { optionsOf } from '../blocks/text-objects.ts';
import { valueField } from '../inputs.ts';

/** What a person does with one element. Options are named by their value. */
export interface Act {
  readonly action_id: string;
  /** Needed only where an action_id stands in several blocks. */
  readonly block_id?: string;
  /** Of a text input; a button needs none. */
  readonly value?: string;
  readonly selected_option?: string;
  readonly selected_options?: readonly string[];
  readonly selected_date?: string;
  readonly selected_time?: string;
  readonly selected_date_time?: number;
  readonly selected_user?: string;
  readonly selected_users?: readonly string[];
  readonly selected_conversation?: string;
  readonly selected_channel?: string;
}

/** What the element then holds, as `state.values` shows it; an Error for what no client lets one do. */
export function heldBy(element: Json, act: Act, offered: readonly unknown[]): Json {
  const type = textOf(element['type']);
  const field = valueField(element);
  if (!field) throw new Error(`nothing can be put into a ${type}`);
  const given: Json = { ...act };
  const value = given[field];
  if (value === undefined) throw new Error(`a ${type} wants ${field}`);
  if (field === 'selected_option') {
    return { type, [field]: value === '' ? null : option(element, value, offered) };
  }
  if (field === 'selected_options') {
    const chosen = listOf(value).map((one) => option(element, one, offered));
    const most = element['max_selected_items'];
    if (typeof most === 'number' && chosen.length > most) {
      throw new Error(`no more than ${most} may be chosen`);
    }
    return { type, [field]: chosen };
  }
  if (field === 'selected_date' && value !== '' && !isDay(textOf(value))) {
    throw new Error(`${String(value)} is no date`);
  }
  return { type, [field]: value === '' ? null : value };
}

/** The option of that value, whole, as Slack sends it back. */
function option(element: Json, value: unknown, offered: readonly unknown[]): Json {
  const all = [...optionsOf(element), ...offered];
  const found = all.find((one) => objectOf(one)['value'] === value);
  if (isObject(found)) return found;
  const known = all.map((one) => textOf(objectOf(one)['value'])).join(', ');
  throw new Error(`there is no option ${String(value)} in ${known}`);
}

/** Why the client does not let a view go: an input that is empty, too short, no number, no address; else undefined. */
export function refusedByClient(block: Json, element: Json, held: Json): string | undefined {
  const value = held[valueField(element) ?? 'value'];
  const empty = value === null || value === undefined || (Array.isArray(value) && !value.length);
  if (empty) return block['optional'] === true ? undefined : 'please complete this required field';
  return typeof value === 'string' ? refusedText(element, value) : undefined;
}

function refusedText(element: Json, value: string): string | undefined {
  const limit = (name: string) => (element[name] === undefined ? undefined : Number(element[name]));
  const [minLength, maxLength] = [limit('min_length'), limit('max_length') ?? 3000];
  switch (element['type']) {
    case 'plain_text_input':
      if (minLength !== undefined && value.length < minLength)
        return `at least ${minLength} characters`;
      return value.length > maxLength ? `at most ${maxLength} characters` : undefined;
    case 'number_input':
      return refusedNumber(element, value, limit('min_value'), limit('max_value'));
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'please enter an email address';
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(value) ? undefined : 'please enter a valid URL';
    default:
      return undefined;
  }
}

function refusedNumber(
  element: Json,
  value: string,
  min: number | undefined,
  max: number | undefined,
): string | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return 'please enter a number';
  const number = Number(value);
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) {
    return 'please enter a whole number';
  }
  if (min !== undefined && number < min) return `at least ${min}`;
  return max !== undefined && number > max ? `at most ${max}` : undefined;
}
