import type { types } from '@slack/bolt';
import type {
  ChoiceControl,
  Control,
  MatrixControl,
  Option,
  QuestionPrompt,
  RankingControl,
  TextControl,
} from '../../src/platform/prompt.ts';
import {
  INPUT,
  type InputCode,
  OPTION_VALUE_MAX,
  type Shape,
  writeButton,
  writeInput,
} from './codes.ts';
import { type Block, onOneLine, plain } from './texts.ts';

type Direction = 'ltr' | 'rtl';
type InputElement = types.InputBlock['element'];

/** The blocks of a question's control, and how the save button reads them; undefined: pressing is answering. */
export interface RenderedControl {
  readonly blocks: readonly Block[];
  readonly save?: { readonly shape: Shape; readonly other?: string };
}

/** As many choices as stand well beside each other. */
const BUTTONS_MAX = 5;
const BUTTON_LABEL_GOOD = 28;
/** Of radio buttons and checkboxes (docs.slack.dev/reference/block-kit/block-elements). */
const SHOWN_MAX = 10;
const INPUT_MAX = 3_000;
const LABEL_MAX = 2_000;

/** Each kind of control as Slack shows it best; `prompt` has been fitted, so that nothing here has to be cut. */
export function renderControl(prompt: QuestionPrompt): RenderedControl {
  const { control } = prompt;
  switch (control.kind) {
    case 'choice':
      return control.max > 1 ? several(prompt, control) : one(prompt, control);
    case 'ranking':
      return ranking(prompt, control);
    case 'matrix':
      return matrix(prompt, control);
    case 'text':
      return { blocks: [textInput(prompt, control)], save: { shape: 'text' } };
  }
}

function one(prompt: QuestionPrompt, control: ChoiceControl): RenderedControl {
  const { options, other } = control;
  const [first] = options;
  if (first === undefined) return { blocks: [] };
  if (other !== undefined && options.every(isShort)) {
    const choice = input(prompt, { role: 'value', element: oneOf(prompt, control) });
    const save = { shape: 'one', other: other.value } as const;
    return { blocks: [choice, ownWords(prompt, control)], save };
  }
  if (areButtons(control)) return { blocks: [buttons(prompt, control)] };
  return { blocks: [picking(prompt, oneOf(prompt, control))] };
}

function areButtons({ options, appearance }: ChoiceControl): boolean {
  if (!options.every(isShort)) return true; // only a button's value has room for such a code
  if (appearance === 'yes-no' || appearance === 'scale') return options.length <= SHOWN_MAX;
  const isNeat = options.every(({ label }) => label.length <= BUTTON_LABEL_GOOD);
  return appearance === 'list' && isNeat && options.length <= BUTTONS_MAX;
}

function buttons(prompt: QuestionPrompt, control: ChoiceControl): Block {
  const { id: p, question: q, direction } = prompt;
  const elements = control.options.map((option, index): types.Button => {
    const text = onOneLine(option.label, direction);
    const value = writeButton({ p, q, v: option.value });
    const button: types.Button = { type: 'button', action_id: `option-${index}`, text, value };
    return control.selected.includes(option.value) ? { ...button, style: 'primary' } : button;
  });
  return { type: 'actions', elements };
}

/** A select or radio buttons whose choice is the answer. */
function picking(prompt: QuestionPrompt, element: types.RadioButtons | types.StaticSelect): Block {
  const code = { role: 'pick', promptId: prompt.id, question: prompt.question } as const;
  return { type: 'actions', block_id: writeInput(code), elements: [element] };
}

function oneOf(
  { direction }: QuestionPrompt,
  { options, appearance, selected }: ChoiceControl,
): types.RadioButtons | types.StaticSelect {
  const shown = optionsOf(options, direction);
  const chosen = shown.find(({ value }) => value === selected[0]);
  const initial = chosen === undefined ? {} : { initial_option: chosen };
  const isOpen = appearance !== 'dropdown' && options.length <= SHOWN_MAX;
  const type = isOpen ? 'radio_buttons' : 'static_select';
  return { type, action_id: INPUT, options: shown, ...initial };
}

function several(prompt: QuestionPrompt, control: ChoiceControl): RenderedControl {
  const { direction } = prompt;
  const { other } = control;
  const choice = input(prompt, { role: 'value', element: someOf(control, direction) });
  if (other === undefined) return { blocks: [choice], save: { shape: 'list' } };
  const save = { shape: 'list', other: other.value } as const;
  return { blocks: [choice, ownWords(prompt, control)], save };
}

/** Several options at once: all of them in view where there are few. */
function someOf({ options, selected, max }: ChoiceControl, direction: Direction): InputElement {
  const shown = optionsOf(options, direction);
  const chosen = shown.filter(({ value }) => value !== undefined && selected.includes(value));
  const initial = chosen.length === 0 ? {} : { initial_options: chosen };
  if (options.length <= SHOWN_MAX) {
    return { type: 'checkboxes', action_id: INPUT, options: shown, ...initial };
  }
  const limit = { max_selected_items: Math.min(max, options.length) };
  return { type: 'multi_static_select', action_id: INPUT, options: shown, ...limit, ...initial };
}

