// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the references of XLSForm
import { LANGUAGES, type Language } from '../../../../src/domain/language.ts';
import type { Sheet } from '../../../../src/domain/questionnaire/xlsform/tables.ts';

const NAMES = {
  ar: 'العربية (ar)',
  zh: '中文 (zh)',
  en: 'English (en)',
  es: 'Español (es)',
  fr: 'Français (fr)',
  ru: 'Русский (ru)',
} as const;

/** A row as a test writes it: a text under a translated column stands for all six languages. */
export type Cells = Readonly<Record<string, string>>;

const TRANSLATED = ['label', 'hint', 'constraint_message', 'required_message', 'x_chat_hint'];
const TITLES = ['form_title', 'x_description', 'x_thanks'];

interface Column {
  readonly column: string;
  readonly header: string;
  readonly language: Language | null;
}

/** A sheet with a header of all columns that the rows name; rows are numbered from 2, as a spreadsheet shows them. */
export function sheet(name: string, rows: readonly Cells[]): Sheet {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].flatMap(
    (column): Column[] =>
      [...TRANSLATED, ...TITLES].includes(column)
        ? LANGUAGES.map((language) => ({
            column,
            header: `${column}::${NAMES[language]}`,
            language,
          }))
        : [{ column, header: column, language: null }],
  );
  const cells = rows.map((row) =>
    columns.map(({ column, language }) => {
      const text = row[column] ?? '';
      return language === null || language === 'en' || text === '' ? text : `${text} (${language})`;
    }),
  );
  return {
    name,
    rows: [columns.map(({ header }) => header), ...cells].map((line, index) => ({
      number: index + 1,
      cells: line,
    })),
  };
}

const SETTINGS: readonly Cells[] = [
  { form_title: 'Needs before the meeting', form_id: 'CTO_needs', x_attribution: 'country' },
];
const CHOICES: readonly Cells[] = [
  {
    list_name: 'topics',
    name: 'AI',
    label: 'Artificial intelligence',
    x_study_group: '13',
    area: 'new',
  },
  { list_name: 'topics', name: 'security', label: 'Security', x_study_group: '17', area: 'old' },
  { list_name: 'topics', name: 'numbering', label: 'Numbering', x_study_group: '2', area: 'old' },
  { list_name: 'areas', name: 'new', label: 'New' },
  { list_name: 'areas', name: 'old', label: 'Old' },
];

/** A workbook around these survey rows. */
export function form(
  survey: readonly Cells[],
  {
    choices = CHOICES,
    settings = SETTINGS,
  }: Partial<Record<'choices' | 'settings', readonly Cells[]>> = {},
): readonly Sheet[] {
  return [sheet('survey', survey), sheet('choices', choices), sheet('settings', settings)];
}

/** One row of every type that is taken, with every kind of condition. */
export const WHOLE: readonly Cells[] = [
  { type: 'note', name: 'welcome', label: 'Welcome' },
  { type: 'begin group', name: 'priorities', label: 'Priorities' },
  { type: 'select_one areas', name: 'area', label: 'Which area?', required: 'yes' },
  {
    type: 'rank topics',
    name: 'ranked',
    label: 'Rank the topics',
    x_max_rank: '2',
    required_message: 'Please rank one',
    required: "${area} = 'New'",
  },
  {
    type: 'select_one topics or_other',
    name: 'topic',
    label: 'Which topic first?',
    choice_filter: 'area = ${area}',
    x_need: 'first:topic',
  },
  {
    type: 'text',
    name: 'need',
    appearance: 'multiline',
    label: 'What do you need on ${topic}?',
    hint: 'In your own words',
    relevant: "${topic} != ''",
    constraint: 'string-length(.) > 3',
    constraint_message: 'A little more, please',
    x_need: 'first:words',
    x_chat_hint: 'Short is fine',
    x_attribution: 'group',
  },
  { type: 'begin group', name: 'details', label: 'Details', relevant: "selected(${topic}, 'AI')" },
  {
    type: 'range',
    name: 'urgency',
    parameters: 'start=1 end=5 step=1',
    x_need: 'first:urgency',
    label: 'How urgent?',
  },
  {
    type: 'select_multiple topics',
    name: 'several',
    label: 'Which others?',
    default: 'AI security',
  },
  { type: 'integer', name: 'staff', label: 'How many staff?', constraint: '. >= 0 and . <= 500' },
  { type: 'decimal', name: 'budget', label: 'Budget?', relevant: 'count-selected(${several}) > 1' },
  { type: 'text', name: 'code', label: 'Code?', constraint: "regex(., '[A-Z]{2}[0-9]+')" },
  { type: 'end group' },
  { type: 'end group' },
  { type: 'date', name: 'since', label: 'Since when?' },
  {
    type: 'calculate',
    name: 'total',
    calculation: 'if(${staff} > 10, round(${staff} div 2, 0), 0)',
  },
  { type: 'acknowledge', name: 'agreed', label: 'I agree', relevant: '${total} > 3' },
];
