// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the references of XLSForm
import type { Sheet } from '../../../src/domain/questionnaire/xlsform/tables.ts';
import { zip } from '../../infra/tables/files.ts';

/** The sample that staff may start from: data/samples/consultation.xlsx. `npx tsx` this folder's write-sample.ts makes it. */
export const SAMPLE_PATH = 'data/samples/consultation.xlsx';

const LANGUAGES = [
  'English (en)',
  'Français (fr)',
  'Español (es)',
  'Русский (ru)',
  '中文 (zh)',
  'العربية (ar)',
];
const translated = (column: string) => LANGUAGES.map((language) => `${column}::${language}`);
const NOTHING = LANGUAGES.map(() => '');

const SURVEY: readonly (readonly string[])[] = [
  [
    'type',
    'name',
    'required',
    'relevant',
    'constraint',
    'parameters',
    'appearance',
    'x_max_rank',
    'x_need',
    ...translated('label'),
    ...translated('constraint_message'),
  ],
  [
    'note',
    'welcome',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    'Your answers prepare the agenda of the meeting.',
    'Vos réponses préparent l’ordre du jour de la réunion.',
    'Sus respuestas preparan el orden del día de la reunión.',
    'Ваши ответы помогут подготовить повестку дня собрания.',
    '您的答复将用于拟定会议议程。',
    'تساعد إجاباتكم في إعداد جدول أعمال الاجتماع.',
    ...NOTHING,
  ],
  [
    'begin group',
    'priorities',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    'Priorities',
    'Priorités',
    'Prioridades',
    'Приоритеты',
    '优先事项',
    'الأولويات',
    ...NOTHING,
  ],
  [
    'rank topics',
    'topics_ranked',
    'yes',
    '',
    '',
    '',
    '',
    '3',
    '',
    'Please rank the topics that matter most to you.',
    'Veuillez classer les sujets les plus importants pour vous.',
    'Ordene los temas que más le importan.',
    'Расположите по порядку самые важные для вас темы.',
    '请将对您最重要的议题排序。',
    'يرجى ترتيب المواضيع الأكثر أهمية لكم.',
    ...NOTHING,
  ],
  [
    'select_one topics',
    'first_topic',
    '',
    'count-selected(${topics_ranked}) > 0',
    '',
    '',
    '',
    '',
    'first:topic',
    'On which topic do you need standards first?',
    'Sur quel sujet avez-vous besoin de normes en premier lieu ?',
    '¿Sobre qué tema necesita normas en primer lugar?',
    'По какой теме вам в первую очередь нужны стандарты?',
    '您首先需要哪个议题的标准？',
    'ما الموضوع الذي تحتاجون إلى معايير بشأنه أولاً؟',
    ...NOTHING,
  ],
  [
    'text',
    'first_need',
    '',
    "${first_topic} != ''",
    'string-length(.) >= 10',
    '',
    'multiline',
    '',
    'first:words',
    'What do you need on ${first_topic}?',
    'De quoi avez-vous besoin : ${first_topic} ?',
    '¿Qué necesita sobre ${first_topic}?',
    'Что вам нужно по теме «${first_topic}»?',
    '关于“${first_topic}”，您需要什么？',
    'ما الذي تحتاجون إليه بشأن ${first_topic}؟',
    'Please say a little more.',
    'Merci d’en dire un peu plus.',
    'Explique un poco más, por favor.',
    'Пожалуйста, расскажите немного подробнее.',
    '请再多说明一些。',
    'يرجى إضافة بعض التفاصيل.',
  ],
  [
    'range',
    'urgency',
    '',
    "${first_need} != ''",
    '',
    'start=1 end=5 step=1',
    '',
    '',
    'first:urgency',
    'How urgent is it, from 1 to 5?',
    'Quelle en est l’urgence, de 1 à 5 ?',
    '¿Qué urgencia tiene, de 1 a 5?',
    'Насколько это срочно, от 1 до 5?',
    '紧急程度如何（1至5）？',
    'ما مدى إلحاح ذلك، من 1 إلى 5؟',
    ...NOTHING,
  ],
  ['end group', '', '', '', '', '', '', '', '', ...NOTHING, ...NOTHING],
  [
    'select_one levels',
    'shown_as',
    'yes',
    '',
    '',
    '',
    '',
    '',
    '',
    'How may your answers be shown?',
    'Comment vos réponses peuvent-elles être présentées ?',
    '¿Cómo pueden mostrarse sus respuestas?',
    'Как можно представить ваши ответы?',
    '您的答复可以如何显示？',
    'كيف يمكن عرض إجاباتكم؟',
    ...NOTHING,
  ],
];

