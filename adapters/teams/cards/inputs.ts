import type {
  ChoiceControl,
  Control,
  MatrixControl,
  Option,
  RankingControl,
  TextControl,
} from '../../../src/platform/prompt.ts';
import type { ChoiceSet, Element, Input } from './card.ts';
import { type FieldCode, type InputRole, inputId, writeChoice } from './codes.ts';
import { type Direction, isPlain, oneLine, Paragraphs } from './texts.ts';
import { wordsIn } from './words.ts';

/** Inputs that make one value together, and how it is read when they come back. */
export interface RenderedField {
  readonly elements: readonly Element[];
  readonly code: FieldCode;
}

export interface FieldLook {
  /** Its place in the card. */
  readonly field: number;
  readonly label: string;
  /** Whether the card cannot be sent without it. */
  readonly isRequired: boolean;
  readonly language: string;
  readonly direction: Direction;
  /** Labels that would be repeated stand once, with numbers, and the numbers are chosen. */
  readonly numbered?: boolean;
  /** Picked one after the other: nothing is chosen yet, and what was picked is marked. */
  readonly inSteps?: boolean;
}

/** All options are in view up to this many; above it they are searched by typing. */
const SHOWN_MAX = 10;
/** What a closed list shows of an option on a telephone. */
const COMPACT_LABEL_MAX = 40;
export const WRITTEN_MAX = 10_000;

/** Each kind of control as Teams shows it best. Nothing is cut here. */
export function fieldInputs(control: Control, look: FieldLook): RenderedField {
  switch (control.kind) {
    case 'choice':
      return choice(control, look);
    case 'ranking':
      return ranking(control, look);
    case 'matrix':
      return matrix(control, look);
    case 'text':
      return { elements: [written(control, look)], code: { s: 'text' } };
  }
}

function choice(control: ChoiceControl, look: FieldLook): RenderedField {
  const { max, other, selected } = control;
  const { list, options } = labelled(withEnds(control), look);
  const marked = options.map((option) =>
    look.inSteps === true && selected.includes(option.value)
      ? { ...option, label: `✓ ${option.label}` }
      : option,
  );
  const chosen = look.inSteps === true ? [] : selected;
  // Words of one's own alone mean "other": the list may be left as it is then.
  const isRequired = look.isRequired && other === undefined;
  const set = choiceSet(marked, {
    ...{ look: { ...look, isRequired }, role: 'value', label: look.label },
    ...{ chosen, style: styleOf(control), several: max > 1 },
  });
  const own = other === undefined ? [] : [ownWords(other, look)];
  const s = max > 1 ? ('list' as const) : ('one' as const);
  const code = other === undefined ? { s } : { s, o: other.value };
  const now = set.style === 'filtered' && max === 1 ? chosenNow(control, look) : [];
  return { elements: [...now, ...list, set, ...own], code };
}

/** Some clients do not show what is chosen in a list that is searched. */
function chosenNow({ options, selected }: ChoiceControl, look: FieldLook): readonly Element[] {
  const chosen = options.find(({ value }) => value === selected[0]);
  const isShown = chosen !== undefined && look.inSteps !== true;
  return new Paragraphs(look.direction).add(isShown ? `✓ ${chosen.label}` : '').elements();
}

/** What the ends of a scale mean stands at them. */
function withEnds(control: ChoiceControl): ChoiceControl {
  const { options, scale = {} } = control;
  const last = options.length - 1;
  return {
    ...control,
    options: options.map((option, index) => {
      const end = index === 0 ? scale.low : index === last ? scale.high : undefined;
      return end === undefined ? option : { ...option, label: `${option.label} – ${end}` };
    }),
  };
}

/** Closed lists only where they are asked for and show enough: in an open one long labels wrap. */
function styleOf({ options, appearance }: ChoiceControl): ChoiceSet['style'] {
  if (options.length > SHOWN_MAX) return 'filtered';
  const isShort = options.every(({ label }) => label.length <= COMPACT_LABEL_MAX);
  return appearance === 'dropdown' && isShort ? 'compact' : 'expanded';
}

/**
 * Some clients read the choices of an open list as Markdown and some do not, so that nothing escapes for all of them: labels with
 * such signs stand above it, as they were written, and their numbers are chosen.
 */
function labelled(control: ChoiceControl, { direction, numbered = false }: FieldLook) {
  const { options } = control;
  const isOpen = control.max > 1 || styleOf(control) === 'expanded';
  const isRead = isOpen && !options.every(({ label }) => isPlain(label));
  return numbered || isRead ? numberedList(options, direction) : { list: [], options };
}

/** Lines with numbers, and options that are called by them. */
export function numberedList(options: readonly Option[], direction: Direction) {
  const text = new Paragraphs(direction);
  text.add(options.map(({ label }, index) => `${index + 1}. ${oneLine(label)}`).join('\n'));
  const named = options.map(({ value }, index) => ({ value, label: String(index + 1) }));
  return { list: text.elements(), options: named };
}

interface SetLook {
  readonly look: FieldLook;
  readonly role: InputRole;
  readonly part?: number;
  readonly label: string;
  readonly chosen: readonly string[];
  readonly style: ChoiceSet['style'];
  readonly several?: boolean;
}

function choiceSet(
  options: readonly Option[],
  { look, role, part, label, chosen, style, several = false }: SetLook,
): ChoiceSet {
  const words = wordsIn(look.language);
  const shown = options.filter(({ value }) => chosen.includes(value));
  const value = shown.map((option) => writeChoice(option.value)).join(',');
  return {
    type: 'Input.ChoiceSet',
    ...inputBase(look, { role, part, label, error: words.required }),
    choices: distinct(options).map((option) => ({
      title: option.label,
      value: writeChoice(option.value),
    })),
    ...{ style, wrap: true },
    ...(several ? { isMultiSelect: true } : {}),
    ...(style === 'expanded' ? {} : { placeholder: words.choose }),
    ...(value === '' ? {} : { value }),
  };
}

