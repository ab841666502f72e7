import type {
  ElementDefinition,
  QuestionnaireDefinition,
} from '../../../src/domain/questionnaire-definition.ts';
import type { Attribution } from '../../../src/domain/vocabulary.ts';

export function questionnaireOf(
  elements: readonly ElementDefinition[],
  more: Partial<QuestionnaireDefinition> & { readonly chosenBy?: string } = {},
): QuestionnaireDefinition {
  const { chosenBy, ...rest } = more;
  return {
    title: 'Needs',
    pages: [{ name: 'page1', elements }],
    parley: {
      profile: 1,
      slug: 'needs',
      attribution: { default: 'country', ...(chosenBy === undefined ? {} : { chosenBy }) },
    },
    ...rest,
  };
}

export const six = (ar: string, zh: string, en: string, es: string, fr: string, ru: string) => ({
  ar,
  zh,
  en,
  es,
  fr,
  ru,
});

export const LEVELS: readonly (readonly [Attribution, ReturnType<typeof six>])[] = [
  [
    'attributed',
    six(
      'باسم الكيان',
      '注明实体',
      'With our name',
      'Con nuestro nombre',
      'Avec notre nom',
      'С нашим названием',
    ),
  ],
  [
    'country',
    six('باسم البلد', '注明国家', 'With the country', 'Con el país', 'Avec le pays', 'Со страной'),
  ],
  [
    'group',
    six('ضمن المجموعة', '仅在组别内', 'In a group', 'En un grupo', 'Dans un groupe', 'В группе'),
  ],
  ['none', six('دون اسم', '不具名', 'Without a name', 'Sin nombre', 'Sans nom', 'Без названия')],
];
