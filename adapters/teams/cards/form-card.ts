import type { Form, FormField } from '../../../src/platform/shown.ts';
import { button, rowsOfButtons } from './actions.ts';
import { type CardContext, type Element, fits, type RenderedCard, renderedCard } from './card.ts';
import type { FieldCode, FormCode, Meaning } from './codes.ts';
import { fieldInputs } from './inputs.ts';
import { shownAgain } from './shown-again.ts';
import { Paragraphs, PROBLEM, SMALL } from './texts.ts';
import { wordsIn } from './words.ts';

export interface FormContext extends CardContext {
  /** What is wrong, by field. */
  readonly problems?: Readonly<Record<string, string>>;
  /** What was filled in, where the form itself does not know it yet. */
  readonly typed?: Readonly<Record<string, unknown>>;
  /** Which card of a form that has several is shown, from 0; left out: the one with the first problem, else the first. */
  readonly page?: number;
  /** Of a form whose fields stand apart: the field to begin with where not all have room on one card. */
  readonly first?: string;
}

/**
 * A form as a card. One that is too large for a card comes in several: of fields that stand apart, as many as there is room for, since
 * they are sent by themselves; of others, pages that keep what was filled in on each.
 */
export function formCard(form: Form, context: FormContext = {}): RenderedCard {
  const { typed = {}, page } = context;
  const fields = form.fields.map((field) => ({
    ...field,
    control: shownAgain(field.control, typed[field.name]),
  }));
  const filledIn = { ...form, fields };
  const whole = cardOf(filledIn, { from: 0, to: fields.length }, context);
  if (fits(whole)) return whole;
  if (form.apart === true) {
    return cardOf({ ...filledIn, fields: partOf(filledIn, context) }, undefined, context);
  }
  const pages = pagesOf(filledIn, context);
  const faulty = filledIn.fields.findIndex(({ name }) => name === faultyIn(fields, context));
  const asked = page ?? pages.findIndex(({ from, to }) => faulty >= from && faulty < to);
  return cardOf(filledIn, pages[Math.min(Math.max(0, asked), pages.length - 1)], context);
}

/** The first field at which something is wrong. */
function faultyIn(fields: readonly FormField[], { problems = {} }: FormContext) {
  return fields.find(({ name }) => Object.hasOwn(problems, name))?.name;
}

interface Slice {
  readonly from: number;
  readonly to: number;
  /** Its place among several, and their number. */
  readonly page?: number;
  readonly pages?: number;
}

/** As many fields as there is room for, beginning with the one that is asked for, else with the first that is open. */
function partOf({ fields, ...form }: Form, context: FormContext): readonly FormField[] {
  const first = context.first ?? faultyIn(fields, context);
  const named = fields.findIndex(({ name }) => name === first);
  const from = Math.max(0, named < 0 ? fields.findIndex(isOpen) : named);
  let to = fields.length;
  while (to > from + 1) {
    const some = fields.slice(from, to);
    if (fits(cardOf({ ...form, fields: some }, undefined, context))) break;
    to -= 1;
  }
  return fields.slice(from, to);
}

function isOpen({ control }: FormField): boolean {
  if (control.kind === 'text') return (control.value ?? '') === '';
  return control.kind === 'choice' && control.selected.length === 0;
}

function pagesOf(form: Form, context: FormContext): readonly Slice[] {
  const slices: { from: number; to: number }[] = [];
  const count = form.fields.length;
  for (let from = 0; from < count; ) {
    let to = count;
    // The widest page number that there can be, so that none is a little too large when it is shown.
    const fitting = () => fits(cardOf(form, { from, to, page: 1, pages: 3 }, context));
    while (to > from + 1 && !fitting()) to -= 1;
    slices.push({ from, to });
    from = to;
  }
  return slices.map((slice, page) => ({ ...slice, page, pages: slices.length }));
}