/** A list that is searched finds a choice by its title: no two may be alike. */
function distinct(options: readonly Option[]): readonly Option[] {
  const titles = new Set<string>();
  return options.map(({ value, label }) => {
    const title = oneLine(label);
    let own = title;
    for (let count = 2; titles.has(own); count += 1) own = `${title} (${count})`;
    titles.add(own);
    return { value, label: own };
  });
}

function ownWords(
  { label, words, wordsMax }: NonNullable<ChoiceControl['other']>,
  look: FieldLook,
): Input {
  return {
    type: 'Input.Text',
    ...inputBase({ ...look, isRequired: false }, { role: 'words', label }),
    maxLength: Math.min(WRITTEN_MAX, Math.max(1, wordsMax)),
    ...(words === '' ? {} : { value: words }),
  };
}

/** A list for each place. What is chosen twice or left open is said kindly when it is saved. */
function ranking(control: RankingControl, look: FieldLook): RenderedField {
  const { direction, numbered = false } = look;
  const { options: all, ranked } = control;
  const { list, options } = numbered ? numberedList(all, direction) : { list: [], options: all };
  const places = Math.max(1, Math.min(control.max, all.length));
  const sets = Array.from({ length: places }, (_, part) => {
    const chosen = ranked.slice(part, part + 1);
    const own = { ...look, isRequired: look.isRequired && part < control.min };
    const label = `${part + 1}.`;
    return choiceSet(options, { look: own, role: 'rank', part, label, chosen, style: 'compact' });
  });
  const head = new Paragraphs(direction).add(look.label).elements();
  return { elements: [...head, ...list, ...sets], code: { s: 'ranks', n: places } };
}

function matrix(control: MatrixControl, look: FieldLook): RenderedField {
  const { direction, numbered = false } = look;
  const { rows, columns, cells, eachRowRequired } = control;
  const { list, options } = numbered
    ? numberedList(columns, direction)
    : { list: [], options: columns };
  const sets = rows.map(({ value, label }, part) => {
    const found = cells[value];
    const own = { ...look, isRequired: look.isRequired && eachRowRequired };
    const chosen = found === undefined ? [] : [found];
    return choiceSet(options, { look: own, role: 'cell', part, label, chosen, style: 'compact' });
  });
  const head = new Paragraphs(direction).add(look.label).elements();
  const r = rows.map(({ value }) => value);
  return { elements: [...head, ...list, ...sets], code: { s: 'cells', r } };
}

/** The field for words, a number, a date or an address. */
function written(control: TextControl, look: FieldLook): Input {
  const { input, placeholder = '', value = '' } = control;
  const own = placeholder === '' ? {} : { placeholder: oneLine(placeholder) };
  switch (input) {
    case 'number':
      return numberInput(control, look);
    case 'date':
      return dateInput(control, look);
    case 'email':
    case 'text':
    case 'long-text': {
      const error = input === 'email' ? wordsIn(look.language).address : undefined;
      const maxLength = Math.min(WRITTEN_MAX, Math.max(1, control.maxLength));
      return {
        type: 'Input.Text',
        ...inputBase(look, { role: 'value', label: look.label, error }),
        ...{ ...own, maxLength },
        ...(input === 'email' ? { style: 'Email' } : {}),
        ...(input === 'long-text' ? { isMultiline: true } : {}),
        // A longer one is not shown again in a field that could not take it: it stands in the review.
        ...(value === '' || value.length > maxLength ? {} : { value }),
      };
    }
  }
}

function numberInput({ min, max, value = '', placeholder }: TextControl, look: FieldLook): Input {
  const words = wordsIn(look.language);
  const least = typeof min === 'number' ? { min } : {};
  const most = typeof max === 'number' ? { max } : {};
  const limits = { ...least, ...most };
  const both = 'min' in limits && 'max' in limits ? words.range : words.number;
  const one = 'min' in limits ? words.least : words.most;
  const said = Object.keys(limits).length === 1 ? one : both;
  const numbers = new Intl.NumberFormat(look.language, { maximumFractionDigits: 10 });
  const error = said.replace(/\{(min|max)\}/g, (_whole, which: 'min' | 'max') =>
    numbers.format(limits[which] ?? 0),
  );
  return {
    type: 'Input.Number',
    ...inputBase(look, { role: 'value', label: look.label, error }),
    ...limits,
    ...(placeholder === undefined ? {} : { placeholder: oneLine(placeholder) }),
    ...(/^-?\d{1,15}(\.\d{1,10})?$/.test(value) ? { value: Number(value) } : {}),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function dateInput({ min, max, value = '' }: TextControl, look: FieldLook): Input {
  return {
    type: 'Input.Date',
    ...inputBase(look, {
      ...{ role: 'value', label: look.label, error: wordsIn(look.language).date },
    }),
    ...(typeof min === 'string' && DAY.test(min) ? { min } : {}),
    ...(typeof max === 'string' && DAY.test(max) ? { max } : {}),
    ...(DAY.test(value) ? { value } : {}),
  };
}

function inputBase(
  { field, isRequired, language }: FieldLook,
  named: {
    readonly role: InputRole;
    readonly part?: number | undefined;
    readonly label: string;
    /** What is said where it is filled in wrongly. */
    readonly error?: string | undefined;
  },
) {
  const { role, part, label, error = wordsIn(language).required } = named;
  return {
    id: inputId(field, role, part),
    label: oneLine(label),
    ...(isRequired ? { isRequired } : {}),
    ...(isRequired || named.error !== undefined ? { errorMessage: error } : {}),
  };
}
