import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { ChoiceControl, TextControl } from '../../src/platform/prompt.ts';
import type { Form, FormField } from '../../src/platform/shown.ts';
import { areSelectable, optionOf } from './buttons.ts';
import { shortCode, writeCode } from './codes.ts';
import { WRITTEN_MAX } from './controls.ts';
import { type Direction, label, Paragraphs, textDisplay } from './texts.ts';
import { wordsIn } from './words.ts';

export type Window = APIModalInteractionResponseCallbackData;

/** Of a window (docs.discord.com/developers/components/reference#label): its title, its components, a label and what is below it. */
const TITLE_MAX = 45;
const PARTS_MAX = 5;
const LABEL_MAX = 45;
const DESCRIPTION_MAX = 100;
const PLACEHOLDER_MAX = 100;
/** Of radio buttons and checkboxes. */
const SHOWN_MAX = 10;

/** The one field of a window for words. */
export const WRITTEN = 'v';

/** What stands in the message whose button opens a window for words: markup of our own. */
export interface Written {
  readonly promptId: string;
  readonly question: string;
  /** `s` or `l` for short or long words, and how many at most, in base 36. */
  readonly size: string;
  readonly title?: string | undefined;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly language: string;
}

/** The window in which one question is answered in words. */
export function wordsWindow(written: Written): Window {
  const { promptId, question, size, title, hint, value = '', language } = written;
  const { answer } = wordsIn(language);
  const max_length = Math.min(WRITTEN_MAX, Number.parseInt(size.slice(1), 36));
  return {
    custom_id: shortCode('words', promptId, question),
    title: answer,
    components: [
      ...(title === undefined ? [] : [textDisplay(title)]),
      {
        type: ComponentType.Label,
        label: answer,
        component: {
          type: ComponentType.TextInput,
          custom_id: shortCode('one', WRITTEN),
          style: size.startsWith('l') ? TextInputStyle.Paragraph : TextInputStyle.Short,
          max_length,
          ...(value === '' || value.length > max_length ? {} : { value }),
        },
      },
      ...(hint === undefined ? [] : [textDisplay(hint)]),
    ],
  };
}

/**
 * A form as a window; undefined: it has no room in one, or changes while it is filled in, which no window does. Of fields that
 * stand apart it shows as many as it has room for, beginning with `first`.
 */
export function formWindow(form: Form, first?: string): Window | undefined {
  const custom_id = writeCode('form', form.form, form.context);
  if (custom_id === undefined || form.fields.some(({ live }) => live === true)) return undefined;
  const all = form.fields.map((field) => ({ field, input: inputOf(field, form.direction) }));
  if (all.some(({ input }) => input === undefined)) return undefined;
  const shown = fitting(form, form.apart === true ? openFrom(form, first) : form.fields);
  if (shown.length === 0 || (form.apart !== true && shown.length < all.length)) return undefined;
  return { custom_id, title: titleOf(form), components: windowParts(form, shown) };
}

/** The question that is asked, and what is open after it; where that is no field, all that is open. */
function openFrom({ fields }: Form, first: string | undefined): readonly FormField[] {
  const start = Math.max(
    0,
    fields.findIndex(({ name }) => name === first),
  );
  const open = fields.slice(start).filter((field) => field.name === first || isOpen(field));
  return open.length === 0 ? fields : open;
}

function isOpen({ control }: FormField): boolean {
  if (control.kind === 'text') return (control.value ?? '') === '';
  return control.kind === 'choice' && control.selected.length === 0;
}

/** Some fields of a form that is shown as a message, to be written in; those that stand apart are sent by that. */
export function fieldsWindow(form: Form, names: readonly string[]): Window | undefined {
  const kind = form.apart === true ? 'form' : 'edited';
  const custom_id = writeCode(kind, form.form, form.context);
  const fields = form.fields.filter(({ name }) => names.includes(name)).slice(0, PARTS_MAX);
  if (custom_id === undefined || fields.length === 0) return undefined;
  const bare = { ...form, paragraphs: [] };
  const shown = fitting(bare, fields);
  return { custom_id, title: titleOf(form), components: windowParts(bare, shown) };
}

