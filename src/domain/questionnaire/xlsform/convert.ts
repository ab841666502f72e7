import type { Language } from '../../language.ts';
import type { Fault } from '../../refusal.ts';
import { readChoiceLists } from './choice-lists.ts';
import { createTranslator } from './conditions.ts';
import { textProperty } from './localize.ts';
import { readPages } from './pages.ts';
import { readPolicy } from './policy.ts';
import { kindOfRow, rowTypeOf } from './question-row.ts';
import {
  languageNamed,
  type ReadTable,
  type Row,
  readTable,
  type Sheet,
  type TableSpec,
} from './tables.ts';
import type { ValueKind } from './to-surveyjs.ts';

const SETTINGS: TableSpec = {
  plain: [
    'form_id',
    'version',
    'default_language',
    'x_attribution',
    'x_attribution_question',
    'x_balanced_by',
  ],
  translated: ['form_title', 'x_description', 'x_thanks'],
  ownColumns: false,
};
const QUESTIONS: TableSpec = {
  plain: [
    'type',
    'name',
    'required',
    'relevant',
    'constraint',
    'appearance',
    'default',
    'calculation',
    'choice_filter',
    'parameters',
    'x_attribution',
    'x_need',
    'x_max_rank',
  ],
  translated: ['label', 'hint', 'constraint_message', 'required_message', 'x_chat_hint'],
  ownColumns: false,
};
const CHOICES: TableSpec = {
  plain: ['list_name', 'name', 'x_study_group'],
  translated: ['label'],
  ownColumns: true,
};

export type Conversion =
  | {
      readonly ok: true;
      /** It has the parts of a questionnaire; whether it is a good one is for `checkQuestionnaire` to say. */
      readonly document: unknown;
      /** Where in the workbook a path of the document comes from. */
      readonly placeOf: (path: string) => string;
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * An XLSForm (the sheets "survey", "choices" and "settings") as SurveyJS JSON of our profile. What cannot be taken is
 * refused with its sheet, row and mend, everything at once. Rules: docs/questionnaire-profile.md.
 */
export function convertXlsForm(sheets: readonly Sheet[]): Conversion {
  const faults: Fault[] = [];
  const named = (name: string): Sheet =>
    sheets.find((sheet) => sheet.name.trim().toLowerCase() === name) ?? { name, rows: [] };
  const main = mainLanguage(readTable(named('settings'), SETTINGS, 'en').rows[0], faults);
  const settings = readTable(named('settings'), SETTINGS, main);
  const questions = readTable(named('survey'), QUESTIONS, main);
  const choices = readTable(named('choices'), CHOICES, main);
  const read = readChoiceLists(choices.rows);
  faults.push(...settings.faults, ...questions.faults, ...choices.faults, ...read.faults);
  faults.push(...missing(settings, questions), ...unnamed(questions.rows));
  const kinds = new Map<string, ValueKind>();
  for (const row of questions.rows) {
    const kind = kindOfRow(rowTypeOf(row));
    if (kind !== undefined) kinds.set(row.cells.get('name') ?? '', kind);
  }
  const kindOf = (question: string) => kinds.get(question);
  const origins = new WeakMap<object, Row>();
  const { pages, calculatedValues } = readPages(questions.rows, {
    lists: read.lists,
    kindOf,
    translate: createTranslator(kindOf, faults),
    faults,
    from: (part, row) => {
      origins.set(part, row);
      return part;
    },
  });
  const languages = [...new Set([...questions.languages, ...choices.languages])].sort();
  const [setting] = settings.rows;
  const policy = { settings: setting, rows: questions.rows, lists: read.lists, languages, faults };
  const parley = readPolicy(policy);
  if (faults.length > 0) return { ok: false, faults };
  const document = {
    ...(setting === undefined ? {} : documentTexts(setting)),
    pages,
    ...(calculatedValues.length === 0 ? {} : { calculatedValues }),
    parley,
  };
  return { ok: true, document, placeOf: (path) => placeOf(document, path, origins) };
}

function documentTexts(setting: Row): object {
  return {
    ...textProperty(setting, 'form_title', 'title'),
    ...textProperty(setting, 'x_description', 'description'),
    ...textProperty(setting, 'x_thanks', 'completedHtml'),
  };
}

function mainLanguage(setting: Row | undefined, faults: Fault[]): Language {
  const cell = setting?.cells.get('default_language');
  if (setting === undefined || cell === undefined) return 'en';
  const language = languageNamed(cell);
  if (language !== undefined) return language;
  const problem = `default_language is "${cell.slice(0, 40)}"`;
  faults.push({ path: setting.at, problem, mend: 'Name one of the six: "Français (fr)".' });
  return 'en';
}

function missing(settings: ReadTable, questions: ReadTable): readonly Fault[] {
  const faults: Fault[] = [];
  if (questions.rows.length === 0) {
    const problem = 'has no sheet "survey" with rows';
    faults.push({ path: 'workbook', problem, mend: 'Give an XLSForm: survey, choices, settings.' });
  }
  const [setting] = settings.rows;
  const at = setting?.at ?? 'sheet "settings"';
  if (!setting?.texts.has('form_title')) {
    faults.push({ path: at, problem: 'has no form_title', mend: 'Give the title members read.' });
  }
  if (!setting?.cells.has('form_id')) {
    const mend = 'Give the name of the questionnaire: "cto_2027_needs".';
    faults.push({ path: at, problem: 'has no form_id', mend });
  }
  return faults;
}

function unnamed(rows: readonly Row[]): readonly Fault[] {
  return rows.flatMap((row) => {
    if (row.cells.has('name') || rowTypeOf(row).type.startsWith('end ')) return [];
    return [{ path: row.at, problem: 'has no name', mend: 'Give it a name of its own.' }];
  });
}

/** The row of the innermost part of the document that a path leads into, and the path's end. */
function placeOf(document: object, path: string, origins: WeakMap<object, Row>): string {
  let value: unknown = document;
  let row: Row | undefined;
  for (const [step] of path.matchAll(/[^.[\]"]+/g)) {
    if (typeof value !== 'object' || value === null) break;
    value = Object.entries(value).find(([key]) => key === step)?.[1];
    if (typeof value === 'object' && value !== null) row = origins.get(value) ?? row;
  }
  return row === undefined ? path : `${row.at} (${path.slice(path.lastIndexOf('.') + 1)})`;
}
