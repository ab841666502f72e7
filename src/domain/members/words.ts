import { LANGUAGES, type Language } from '../language.ts';
import { nearest } from '../nearest.ts';
import type { ContactRole, MemberKind } from '../vocabulary.ts';
import { nameKey } from './name-key.ts';

/** Words that people write in a cell for one of a few values, in the six languages. */
export interface Words<Value extends string> {
  find(text: string): Value | undefined;
  /** What was probably meant, as it may be written. */
  suggest(text: string): string | undefined;
}

export function words<Value extends string>(
  table: Readonly<Record<Value, readonly string[]>>,
): Words<Value> {
  const byKey = new Map<string, Value>();
  for (const value of Object.keys(table) as Value[]) {
    for (const word of [value, ...table[value]]) byKey.set(nameKey(word), value);
  }
  return {
    find: (text) => byKey.get(nameKey(text)),
    suggest: (text) => nearest(nameKey(text), byKey.keys()),
  };
}

/** Words separated by commas, so that a table of them stays readable. */
export function list(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(', '));
}

export const KIND_WORDS: Words<MemberKind> = words<MemberKind>({
  'member-state': list(
    'administration, ms, دولة عضو, إدارة, 成员国, 主管部门, estado miembro, administración',
    'état membre, государство-член, администрация',
  ),
  'sector-member': list(
    'sm, عضو قطاع, عضو القطاع, 部门成员, miembro de sector, miembro del sector',
    'membre de secteur, membre du secteur, член сектора',
  ),
  associate: list('منتسب, 部门准成员, 准成员, asociado, associé, ассоциированный член'),
  academia: list(
    'academic, university, هيئة أكاديمية, أكاديمية, 学术成员, 学术界',
    'instituciones académicas, universidad, établissement universitaire, université',
    'академическая организация',
  ),
  observer: list('مراقب, 观察员, observador, observateur, наблюдатель'),
});

export const ROLE_WORDS: Words<ContactRole> = words<ContactRole>({
  'focal-point': list(
    'focal, contact point, نقطة اتصال, جهة اتصال, 联系人, 联络人, 协调人, punto focal',
    'coordinador, coordonnateur, point focal, point de contact, координатор',
    'контактное лицо',
  ),
  cto: list(
    'chief technology officer, المدير الفني, كبير مسؤولي التكنولوجيا, 首席技术官',
    'director técnico, director de tecnología, directeur technique',
    'directeur de la technologie, технический директор, главный технический директор',
  ),
  alternate: list(
    'deputy, substitute, مناوب, نائب, 候补, 副手, 代理, suplente, suppléant, adjoint',
    'заместитель',
  ),
});

export const ACTIVE_WORDS: Words<'yes' | 'no'> = words<'yes' | 'no'>({
  yes: list(
    'y, true, 1, active, نعم, نشط, 是, sí, activo, activa, verdadero, oui, actif, vrai',
    'да, истина',
  ),
  no: list(
    'n, false, 0, inactive, لا, غير نشط, 否, inactivo, falso, non, inactif, faux, нет',
    'ложь',
  ),
});

/** The letters by which the Union's document names tell the language. */
const UNION_LETTERS: Readonly<Record<Language, string>> = {
  ar: 'A',
  zh: 'C',
  en: 'E',
  es: 'S',
  fr: 'F',
  ru: 'R',
};

/** Codes ("fr", "fr-CH"), the Union's letters, and the six languages' names in each other. */
export const LANGUAGE_WORDS: Words<Language> = words<Language>(
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      [
        UNION_LETTERS[language],
        ...LANGUAGES.map((inner) => languageName(language, inner)),
        ...(language === 'zh' ? ['汉语', '简体中文', 'zh-CN', 'zh-Hans'] : []),
      ],
    ]),
  ) as Record<Language, string[]>,
);

function languageName(language: Language, inner: Language): string {
  return new Intl.DisplayNames(inner, { type: 'language' }).of(language) ?? language;
}