const CHOICES: readonly (readonly string[])[] = [
  ['list_name', 'name', 'x_study_group', ...translated('label')],
  [
    'topics',
    'security',
    '17',
    'Security',
    'Sécurité',
    'Seguridad',
    'Безопасность',
    '安全',
    'الأمن',
  ],
  [
    'topics',
    'numbering',
    '2',
    'Numbering',
    'Numérotage',
    'Numeración',
    'Нумерация',
    '编号',
    'الترقيم',
  ],
  ['topics', 'tariffs', '3', 'Tariffs', 'Tarifs', 'Tarifas', 'Тарифы', '资费', 'التعريفات'],
  [
    'topics',
    'AI',
    '13',
    'Artificial intelligence',
    'Intelligence artificielle',
    'Inteligencia artificial',
    'Искусственный интеллект',
    '人工智能',
    'الذكاء الاصطناعي',
  ],
  [
    'levels',
    'attributed',
    '',
    'With country and name',
    'Avec le pays et le nom',
    'Con país y nombre',
    'С указанием страны и имени',
    '显示国家和姓名',
    'مع ذكر البلد والاسم',
  ],
  [
    'levels',
    'group',
    '',
    'Only within a group',
    'Seulement au sein d’un groupe',
    'Solo dentro de un grupo',
    'Только в составе группы',
    '仅以群组显示',
    'ضمن مجموعة فقط',
  ],
  [
    'levels',
    'none',
    '',
    'As “a member”',
    'Comme « un membre »',
    'Como «un miembro»',
    'Как «член Союза»',
    '显示为“一位成员”',
    'بصفة "عضو"',
  ],
];

const SETTINGS: readonly (readonly string[])[] = [
  [
    'form_id',
    'default_language',
    'x_attribution',
    'x_attribution_question',
    ...translated('form_title'),
  ],
  [
    'sample_consultation',
    'English (en)',
    'attributed',
    'shown_as',
    'Needs before the meeting',
    'Besoins avant la réunion',
    'Necesidades antes de la reunión',
    'Потребности перед собранием',
    '会前需求',
    'الاحتياجات قبل الاجتماع',
  ],
];

export const SAMPLE_SHEETS: readonly Sheet[] = [
  sheetOf('survey', SURVEY),
  sheetOf('choices', CHOICES),
  sheetOf('settings', SETTINGS),
];

function sheetOf(name: string, lines: readonly (readonly string[])[]): Sheet {
  return { name, rows: lines.map((cells, index) => ({ number: index + 1, cells })) };
}

/** The sheets as an .xlsx file with inline texts. */
export function workbookOf(sheets: readonly Sheet[]): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const numbered = sheets.map((sheet, index) => ({ ...sheet, id: index + 1 }));
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${numbered.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbered.map(({ id, name }) => `<sheet name="${name}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships">${numbered.map(({ id }) => `<Relationship Id="rId${id}" Type="${office}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}</Relationships>`,
  };
  for (const { id, rows } of numbered) {
    const lines = rows.map(({ cells }) => `<row>${cells.map(cellXml).join('')}</row>`).join('');
    parts[`xl/worksheets/sheet${id}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${lines}</sheetData></worksheet>`;
  }
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return zip(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, head + xml])));
}

function cellXml(text: string): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<c t="inlineStr"><is><t xml:space="preserve">${safe}</t></is></c>`;
}
