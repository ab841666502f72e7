import type { AgendaContent } from '../agenda/content.ts';
import { type AddresseeCount, rates } from '../agenda/participation.ts';
import { LANGUAGES } from '../language.ts';
import { ratesTable } from './rates-table.ts';
import { type Cell, type DataTable, flag, text, whole } from './table.ts';
import type { Option, Variable } from './variables.ts';
import { MISSING_MEANING, type WideColumn } from './wide.ts';

const sixLabels = LANGUAGES.map((language) =>
  text(`label_${language}`, `The label in "${language}"; empty where the questionnaire has none.`),
);

const inSix = (label: Option['label']): Cell[] =>
  LANGUAGES.map((language) => label[language] ?? null);

/** Every variable, its options, and what stands where there is no answer. */
export function codebook(
  variables: readonly Variable[],
  columns: readonly WideColumn[],
): DataTable[] {
  return [variableTable(columns), optionTable(variables), missingTable];
}

function variableTable(columns: readonly WideColumn[]): DataTable {
  const missing = MISSING_MEANING.map(([code]) => code).join(' ');
  return {
    name: 'codebook',
    description: 'Every column of answers in responses-wide, and the question that it belongs to.',
    key: ['variable'],
    fields: [
      text('variable', 'The column in responses-wide.'),
      text('question', 'The question, as responses-long names it.'),
      text('kind', 'one, several, boolean, number, date, words, ranking or matrix.'),
      text('type', 'What its cells hold: string, integer, number, boolean or date.'),
      flag('required', 'Whether it must be answered when it is asked.'),
      text('asked_if', 'The conditions under which it is asked; empty: of everybody.'),
      text('missing', 'What its cells hold where there is no answer: see missing-codes.'),
      ...sixLabels,
    ],
    rows: columns.map(({ name, variable, type, label }) => [
      name,
      variable.question,
      variable.kind,
      type,
      variable.required,
      variable.askedIf.map((one) => `(${one})`).join(' and ') || null,
      missing,
      ...inSix(label),
    ]),
  };
}

function optionTable(variables: readonly Variable[]): DataTable {
  const rows = variables.flatMap(({ question, options, rows: lines }) => [
    ...lines.map((line) => [question, 'row', line.code, ...inSix(line.label)]),
    ...options.map((option) => [question, 'option', option.code, ...inSix(option.label)]),
  ]);
  return {
    name: 'codebook-options',
    description: 'What can be chosen: the code of each option, and its label.',
    key: ['question', 'part', 'code'],
    fields: [
      text('question', 'The question.'),
      text('part', '"option", or "row" of a matrix.'),
      text('code', 'The code that stands in the tables.'),
      ...sixLabels,
    ],
    rows,
  };
}

const missingTable: DataTable = {
  name: 'missing-codes',
  description: 'What stands in responses-wide where there is no answer.',
  key: ['code'],
  fields: [text('code', 'The code.'), text('meaning', 'What it means.')],
  rows: MISSING_MEANING,
};

/** Of the data set: counted from its own addressees. */
export function groupTable(addressees: readonly AddresseeCount[]): DataTable {
  return { ...ratesTable('participation-by-group', rates(addressees)), key: ['group'] };
}

/** What each agenda version hides, and why. For staff: the reasons tell more than the figures do. */
export function suppressionTable(
  versions: readonly { readonly number: number; readonly content: AgendaContent }[],
): DataTable {
  return {
    name: 'suppression-log',
    description: 'Which figures the published agenda versions do not show, and why.',
    fields: [
      whole('agenda_version', 'The version.'),
      text('figure', 'The figure.'),
      text('group', 'The group it would tell about; "words": words of members.'),
      text('reason', REASONS),
      whole('threshold', 'The least number of answers that a shown group has.'),
    ],
    rows: versions.flatMap(({ number, content }) =>
      content.staff.hidden.map(({ figure, group, reason }) => [
        number,
        figure,
        group,
        reason,
        content.published.rules.threshold,
      ]),
    ),
  };
}

const REASONS =
  'small: below the threshold; complementary: a smaller one could be worked out; overlap: together with others it would isolate few; branch: it would tell how few answered an earlier question; held-back: the new answers are too few to be told apart from the old; few-words: too few words alike.';
