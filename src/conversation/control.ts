import type { Control, Option } from '../platform/prompt.ts';
import { isList, offered, openCells } from './choices.ts';
import { LENGTHS } from './compile-question.ts';
import { limitsOf } from './normalise-choices.ts';
import type { Choice, ChoiceQuestion, CompiledQuestion } from './questionnaire.ts';
import { wordsOf } from './questionnaire.ts';
import type { Draft } from './state.ts';
import type { View } from './view.ts';

/**
 * What the question can be answered with now, and what is chosen so far: the draft, else the
 * answer, else the suggestion.
 */
export function controlOf(view: View, question: CompiledQuestion, draft: Draft | null): Control {
  const { values } = view.projection;
  const current = values[question.name] ?? question.suggestion;
  const picked = draft?.question === question.name ? draft : null;
  switch (question.kind) {
    case 'one':
    case 'several':
      return choiceControl(view, question, picked?.picked ?? codesIn(current));
    case 'yes-no':
    case 'rating':
      return fewControl(view, question, codesIn(current));
    case 'ranking': {
      const options = optionsOf(offered(question, values), view);
      const open = (code: string) => options.some(({ value }) => value === code);
      const ranked = (picked?.picked ?? codesIn(current)).filter(open);
      return { kind: 'ranking', options, ...limitsOf(question, values), ranked };
    }
    case 'matrix': {
      const { rows, columns } = openCells(question, values);
      return {
        kind: 'matrix',
        rows: optionsOf(rows, view),
        columns: optionsOf(columns, view),
        cells: picked?.cells ?? cellsIn(current),
        eachRowRequired: question.eachRowRequired,
      };
    }
    case 'number':
    case 'date':
    case 'words':
      return typedControl(view, question, current);
  }
}

/** The words of "other", asked by themselves on a channel that has no room beside the choice. */
export function otherWordsControl(view: View, question: CompiledQuestion): Control {
  const words = view.situation.response.answers[wordsOf(question.name)];
  return {
    kind: 'text',
    input: 'text',
    maxLength: LENGTHS.otherWords,
    ...(typeof words === 'string' ? { value: words } : {}),
  };
}

function choiceControl(view: View, question: ChoiceQuestion, chosen: readonly string[]): Control {
  const { values } = view.projection;
  const options = optionsOf(offered(question, values), view);
  const { min, max } = question.kind === 'one' ? { min: 1, max: 1 } : limitsOf(question, values);
  const words = view.situation.response.answers[wordsOf(question.name)];
  const { other, none } = question;
  return {
    kind: 'choice',
    options,
    min,
    max,
    appearance: question.appearance,
    selected: chosen.filter((code) => options.some(({ value }) => value === code)),
    ...(other === null
      ? {}
      : {
          other: {
            value: other.value,
            label: view.phrase('otherWordsLabel'),
            words: typeof words === 'string' ? words : '',
            wordsMax: LENGTHS.otherWords,
          },
        }),
    ...(none === null ? {} : { exclusive: none.value }),
  };
}

function fewControl(
  view: View,
  question: Extract<CompiledQuestion, { kind: 'yes-no' | 'rating' }>,
  selected: readonly string[],
): Control {
  const one = { kind: 'choice' as const, min: 1, max: 1, selected };
  if (question.kind === 'yes-no') {
    const options = [
      { value: 'true', label: question.yes[view.language] },
      { value: 'false', label: question.no[view.language] },
    ];
    return { ...one, options, appearance: 'yes-no' };
  }
  const [low, high] = [view.text(question.low), view.text(question.high)];
  const options = question.values.map((value) => ({ value: String(value), label: String(value) }));
  const scale = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  return { ...one, options, appearance: 'scale', scale };
}

function typedControl(
  view: View,
  question: Extract<CompiledQuestion, { kind: 'number' | 'date' | 'words' }>,
  current: unknown,
): Control {
  const value = current === undefined ? {} : { value: String(current) };
  if (question.kind === 'words') {
    const { input, maxLength } = question;
    return { kind: 'text', input, maxLength, ...placeholderOf(view, question), ...value };
  }
  const { min, max } = question;
  const range = { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
  const placeholder = question.kind === 'number' ? placeholderOf(view, question) : {};
  return { kind: 'text', input: question.kind, maxLength: 100, ...range, ...placeholder, ...value };
}

function placeholderOf(
  view: View,
  question: Extract<CompiledQuestion, { kind: 'number' | 'words' }>,
) {
  const placeholder = view.text(question.placeholder);
  return placeholder === undefined ? {} : { placeholder };
}

export function optionsOf(choices: readonly Choice[], view: View): readonly Option[] {
  return choices.map(({ value, label }) => ({ value, label: label[view.language] }));
}

function codesIn(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [String(value)];
}

function cellsIn(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || isList(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([row, column]) => [row, String(column)]));
}
