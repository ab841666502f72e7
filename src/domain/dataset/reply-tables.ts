import { counts, type GivenAnswer, type Reply, stateOf } from './reply.ts';
import { type Cell, type Field, flag, type TableShape, text, time, whole } from './table.ts';
import { valueCell, type Wording } from './values.ts';
import type { Variable } from './variables.ts';
import { type Asked, type WideColumn, wideCells } from './wide.ts';

/** A table that is made reply by reply, so that all replies are never held at once. */
export interface ReplyTable extends TableShape {
  rowsOf(reply: Reply): readonly (readonly Cell[])[];
}

const owner: readonly Field[] = [
  text('response', 'The response; the same in every table.'),
  text('member', 'The member.'),
  text('kind', 'What kind of member it is.'),
  text('country', 'ISO 3166 alpha-2 code.'),
  text('region', 'The region as it stood when the round opened.'),
  text(
    'categories',
    'The categories as they stood when the round opened, with spaces between them.',
  ),
  text('status', '"not-started", "partial", "submitted" or "declined".'),
];

const ownerCells = (reply: Reply): Cell[] => [
  reply.response,
  reply.member,
  reply.kind,
  reply.country,
  reply.region,
  reply.categories.join(' '),
  reply.status,
];

const versions = (taken: readonly number[]): string => taken.join(' ');

/** One row for each answer: those that stand (`current`), or those that a newer one has replaced. */
export function longTable(
  variables: readonly Variable[],
  { current, wording }: { readonly current: boolean; readonly wording: Wording },
): ReplyTable {
  const byName = new Map(variables.map((variable) => [variable.question, variable]));
  const cells = (reply: Reply, answer: GivenAnswer): Cell[] => {
    const variable = byName.get(answer.question);
    const { value } = answer;
    return [
      answer.id,
      ...ownerCells(reply),
      answer.question,
      variable === undefined ? JSON.stringify(value) : valueCell(variable, value, wording),
      stateOf(value),
      !reply.hidden.includes(answer.question),
      counts(reply, answer),
      answer.level,
      answer.language,
      answer.late,
      answer.at,
      answer.channel,
      versions(answer.taken),
    ];
  };
  return {
    name: current ? 'responses-long' : 'responses-replaced',
    description: current
      ? 'One row for each answer that stands.'
      : 'One row for each answer that a newer one of the same member has replaced.',
    key: ['answer'],
    fields: [
      text('answer', 'The answer.'),
      ...owner,
      text('question', 'The question, as the codebook names it.'),
      text('value', VALUE[wording.kind]),
      text('state', '"given"; "empty": asked and left open; "taken-back".'),
      flag('asked', 'False: kept, but not asked any more under the other answers.'),
      flag('counted', 'Whether an agenda that is built now counts it.'),
      text('level', 'How widely its owner lets it be shown: attributed, country, group or none.'),
      text('language', 'The language in which it was given.'),
      flag('late', 'Given after the closing date.'),
      time('given_at', 'When it was given, UTC.'),
      text('channel', 'Where it was given.'),
      text('agenda_versions', 'The agenda versions that counted it.'),
    ],
    rowsOf: (reply) =>
      reply.answers
        .filter((answer) => answer.current === current)
        .map((answer) => cells(reply, answer)),
  };
}

const VALUE = {
  codes:
    'The answer; options as codes with spaces between them, best first; a matrix as row/column.',
  labels: 'The answer; options as people read them.',
} as const;

/** One row for each response that was begun or declined. */
export function wideTable(
  columns: readonly WideColumn[],
  given: { readonly asked: Asked; readonly wording: Wording },
): ReplyTable {
  return {
    name: 'responses-wide',
    description:
      'One row for each response. A checkbox has a column for each option, a matrix for each row, a ranking for each rank.',
    key: ['response'],
    fields: [
      ...owner,
      flag('late', 'First submitted, or answered, after the closing date.'),
      time('submitted_at', 'When it was submitted, UTC.'),
      ...columns.map(({ name, type, label, variable }): Field => {
        const isLabel = given.wording.kind === 'labels' && variable.kind === 'boolean';
        return { name, type: isLabel ? 'string' : type, description: label.en };
      }),
    ],
    rowsOf: (reply) =>
      reply.status === 'not-started'
        ? []
        : [
            [
              ...ownerCells(reply),
              reply.late,
              reply.submittedAt,
              ...wideCells(reply, columns, given),
            ],
          ],
  };
}

/** Ballots as the ranking takes them: one row for each option that a member ranked. */
export function ballotTable(
  rankings: readonly string[],
  variables: readonly Variable[],
): ReplyTable {
  return {
    name: 'ballots',
    description: 'Ballots that the ranking counts, one row for each option ranked; 1 is best.',
    key: ['question', 'response', 'place'],
    fields: [
      text('question', 'The ranking question.'),
      text('response', 'The response.'),
      text('region', 'The region as it stood when the round opened.'),
      text('categories', 'The categories as they stood then, with spaces between them.'),
      text('level', 'How widely its owner lets it be shown.'),
      whole('options', 'How many options could be ranked.'),
      whole('place', 'The place, 1 for the best.'),
      text('option', 'The option that has it.'),
    ],
    rowsOf: (reply) =>
      ballotsOf(reply, rankings).flatMap(({ answer, order }) =>
        order.map((option, at) => [
          answer.question,
          reply.response,
          reply.region,
          reply.categories.join(' '),
          answer.level,
          variables.find(({ question }) => question === answer.question)?.options.length ?? null,
          at + 1,
          option,
        ]),
      ),
  };
}

/** The ballots of a reply that count, best first. */
export function ballotsOf(
  reply: Reply,
  rankings: readonly string[],
): { readonly answer: GivenAnswer; readonly order: readonly string[] }[] {
  return reply.answers.flatMap((answer) => {
    if (!rankings.includes(answer.question) || !counts(reply, answer)) return [];
    const { value } = answer;
    return Array.isArray(value) ? [{ answer, order: value.map(String) }] : [];
  });
}

/** One row for each member that was asked. */
export const participationTable: ReplyTable = {
  name: 'participation',
  description: 'One row for each member that was asked, and how far it has come.',
  key: ['response'],
  fields: [
    ...owner,
    flag('late', 'First submitted, or answered, after the closing date.'),
    time('started_at', 'When the first answer came, UTC.'),
    time('submitted_at', 'When it was submitted, UTC.'),
    time('declined_at', 'When it was declined, UTC.'),
    text('decline_reason', 'Why, as the member said it.'),
    text('agenda_versions', 'The agenda versions that counted the response.'),
  ],
  rowsOf: (reply) => [
    [
      ...ownerCells(reply),
      reply.late,
      reply.startedAt,
      reply.submittedAt,
      reply.declinedAt,
      reply.declineReason,
      versions(reply.taken),
    ],
  ],
};
