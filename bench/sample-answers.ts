import type { CompiledQuestion } from '../src/conversation/questionnaire.ts';
import type { AnswerValue } from '../src/conversation/state.ts';
import type { Language } from '../src/domain/language.ts';
import {
  CELL_PREFIX,
  PAGE_FIELDS,
  type PageShape,
  rankField,
} from '../src/platform/page-fields.ts';

/** Longer than a word, shorter than a page: what most people write. */
const WORDS: Readonly<Record<Language, string>> = {
  ar: 'نحتاج إلى طريقة موحدة لاختبار جودة الخدمة في المناطق الريفية وإلى تدريب مهندسينا عليها.',
  zh: '我们需要统一的农村地区服务质量测试方法，并为我们的工程师提供相关培训。',
  en: 'We need one agreed method to test quality of service in rural areas, and training of our engineers in it.',
  es: 'Necesitamos un método acordado para probar la calidad de servicio en zonas rurales y formación para aplicarlo.',
  fr: 'Il nous faut une méthode commune pour mesurer la qualité de service en zone rurale, et former nos ingénieurs.',
  ru: 'Нам нужен единый метод проверки качества обслуживания в сельских районах и обучение наших инженеров.',
};

/** A legal answer of a question in its own form; a different one for each `variant`, as far as the question has them. */
export function sampleAnswer(
  question: CompiledQuestion,
  variant: number,
  language: Language,
): AnswerValue {
  switch (question.kind) {
    case 'one':
      return at(codes(question), variant);
    case 'several':
    case 'ranking': {
      const count = Math.max(question.min, Math.min(question.max, 3));
      return Array.from({ length: count }, (_, index) => at(codes(question), variant + index));
    }
    case 'yes-no':
      return variant % 2 === 0;
    case 'rating':
      return at(question.values, variant);
    case 'number':
      return (question.min ?? 0) + variant;
    case 'date':
      return `2027-03-${10 + (variant % 20)}`;
    case 'words':
      return question.input === 'email'
        ? `cto${variant}@example.org`
        : `${WORDS[language]} ${variant}`;
    case 'matrix': {
      const columns = question.columns.map(({ value }) => value);
      const cells = question.rows.map(({ value }, row) => [value, at(columns, variant + row)]);
      return Object.fromEntries(cells);
    }
  }
}

/** The same answer as somebody would type it: choices by their numbers in the list. */
export function sampleWords(
  question: CompiledQuestion,
  variant: number,
  language: Language,
): string {
  const answer = sampleAnswer(question, variant, language);
  switch (question.kind) {
    case 'one':
      return numberIn(codes(question), String(answer));
    case 'several':
    case 'ranking':
      return (answer as readonly string[])
        .map((code) => numberIn(codes(question), code))
        .join(', ');
    case 'yes-no':
      return answer === true ? question.yes[language] : question.no[language];
    case 'matrix': {
      const columns = question.columns.map(({ value }) => value);
      return Object.values(answer)
        .map((column) => numberIn(columns, String(column)))
        .join(' ');
    }
    case 'rating':
    case 'number':
    case 'date':
    case 'words':
      return String(answer);
  }
}

/** The same answer as a member page's HTML form sends it. */
export function sampleFields(
  question: CompiledQuestion,
  variant: number,
  language: Language,
): URLSearchParams {
  const answer = sampleAnswer(question, variant, language);
  const shape = shapeOf(question);
  const fields = new URLSearchParams({
    [PAGE_FIELDS.question]: question.name,
    [PAGE_FIELDS.shape]: shape,
  });
  if (shape === 'one') fields.append(PAGE_FIELDS.value, String(answer));
  if (shape === 'list') {
    for (const code of answer as readonly string[]) fields.append(PAGE_FIELDS.value, code);
  }
  if (shape === 'ranks') {
    for (const [index, code] of (answer as readonly string[]).entries()) {
      fields.append(rankField(index + 1), code);
    }
  }
  if (shape === 'cells') {
    for (const [row, column] of Object.entries(answer)) fields.append(CELL_PREFIX + row, column);
  }
  return fields;
}

function shapeOf({ kind }: CompiledQuestion): PageShape {
  if (kind === 'several') return 'list';
  if (kind === 'ranking') return 'ranks';
  return kind === 'matrix' ? 'cells' : 'one';
}

/** What stands in the list by itself: "other" wants words, and "none" stands alone. */
function codes(question: Extract<CompiledQuestion, { readonly choices: unknown }>): string[] {
  const apart = question.kind === 'ranking' ? [] : [question.other?.value, question.none?.value];
  return question.choices.map(({ value }) => value).filter((value) => !apart.includes(value));
}

function numberIn(list: readonly string[], value: string): string {
  return String(list.indexOf(value) + 1);
}

function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}