function cardOf(
  form: Form,
  { from, to, page = 0, pages = 1 }: Slice = { from: 0, to: form.fields.length },
  context: FormContext,
): RenderedCard {
  const { direction, title, paragraphs } = form;
  const text = new Paragraphs(direction).heading(title);
  for (const paragraph of paragraphs) text.add(paragraph);
  if (pages > 1) text.add(`${page + 1}/${pages}`, SMALL);
  const shown = form.fields.slice(from, to);
  // Whatever gathers inputs has them all checked: where more than "send" gathers, the problems are told when it is sent.
  const isStrict = pages === 1 && !form.fields.some(({ live }) => live === true);
  const rendered = shown.map((field, index) =>
    fieldElements(field, { form, context, index, isStrict }),
  );
  const code: FormCode = {
    ...{ form: form.form, context: form.context },
    fields: rendered.map(({ code }, index) => ({ name: shown[index]?.name ?? '', code })),
    ...(pages === 1 ? {} : { held: heldBy(form.fields.filter((field) => !shown.includes(field))) }),
  };
  return renderedCard(
    [
      ...text.elements(),
      ...rendered.flatMap(({ elements }) => elements),
      ...formButtons(form, code, { page, pages, context }),
    ],
    { direction, summary: title },
  );
}

interface FieldPlace {
  readonly form: Form;
  readonly context: FormContext;
  readonly index: number;
  readonly isStrict: boolean;
}

function fieldElements(
  { name, label, hint = '', required, control }: FormField,
  { form: { direction, language }, context, index, isStrict }: FieldPlace,
): { readonly elements: readonly Element[]; readonly code: FieldCode } {
  const problem = context.problems?.[name] ?? '';
  const isRequired = required && isStrict;
  const shown = required && !isRequired ? `${label} *` : label;
  const look = { field: index, label: shown, isRequired, language, direction };
  const { elements, code } = fieldInputs(control, look);
  const told = new Paragraphs(direction).add(problem === '' ? '' : `⚠ ${problem}`, PROBLEM);
  const [first, ...more] = elements;
  const spaced = first === undefined ? [] : [{ ...first, spacing: 'Medium' as const }, ...more];
  const helping = new Paragraphs(direction).add(hint, SMALL).elements();
  const below = helping.map((element) => ({ ...element, spacing: 'Small' as const }));
  return { elements: [...told.elements(), ...spaced, ...below], code };
}

function formButtons(
  form: Form,
  d: FormCode,
  {
    page,
    pages,
    context,
  }: { readonly page: number; readonly pages: number; readonly context: FormContext },
): readonly Element[] {
  const words = wordsIn(form.language);
  const gathering = (label: string, meaning: Meaning) =>
    button(label, meaning, context, { gathers: true });
  const isLive = form.fields.some(({ live }) => live === true);
  return rowsOfButtons([
    ...(page > 0 ? [gathering(words.previous, { k: 'again', d, g: page - 1 })] : []),
    ...(page + 1 < pages ? [gathering(words.next, { k: 'again', d, g: page + 1 })] : []),
    ...(page + 1 === pages ? [gathering(form.submit, { k: 'send', d })] : []),
    ...(isLive ? [gathering(words.again, { k: 'again', d, g: page })] : []),
    button(form.cancel, { k: 'close', d: form.form }, context),
  ]);
}

/** What stands on the other pages, as it would come back from them. */
function heldBy(fields: readonly FormField[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map(({ name, control }) => [name, valueIn(control)]));
}

function valueIn(control: FormField['control']): unknown {
  switch (control.kind) {
    case 'text':
      return control.value ?? '';
    case 'ranking':
      return control.ranked;
    case 'matrix':
      return control.cells;
    case 'choice': {
      const { max, selected, other } = control;
      const value = max > 1 ? selected : (selected[0] ?? '');
      const isOwn = other !== undefined && selected.includes(other.value);
      return isOwn ? { value, words: other.words } : value;
    }
  }
}
