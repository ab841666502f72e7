import { ButtonStyle } from 'discord.js';
import type {
  ChoiceControl,
  MatrixControl,
  Option,
  QuestionPrompt,
  RankingControl,
  TextControl,
} from '../../src/platform/prompt.ts';
import {
  areSelectable,
  BUTTON_LABEL_MAX,
  button,
  optionOf,
  type Part,
  rows,
  selectRow,
} from './buttons.ts';
import { shortCode, writeCode } from './codes.ts';
import { styled, textDisplay } from './texts.ts';
import { wordsIn } from './words.ts';

/** As many choices as stand well beside each other on a telephone. */
const BUTTONS_MAX = 5;
const SCALE_MAX = 10;
const BUTTON_LABEL_GOOD = 28;
/** Of a text input (docs.discord.com/developers/components/reference#text-input). */
export const WRITTEN_MAX = 4_000;
/** A longer answer of before is not shown again below its question: it stands in the review. */
const SHOWN_AGAIN_MAX = 600;

/** The display of what was answered before: the window for words begins with it. */
export const VALUE_ID = 4;

/** Each kind of control as Discord shows it best; `prompt` has been fitted, so that nothing here has to be cut. */
export function controlParts(prompt: QuestionPrompt): readonly Part[] {
  const { control } = prompt;
  switch (control.kind) {
    case 'choice':
      return choice(prompt, control);
    case 'text':
      return text(prompt, control);
    // `fit` asks these by picks, since the capabilities have no forms; whole ones are read, and answered by typing.
    case 'ranking':
      return listed(prompt, ranksOf(control));
    case 'matrix':
      return listed(prompt, cellsOf(control));
  }
}

function choice(prompt: QuestionPrompt, control: ChoiceControl): readonly Part[] {
  const { options, max } = control;
  if (options.length === 0) return [];
  const ends = scaleEnds(prompt, control);
  const buttons = max === 1 && areNeat(control) ? optionButtons(prompt, control) : undefined;
  if (buttons !== undefined) return [...ends, ...rows(buttons)];
  if (areSelectable(options)) return [...ends, select(prompt, control)];
  return listed(prompt, options);
}

function areNeat({ options, appearance }: ChoiceControl): boolean {
  if (appearance === 'yes-no' || appearance === 'scale') return options.length <= SCALE_MAX;
  const isNeat = options.every(({ label }) => label.length <= BUTTON_LABEL_GOOD);
  return appearance === 'list' && isNeat && options.length <= BUTTONS_MAX;
}

/** undefined: a code has no room on a button. An option's value has more. */
function optionButtons({ id, question, direction }: QuestionPrompt, control: ChoiceControl) {
  const made = control.options.map((option) => {
    const code = writeCode('option', id, question, option.value);
    const isChosen = control.selected.includes(option.value);
    const style = isChosen ? ButtonStyle.Success : ButtonStyle.Secondary;
    const label = isChosen ? marked(option.label) : option.label;
    return code === undefined ? undefined : button(label, code, { direction, style });
  });
  const fitting = made.filter((one) => one !== undefined);
  return fitting.length === made.length ? fitting : undefined;
}

function select(prompt: QuestionPrompt, control: ChoiceControl): Part {
  const { id, question, direction, hint = '', title } = prompt;
  const { options, max, min } = control;
  const several = max > 1;
  // Of steps each is pressed again to take it back, which nobody can do with what a list shows as chosen.
  const inSteps = isInSteps(prompt);
  const shown = { selected: inSteps ? [] : control.selected.slice(0, max), direction };
  const mark = ({ value }: Option) =>
    inSteps && control.selected.includes(value) ? { description: '✓' } : {};
  return selectRow(
    {
      custom_id: shortCode(several ? 'several' : 'pick', id, question),
      options: options.map((option) => ({ ...optionOf(option, shown), ...mark(option) })),
      placeholder: hint === '' ? title : hint,
      min_values: Math.min(Math.max(1, several ? min : 1), options.length),
      max_values: Math.min(max, options.length),
    },
    direction,
  );
}

/** Not by colour alone, where there is room. */
function marked(label: string): string {
  return label.length + 3 <= BUTTON_LABEL_MAX ? `✓ ${label}` : label;
}

/** Picked one after the other, until "done" is pressed. */
function isInSteps({ actions }: QuestionPrompt): boolean {
  return actions.some(({ command }) => command === 'done' || command === 'more');
}

/** What the ends of a scale mean. */
function scaleEnds(
  { direction }: QuestionPrompt,
  { scale, options }: ChoiceControl,
): readonly Part[] {
  const ends = [
    [options[0], scale?.low],
    [options.at(-1), scale?.high],
  ] as const;
  const told = ends.flatMap(([option, meaning]) =>
    option === undefined || meaning === undefined ? [] : [`${option.label}: ${meaning}`],
  );
  return told.length === 0 ? [] : [textDisplay(styled(told.join(' · '), 'small', direction))];
}

/** The words of now, and a button that opens a window to write in; typing in the conversation does as well. */
function text(prompt: QuestionPrompt, control: TextControl): readonly Part[] {
  const { id, question, direction, rejected, language } = prompt;
  const value = typeof rejected === 'string' ? rejected : (control.value ?? '');
  const isShown = value.trim() !== '' && value.length <= SHOWN_AGAIN_MAX;
  const size = Math.min(WRITTEN_MAX, Math.max(1, control.maxLength)).toString(36);
  const style = control.input === 'long-text' ? 'l' : 's';
  const code = shortCode('write', id, question, `${style}${size}`);
  const way = { direction, style: ButtonStyle.Primary } as const;
  return [
    ...(isShown ? [textDisplay(styled(value, 'quote', direction), VALUE_ID)] : []),
    ...rows([button(`✎ ${wordsIn(language).answer}`, code, way)]),
  ];
}

function listed({ direction }: QuestionPrompt, options: readonly Option[]): readonly Part[] {
  const lines = options.map(({ label }, index) => `${index + 1}. ${label}`);
  return [textDisplay(styled(lines.join('\n'), 'plain', direction))];
}

function ranksOf({ options }: RankingControl): readonly Option[] {
  return options;
}

function cellsOf({ rows: asked, columns }: MatrixControl): readonly Option[] {
  return [...asked, ...columns];
}
