import type { Capabilities } from '../../platform/capabilities.ts';
import type {
  ChoiceControl,
  Control,
  Option,
  QuestionPrompt,
  TextControl,
} from '../../platform/prompt.ts';
import { isStepwise, layOut, neededBeside, type OptionLayout, stepOptions } from '../layout.ts';

type Numbered = Option & { readonly number: number };

/** The question with a control that fits, and the numbered list that must stand in its text. */
export function fitControl(
  prompt: QuestionPrompt,
  capabilities: Capabilities,
  page: number,
): { readonly prompt: QuestionPrompt; readonly list: readonly string[] } {
  const { control } = prompt;
  const stepwise = isStepwise(control, capabilities);
  const isWhole = !stepwise && (control.kind === 'ranking' || control.kind === 'matrix');
  if (control.kind === 'text' || (isWhole && capabilities.forms)) return { prompt, list: [] };
  const options = stepOptions(control);
  const layout = layOut(options, capabilities, neededBeside(control, stepwise));
  const step = stepPrompt(prompt, control);
  if (isMultiSelect(control, stepwise)) return severalAtOnce(step, control, capabilities);
  if (layout.by === 'typed') {
    const typed: QuestionPrompt = { ...step, control: typedControl(capabilities) };
    return { prompt: typed, list: listOf(options, control) };
  }
  const shown = pageOf(options, layout.pageSize, page);
  const list = layout.numbered ? listOf(shown, control) : [];
  return { prompt: { ...step, control: pressed(control, shown, layout) }, list };
}

function isMultiSelect(control: Control, stepwise: boolean): control is ChoiceControl {
  return control.kind === 'choice' && control.max > 1 && !stepwise;
}

/** One select that takes several; labels that are too long for it stand in the text. */
function severalAtOnce(
  prompt: QuestionPrompt,
  control: ChoiceControl,
  { optionLabelMax }: Capabilities,
): { readonly prompt: QuestionPrompt; readonly list: readonly string[] } {
  const options = stepOptions(control);
  if (options.every(({ label }) => label.length <= optionLabelMax)) return { prompt, list: [] };
  const short = options.map(({ value, number }) => ({ value, label: String(number) }));
  return {
    prompt: { ...prompt, control: { ...control, options: short } },
    list: listOf(options, control),
  };
}

/** A row of a matrix is named where its columns are asked; a ranking shows what it has so far. */
function stepPrompt(prompt: QuestionPrompt, control: Control): QuestionPrompt {
  if (control.kind === 'matrix') {
    const row = control.rows.find(({ value }) => control.cells[value] === undefined);
    return row === undefined ? prompt : { ...prompt, description: withBefore(prompt, row.label) };
  }
  if (control.kind !== 'ranking' || control.ranked.length === 0) return prompt;
  const labels = control.ranked.map(
    (code, index) =>
      `${index + 1}. ${control.options.find(({ value }) => value === code)?.label ?? code}`,
  );
  return { ...prompt, description: withBefore(prompt, labels.join('\n')) };
}

function withBefore({ description }: QuestionPrompt, line: string): string {
  return description === undefined ? line : `${description}\n\n${line}`;
}

function pageOf(options: readonly Numbered[], size: number, page: number): readonly Numbered[] {
  const pages = Math.max(1, Math.ceil(options.length / size));
  const from = (page % pages) * size;
  return options.slice(from, from + size);
}

/**
 * One choice to press. A mark shows what is chosen already, because pressing it again takes it
 * back.
 */
function pressed(
  control: Control,
  options: readonly Numbered[],
  layout: OptionLayout,
): ChoiceControl {
  const choice = control.kind === 'choice' ? control : undefined;
  const buttons = choice?.appearance === 'dropdown' ? 'list' : (choice?.appearance ?? 'list');
  const shown = options.map(({ value, label, number }) => ({
    value,
    label: layout.numbered ? String(number) : label,
  }));
  return {
    kind: 'choice',
    options: shown,
    min: 1,
    max: 1,
    appearance: layout.by === 'select' ? 'dropdown' : buttons,
    selected: choice?.selected ?? [],
    ...(choice?.other === undefined ? {} : { other: choice.other }),
    ...(choice?.exclusive === undefined ? {} : { exclusive: choice.exclusive }),
    ...(choice?.scale === undefined ? {} : { scale: choice.scale }),
  };
}

function typedControl({ textMax }: Capabilities): TextControl {
  return { kind: 'text', input: 'text', maxLength: textMax };
}

function listOf(options: readonly Numbered[], control: Control): readonly string[] {
  const choice = control.kind === 'choice' ? control : undefined;
  const { scale } = choice ?? {};
  const last = options.length - 1;
  return options.map(({ value, label, number }, index) => {
    const mark = choice?.selected.includes(value) === true ? ' ✓' : '';
    if (choice?.appearance !== 'scale') return `${number}. ${label}${mark}`;
    const end = index === 0 ? scale?.low : index === last ? scale?.high : undefined;
    return end === undefined ? `${label}${mark}` : `${label} – ${end}${mark}`;
  });
}
