import { ButtonStyle, ComponentType } from 'discord.js';
import type { ChoiceControl } from '../../src/platform/prompt.ts';
import type { Form, FormField } from '../../src/platform/shown.ts';
import {
  areSelectable,
  button,
  distinct,
  optionOf,
  type Part,
  rows,
  selectRow,
} from './buttons.ts';
import { CODE_MAX, readCode, shortCode, writeCode } from './codes.ts';
import type { ShownPart } from './payloads.ts';
import { type Direction, Paragraphs, styled, unescaped } from './texts.ts';

/**
 * A form as a message, for what no window can do: many fields, fields on which others depend, problems at fields. What the message
 * shows is what is held: choices are its lists' defaults, words stand in it, so that it is read from the message itself when
 * something of it is pressed, by whichever process.
 */
export function renderPanel(
  form: Form,
  problems: Readonly<Record<string, string>> = {},
): readonly Part[] | undefined {
  const { direction, title, paragraphs, fields, submit } = form;
  const send = writeCode('form', form.form, form.context);
  if (send === undefined) return undefined;
  const head = new Paragraphs(direction).add(title, 'title');
  for (const paragraph of paragraphs) head.add(paragraph);
  const typed = fields.filter(({ control }) => control.kind === 'text');
  const written = new Map(typed.map(({ name }, index) => [name, VALUES_FROM + index]));
  const told = { direction, problems };
  return distinct([
    ...head.display(),
    ...fields.flatMap((field) => fieldParts(field, { ...told, id: written.get(field.name) })),
    ...rows([
      ...editButtons(typed, direction),
      button(submit, send, { direction, style: ButtonStyle.Primary }),
    ]),
  ]);
}

/** The displays of typed values, in the order of their fields. */
const VALUES_FROM = 1_000;
const EDITED_AT_ONCE = 4;
/** Nothing written yet. */
const NOTHING = '—';

interface Telling {
  readonly direction: Direction;
  readonly problems: Readonly<Record<string, string>>;
  readonly id: number | undefined;
}

function fieldParts(field: FormField, { direction, problems, id }: Telling): readonly Part[] {
  const { name, label, hint = '', required, control } = field;
  const problem = problems[name] ?? '';
  const text = new Paragraphs(direction).raw(
    [
      styled(required ? `${label} *` : label, 'bold', direction),
      ...(hint === '' ? [] : [styled(hint, 'small', direction)]),
      ...(problem === '' ? [] : [styled(`⚠ ${problem}`, 'plain', direction)]),
      ...(control.kind === 'text' ? [valueLines(control.value ?? '', direction)] : []),
    ].join('\n'),
  );
  if (control.kind !== 'choice' || !areSelectable(control.options)) return text.display(id);
  return [...text.display(), chosen(field, control, direction)];
}

/** The value is the quoted lines: nothing else in such a text is a quotation. */
function valueLines(value: string, direction: Direction): string {
  return styled(value.trim() === '' ? NOTHING : value, 'quote', direction).replace(/^$/gm, '> ');
}

function chosen(
  { name, required }: FormField,
  { options, selected, max }: ChoiceControl,
  direction: Direction,
): Part {
  const shown = { selected: selected.slice(0, max), direction };
  return selectRow(
    {
      custom_id: shortCode('field', name),
      options: options.map((option) => optionOf(option, shown)),
      min_values: required ? 1 : 0,
      max_values: Math.min(max, options.length),
    },
    direction,
  );
}

/** One button for as many fields as one window has room for; its code names them. */
function editButtons(typed: readonly FormField[], direction: Direction) {
  const groups: FormField[][] = [];
  for (const field of typed) {
    const last = groups.at(-1);
    const isRoomy =
      last !== undefined &&
      last.length < EDITED_AT_ONCE &&
      namesOf([...last, field]).length < CODE_MAX - 2;
    if (isRoomy) last.push(field);
    else groups.push([field]);
  }
  return groups.map((fields) => {
    const labels = fields.map(({ label }) => label);
    return button(`✎ ${labels.join(', ')}`, shortCode('edit', namesOf(fields)), { direction });
  });
}

function namesOf(fields: readonly Pick<FormField, 'name'>[]): string {
  return fields.map(({ name }) => name).join(',');
}

/** What a panel holds; undefined: the message is none. */
export interface Held {
  readonly form: string;
  readonly context: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

export function readPanel(parts: readonly ShownPart[]): Held | undefined {
  const controls = parts.flatMap((part) => part.components ?? []);
  const codes = controls.map((control) => ({ control, code: readCode(control.custom_id ?? '') }));
  const send = codes.find(({ code }) => code?.kind === 'form')?.code;
  if (send?.kind !== 'form') return undefined;
  const [form, context] = send.parts;
  const names = codes.flatMap(({ code }) =>
    code?.kind === 'edit' ? code.parts[0].split(',') : [],
  );
  // One for which the message had no room is in nobody's hands: it is not '', which would take an answer back.
  const typed = names.flatMap((name, index) => {
    const display = parts.find(({ id }) => id === VALUES_FROM + index);
    return display === undefined ? [] : [[name, writtenIn(display.content)] as const];
  });
  const selected = codes.flatMap(({ control, code }) =>
    code?.kind === 'field' && control.type === ComponentType.StringSelect
      ? [[code.parts[0], defaultsOf(control)] as const]
      : [],
  );
  return { form, context, fields: Object.fromEntries([...typed, ...selected]) };
}

function defaultsOf({ options = [], max_values = 1 }: ShownPart): string | readonly string[] {
  const chosen = options.filter((option) => option.default === true).map(({ value }) => value);
  return max_values === 1 ? (chosen[0] ?? '') : chosen;
}

function writtenIn(content = ''): string {
  const lines = content.split('\n').flatMap((line) => (line.startsWith('>') ? [line] : []));
  const text = lines.map((line) => unescaped(line.replace(/^> ?/, ''))).join('\n');
  return text === NOTHING ? '' : text;
}
