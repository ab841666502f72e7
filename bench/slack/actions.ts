import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import type { AnswerValue } from '../../src/conversation/state.ts';
import type { Language } from '../../src/domain/language.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** Stands for what is told apart for each press: a prompt's id. */
export const PROMPT = '@prompt@';

/** The parts of a press that its question decides. */
export interface Pressed {
  readonly action: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** An answer of a question as somebody presses it: an option's button, or "save" beside what was filled in. */
export function pressed(question: CompiledQuestion, variant: number, language: Language): Pressed {
  const answer = sampleAnswer(question, variant, language);
  const q = question.name;
  switch (question.kind) {
    case 'one':
    case 'yes-no':
    case 'rating':
      return { action: button('option-0', { p: PROMPT, q, v: String(answer) }), values: {} };
    case 'several':
      return saved(q, 'list', {
        [`value|${PROMPT}|${q}|`]: {
          type: 'checkboxes',
          selected_options: (answer as readonly string[]).map(option),
        },
      });
    case 'ranking':
      return saved(q, 'ranks', ranks(q, answer as readonly string[]));
    case 'matrix':
      return saved(q, 'cells', cells(q, answer));
    case 'number':
    case 'date':
    case 'words':
      return saved(q, 'text', {
        [`value|${PROMPT}|${q}|`]: { type: 'plain_text_input', value: String(answer) },
      });
  }
}

function button(action_id: string, value: object) {
  const text = { type: 'plain_text', text: 'Save', emoji: false };
  return { type: 'button', action_id, block_id: 'b1', text, value: JSON.stringify(value) };
}

function saved(q: string, s: string, fields: Readonly<Record<string, object>>): Pressed {
  const values = Object.fromEntries(
    Object.entries(fields).map(([block, input]) => [block, { input }]),
  );
  return { action: { ...button('save', { p: PROMPT, q, s }), style: 'primary' }, values };
}

function option(value: string) {
  return { text: { type: 'plain_text', text: `Option ${value}`, emoji: false }, value };
}

function ranks(q: string, answer: readonly string[]) {
  return Object.fromEntries(
    answer.map((value, index) => [
      `rank|${PROMPT}|${q}|${index + 1}`,
      { type: 'static_select', selected_option: option(value) },
    ]),
  );
}

function cells(q: string, answer: AnswerValue) {
  return Object.fromEntries(
    Object.entries(answer).map(([row, column]) => [
      `cell|${PROMPT}|${q}|${row}`,
      { type: 'static_select', selected_option: option(String(column)) },
    ]),
  );
}

/** The message that the press stands under comes along whole. As long as a usual one of ours, with ten options. */
export function messageOf(question: CompiledQuestion, language: Language): object {
  const title = question.title[language];
  return {
    ...{ type: 'message', bot_id: 'B0BENCH', app_id: 'A0BENCH', text: title },
    blocks: [
      {
        type: 'rich_text',
        block_id: 'b0',
        elements: [{ type: 'rich_text_section', elements: [] }],
      },
      {
        ...{ type: 'input', block_id: `value|${PROMPT}|${question.name}|`, optional: true },
        label: { type: 'plain_text', text: title, emoji: false },
        element: {
          ...{ type: 'checkboxes', action_id: 'input' },
          options: Array.from({ length: 10 }, (_, index) => option(`${index} ${title}`)),
        },
      },
    ],
  };
}
