import type { Language } from '../language.ts';
import { type GivenAnswer, type Reply, stateOf } from './reply.ts';
import { labelIn, type Variable } from './variables.ts';

/**
 * Flow Results (https://github.com/FLOIP/flow-results, specification 1.0.0-rc1): an exchange format for answers of people in
 * conversations. It knows no ranking and no matrix: a ranking is text, best first, and also a list in the metadata; a
 * matrix is one question for each row.
 */
export const FLOW_RESULTS_VERSION = '1.0.0-rc1';

export interface FlowQuestion {
  readonly type: 'select_one' | 'select_many' | 'numeric' | 'text' | 'date';
  readonly label: string;
  readonly type_options: Readonly<Record<string, unknown>>;
}

/** ISO 639-3, as the format wants it. */
export const ISO_639_3: Readonly<Record<Language, string>> = {
  ar: 'ara',
  zh: 'zho',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  ru: 'rus',
};

/** The columns, in their order. */
export const FLOW_FIELDS = [
  { name: 'timestamp', title: 'Timestamp', type: 'datetime' },
  { name: 'row_id', title: 'Row ID', type: 'string' },
  { name: 'contact_id', title: 'Contact ID', type: 'string' },
  { name: 'session_id', title: 'Session ID', type: 'string' },
  { name: 'question_id', title: 'Question ID', type: 'string' },
  { name: 'response', title: 'Response', type: 'any' },
  { name: 'response_metadata', title: 'Response Metadata', type: 'object' },
] as const;

export function flowQuestions(
  variables: readonly Variable[],
  language: Language,
): Record<string, FlowQuestion> {
  return Object.fromEntries(variables.flatMap((variable) => questionsOf(variable, language)));
}

function questionsOf(variable: Variable, language: Language): (readonly [string, FlowQuestion])[] {
  const { question, title, options, rows } = variable;
  const label = labelIn(title, language);
  const choices = { choices: options.map(({ code }) => code) };
  const one = (type: FlowQuestion['type'], type_options: FlowQuestion['type_options'] = {}) => [
    [question, { type, label, type_options }] as const,
  ];
  switch (variable.kind) {
    case 'one':
    case 'boolean':
      return one('select_one', choices);
    case 'several':
      return one('select_many', choices);
    case 'number': {
      const [least, most] = variable.range;
      return one('numeric', least === null || most === null ? {} : { range: [least, most] });
    }
    case 'date':
      return one('date');
    case 'words':
    case 'ranking':
      return one('text');
    case 'matrix':
      return rows.map((row) => [
        `${question}.${row.code}`,
        {
          type: 'select_one',
          label: `${label}: ${labelIn(row.label, language)}`,
          type_options: choices,
        },
      ]);
  }
}

export type FlowRow = readonly [string, string, string, string, string, unknown, unknown];

/** The answers of a reply that stand and are asked. The contact is the member: no person is named. */
export function flowRows(reply: Reply, variables: ReadonlyMap<string, Variable>): FlowRow[] {
  return reply.answers.flatMap((answer) => {
    const variable = variables.get(answer.question);
    const stands =
      answer.current &&
      !reply.hidden.includes(answer.question) &&
      stateOf(answer.value) === 'given';
    return variable === undefined || !stands ? [] : rowsOf(reply, answer, variable);
  });
}

function rowsOf(reply: Reply, answer: GivenAnswer, variable: Variable): FlowRow[] {
  const { id, question, value, at } = answer;
  const metadata = {
    language: ISO_639_3[answer.language],
    channel: answer.channel,
    attribution_level: answer.level,
    late: answer.late,
    submitted: reply.status === 'submitted',
  };
  const timestamp = at.replace(/Z$/, '+00:00'); // the format wants the offset written out
  const row = (part: string, response: unknown, more = {}): FlowRow => [
    timestamp,
    `${id}${part}`,
    reply.addressee,
    reply.response,
    `${question}${part}`,
    response,
    { ...metadata, ...more },
  ];
  if (variable.kind === 'ranking' && Array.isArray(value)) {
    return [row('', value.join(' '), { ranking: value })];
  }
  if (variable.kind === 'matrix' && typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([code, column]) => row(`.${code}`, column));
  }
  return [row('', variable.kind === 'boolean' ? String(value) : value)];
}