function ownWords(prompt: QuestionPrompt, control: ChoiceControl): Block {
  const { label = '', words = '', wordsMax = INPUT_MAX } = control.other ?? {};
  const element: types.PlainTextInput = {
    ...{ type: 'plain_text_input', action_id: INPUT },
    ...initialText(words),
    max_length: Math.min(INPUT_MAX, wordsMax),
  };
  return input(prompt, { role: 'words', element, label });
}

/** A list for each place. What is chosen twice or left open is said kindly when it is saved. */
function ranking(prompt: QuestionPrompt, control: RankingControl): RenderedControl {
  const { direction } = prompt;
  const shown = optionsOf(control.options, direction);
  const places = Math.min(control.max, control.options.length);
  const blocks = Array.from({ length: places }, (_, index) => {
    const chosen = shown.find(({ value }) => value === control.ranked[index]);
    const initial = chosen === undefined ? {} : { initial_option: chosen };
    const element = {
      type: 'static_select',
      action_id: INPUT,
      options: shown,
      ...initial,
    } as const;
    const label = `${index + 1}.`;
    return input(prompt, { role: 'rank', part: String(index + 1), element, label });
  });
  return { blocks, save: { shape: 'ranks' } };
}

function matrix(prompt: QuestionPrompt, control: MatrixControl): RenderedControl {
  const shown = optionsOf(control.columns, prompt.direction);
  const blocks = control.rows.map((row) => {
    const chosen = shown.find(({ value }) => value === control.cells[row.value]);
    const initial = chosen === undefined ? {} : { initial_option: chosen };
    const element = {
      type: 'static_select',
      action_id: INPUT,
      options: shown,
      ...initial,
    } as const;
    return input(prompt, { role: 'cell', part: row.value, element, label: row.label });
  });
  return { blocks, save: { shape: 'cells' } };
}

function textInput(prompt: QuestionPrompt, control: TextControl): Block {
  const typed = typeof prompt.rejected === 'string' ? prompt.rejected : control.value;
  return input(prompt, { role: 'value', element: messageElement(control, typed ?? '') });
}

/**
 * A message has no fields for numbers and addresses: those stand in modals only
 * (docs.slack.dev/reference/block-kit/block-elements). What is typed is read in the same way.
 */
function messageElement(control: TextControl, value: string): InputElement {
  const { input: kind } = control;
  const isTyped = kind === 'number' || kind === 'email';
  return textElement(isTyped ? { ...control, input: 'text' } : control, value);
}

/** The field for words, a number, a date or an address. */
function textElement(control: TextControl, value: string): InputElement {
  const initial = initialText(value);
  const action_id = INPUT;
  switch (control.input) {
    case 'number': {
      const { min, max } = control;
      return {
        ...{ type: 'number_input', action_id, is_decimal_allowed: true },
        ...(typeof min === 'number' ? { min_value: String(min) } : {}),
        ...(typeof max === 'number' ? { max_value: String(max) } : {}),
        ...(isNumber(value) ? { initial_value: value } : {}),
      };
    }
    case 'date': {
      const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? { initial_date: value } : {};
      return { type: 'datepicker', action_id, ...date };
    }
    case 'email':
      return { type: 'email_text_input', action_id, ...initial };
    case 'text':
    case 'long-text': {
      const max_length = Math.min(INPUT_MAX, control.maxLength);
      const multiline = control.input === 'long-text';
      return { type: 'plain_text_input', action_id, multiline, max_length, ...initial };
    }
  }
}

function isNumber(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text);
}

/** A longer text is not shown again in a field that could not take it: it stands in the review. */
function initialText(value: string) {
  return value === '' || value.length > INPUT_MAX ? {} : { initial_value: value };
}

function input(
  prompt: QuestionPrompt,
  {
    role,
    part,
    element,
    label,
  }: {
    readonly role: InputCode['role'];
    readonly part?: string;
    readonly element: InputElement;
    readonly label?: string;
  },
): types.InputBlock {
  const { id: promptId, question, direction, hint, title } = prompt;
  const code = { role, promptId, question, ...(part === undefined ? {} : { part }) };
  return {
    ...{ type: 'input', block_id: writeInput(code), element, optional: true },
    label: plain([label ?? hint ?? title, title].find(isLabel) ?? '…', direction),
  };
}

function isLabel(text: string): boolean {
  return text !== '' && text.length < LABEL_MAX;
}

export function optionsOf(options: readonly Option[], direction: Direction) {
  return options.filter(isShort).map(
    ({ value, label }): types.PlainTextOption => ({
      text: onOneLine(label, direction),
      value,
    }),
  );
}

function isShort({ value }: Option): boolean {
  return value.length <= OPTION_VALUE_MAX;
}

/** A control as one field of a form; a ranking or a table of rows has no place in one. */
export function fieldElement(control: Control, direction: Direction): InputElement | undefined {
  switch (control.kind) {
    case 'text':
      return textElement(control, control.value ?? '');
    case 'choice': {
      if (control.max > 1) return someOf(control, direction);
      const shown = optionsOf(control.options, direction);
      const chosen = shown.find(({ value }) => value === control.selected[0]);
      const initial = chosen === undefined ? {} : { initial_option: chosen };
      const isOpen = control.appearance !== 'dropdown' && shown.length <= SHOWN_MAX;
      const type = isOpen ? 'radio_buttons' : 'static_select';
      return { type, action_id: INPUT, options: shown, ...initial };
    }
    case 'ranking':
    case 'matrix':
      return undefined;
  }
}
