import type { types } from '@slack/bolt';
import { isObject, type Json, objectOf, same, textOf } from '../json.ts';
import { elementsOf } from './blocks/blocks.ts';
import { optionsOf } from './blocks/text-objects.ts';
import type { Inputs } from './store.ts';

/** An element in its block, as a person meets it. */
export interface Found {
  readonly block: Json;
  readonly element: Json;
  readonly blockId: string;
  readonly actionId: string;
}

/** Every element with an action_id. */
export function elementsIn(blocks: readonly types.KnownBlock[]): Found[] {
  return blocks.flatMap((known) => {
    const block = objectOf(known);
    return elementsOf(block)
      .filter(({ element }) => element['action_id'] !== undefined)
      .map(({ element }) => ({
        block,
        element,
        blockId: textOf(block['block_id']),
        actionId: textOf(element['action_id']),
      }));
  });
}

/** The field in which the value of a kind of element stands: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const VALUE_FIELDS: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  overflow: 'selected_option',
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
};

/** The name of the field that carries an element's value; none for a button and an image. */
export const valueField = (element: Json): string | undefined =>
  VALUE_FIELDS[textOf(element['type'])];

const isMany = (field: string): boolean => field.endsWith('s');
const isKept = (element: Json): boolean =>
  !['button', 'overflow'].includes(textOf(element['type']));

/** What an element holds before anybody touched it. */
function initial(element: Json): Json {
  const field = valueField(element) ?? 'value';
  const name = field === 'value' ? 'initial_value' : field.replace('selected_', 'initial_');
  const empty = isMany(field) ? [] : null;
  return { type: element['type'], [field]: element[name] ?? empty };
}

/** `state.values` of blocks: what was put in, else what stands there at first. */
export function currentInputs(blocks: readonly types.KnownBlock[], put: Inputs): Inputs {
  const values: Inputs = {};
  for (const { element, blockId, actionId } of elementsIn(blocks)) {
    if (!isKept(element)) continue;
    const block = values[blockId] ?? {};
    block[actionId] = put[blockId]?.[actionId] ?? initial(element);
    values[blockId] = block;
  }
  return values;
}

/** What stays of the inputs when blocks are replaced: elements of the same ids and kind, options that are still there. */
export function keptInputs(before: Inputs, blocks: readonly types.KnownBlock[]): Inputs {
  const kept: Inputs = {};
  for (const { element, blockId, actionId } of elementsIn(blocks)) {
    const value = before[blockId]?.[actionId];
    if (!value || value['type'] !== element['type'] || !stillOffered(element, value)) continue;
    kept[blockId] = { ...kept[blockId], [actionId]: value };
  }
  return kept;
}

function stillOffered(element: Json, value: Json): boolean {
  const offered = optionsOf(element);
  const one = value['selected_option'];
  const many = value['selected_options'];
  const chosen = [...(isObject(one) ? [one] : []), ...(Array.isArray(many) ? many : [])];
  const external = textOf(element['type']).endsWith('external_select');
  return external || chosen.every((option) => offered.some((other) => same(other, option)));
}
