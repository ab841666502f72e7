import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Action, Option } from '../../src/platform/prompt.ts';
import { CODE_MAX, numbered, writeCode } from './codes.ts';
import { type Direction, label } from './texts.ts';

export type Part = APIMessageTopLevelComponent;
export type Button = APIButtonComponentWithCustomId | APIButtonComponentWithURL;

/** Limits of docs.discord.com/developers/components/reference. */
export const BUTTON_LABEL_MAX = 80;
export const OPTION_LABEL_MAX = 100;
export const OPTIONS_MAX = 25;
const PLACEHOLDER_MAX = 150;
const URL_MAX = 512;
const ROW = 5;

type PressStyle = ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success;

export function button(
  text: string,
  custom_id: string,
  { direction, style = ButtonStyle.Secondary }: { direction: Direction; style?: PressStyle },
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style,
    custom_id,
    label: label(text, BUTTON_LABEL_MAX, direction),
  };
}

/** A button that leads to a page; undefined: its address is too long for one. */
export function linkButton(
  { url, label: text }: { readonly url: string; readonly label: string },
  direction: Direction,
): APIButtonComponentWithURL | undefined {
  if (url.length > URL_MAX) return undefined;
  const shown = label(text, BUTTON_LABEL_MAX, direction);
  return { type: ComponentType.Button, style: ButtonStyle.Link, url, label: shown };
}

/** Buttons in rows of five. Ids are made different by `distinct`, once the whole message is there. */
export function rows(buttons: readonly Button[]): readonly Part[] {
  const all: APIActionRowComponent<APIComponentInMessageActionRow>[] = [];
  for (let from = 0; from < buttons.length; from += ROW) {
    const components = buttons.slice(from, from + ROW);
    all.push({ type: ComponentType.ActionRow, components });
  }
  return all;
}

export function selectRow(
  select: Omit<APIStringSelectComponent, 'type'>,
  direction: Direction,
): Part {
  const { placeholder } = select;
  const shown =
    placeholder === undefined
      ? {}
      : { placeholder: label(placeholder, PLACEHOLDER_MAX, direction) };
  return {
    type: ComponentType.ActionRow,
    components: [{ ...select, type: ComponentType.StringSelect, ...shown }],
  };
}

export function optionOf(
  { value, label: text }: Option,
  { selected, direction }: { readonly selected: readonly string[]; readonly direction: Direction },
) {
  const shown = { value, label: label(text, OPTION_LABEL_MAX, direction) };
  return selected.includes(value) ? { ...shown, default: true } : shown;
}

/** Whether every option's value has room where it must stand. */
export function areSelectable(options: readonly Option[]): boolean {
  const codes = new Set(options.map(({ value }) => value));
  const isShort = options.every(({ value }) => value !== '' && value.length <= CODE_MAX);
  return isShort && codes.size === options.length && options.length <= OPTIONS_MAX;
}

/** Buttons for commands. One that is too long to be carried is left to be typed, as every command can be. */
export function actionButtons(
  { id, direction, question = '' }: ActionPlace,
  actions: readonly Action[],
): readonly Button[] {
  return actions.flatMap(({ command, argument = '', label: text, weight }) => {
    const told = command === 'section' ? question : argument;
    const code = writeCode('act', id, command, told);
    const style = weight === 'primary' ? ButtonStyle.Primary : ButtonStyle.Secondary;
    return code === undefined ? [] : [button(text, code, { direction, style })];
  });
}

export interface ActionPlace {
  /** The prompt's. */
  readonly id: string;
  readonly direction: Direction;
  /** The question that is asked there. */
  readonly question?: string;
}

/** The same message with no two custom ids alike: Discord would refuse it. */
export function distinct(parts: readonly Part[]): readonly Part[] {
  const seen = new Map<string, number>();
  return parts.map((part): Part => {
    if (part.type !== ComponentType.ActionRow) return part;
    const components = part.components.map((one) => {
      if (!('custom_id' in one)) return one;
      const count = seen.get(one.custom_id) ?? 0;
      seen.set(one.custom_id, count + 1);
      return { ...one, custom_id: numbered(one.custom_id, count) };
    });
    return { ...part, components };
  });
}