/** As many as there is room for, in their order; a text above them, which has what is too long for its place, takes some. */
function fitting(form: Form, fields: readonly FormField[]): readonly FormField[] {
  for (let count = Math.min(PARTS_MAX, fields.length); count > 0; count -= 1) {
    const some = fields.slice(0, count);
    if (count + (headOf(form, some).length === 0 ? 0 : 1) <= PARTS_MAX) return some;
  }
  return [];
}

function windowParts(form: Form, fields: readonly FormField[]): Window['components'] {
  const { direction } = form;
  return [
    ...headOf(form, fields),
    ...fields.flatMap((field, index): readonly APILabelComponent[] => {
      const component = inputOf(field, direction);
      if (component === undefined) return [];
      const shown = isLong(field) ? `${index + 1}. ${field.label}` : field.label;
      const { hint } = field;
      return [
        {
          ...{ type: ComponentType.Label, label: label(shown, LABEL_MAX, direction), component },
          ...(hint === undefined ? {} : { description: label(hint, DESCRIPTION_MAX, direction) }),
        },
      ];
    }),
  ];
}

/** All that is too long for its own place, in full: the form's own words, its title, and the labels and hints, by number. */
function headOf(form: Form, fields: readonly FormField[]) {
  const { direction, title, paragraphs } = form;
  const text = new Paragraphs(direction);
  if (title.length >= TITLE_MAX) text.add(title, 'bold');
  for (const paragraph of paragraphs) text.add(paragraph);
  for (const [index, field] of fields.entries()) {
    const { hint = '' } = field;
    if (isLong(field)) text.add(`${index + 1}. ${field.label}`);
    if (hint.length >= DESCRIPTION_MAX) text.add(hint, 'small');
  }
  return text.display();
}

function isLong({ label: text }: FormField): boolean {
  return text.length >= LABEL_MAX;
}

function titleOf({ title, direction }: Form): string {
  return title.length < TITLE_MAX ? label(title, TITLE_MAX, direction) : 'Parley';
}

/** undefined: a ranking, a table of rows, or more options than there is room for has no place in a window. */
function inputOf(field: FormField, direction: Direction): APIComponentInLabel | undefined {
  const { control, name, required } = field;
  switch (control.kind) {
    case 'text':
      return textInput(control, { name, required, direction });
    case 'choice':
      return areSelectable(control.options)
        ? choiceInput(control, { name, required, direction })
        : undefined;
    case 'ranking':
    case 'matrix':
      return undefined;
  }
}

interface Place {
  readonly name: string;
  readonly required: boolean;
  readonly direction: Direction;
}

function textInput(
  control: TextControl,
  { name, required, direction }: Place,
): APIComponentInLabel {
  const { input, value = '', placeholder = input === 'date' ? 'YYYY-MM-DD' : undefined } = control;
  const max_length = Math.min(WRITTEN_MAX, Math.max(1, control.maxLength));
  return {
    type: ComponentType.TextInput,
    custom_id: shortCode('one', name),
    style: input === 'long-text' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    ...{ required, max_length },
    ...(value === '' || value.length > max_length ? {} : { value }),
    ...(placeholder === undefined
      ? {}
      : { placeholder: label(placeholder, PLACEHOLDER_MAX, direction) }),
  };
}

/** All options in view where there are few. */
function choiceInput(
  { options, max, appearance, selected }: ChoiceControl,
  { name, required, direction }: Place,
): APIComponentInLabel {
  const shown = options.map((option) =>
    optionOf(option, { selected: selected.slice(0, max), direction }),
  );
  const isFew = options.length <= SHOWN_MAX;
  const least = required ? 1 : 0;
  if (max === 1 && isFew && options.length > 1 && appearance !== 'dropdown') {
    const custom_id = shortCode('one', name);
    return { type: ComponentType.RadioGroup, custom_id, options: shown, required };
  }
  const range = { min_values: least, max_values: Math.min(max, options.length), required };
  if (isFew && appearance !== 'dropdown') {
    const custom_id = shortCode('list', name);
    return { type: ComponentType.CheckboxGroup, custom_id, options: shown, ...range };
  }
  const custom_id = shortCode(max === 1 ? 'one' : 'list', name);
  return { type: ComponentType.StringSelect, custom_id, options: shown, ...range };
}
