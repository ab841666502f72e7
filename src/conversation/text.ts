import type { InSixLanguages, Language } from '../domain/language.ts';
import { LANGUAGES } from '../domain/language.ts';
import type { Localized } from '../domain/questionnaire-definition.ts';

/** A text of the questionnaire in six languages, with the places where an answer is put in. */
export type Text = Readonly<Record<Language, readonly Part[]>>;
type Part = string | { readonly name: string };

/** The author's words as they stand; a language without its own falls back to English. */
export function inSixLanguages(text: Localized | undefined): InSixLanguages {
  const words = typeof text === 'object' ? text : { en: text ?? '' };
  const english = words.en ?? words.default ?? '';
  const of = (language: Language) =>
    words[language] ?? (language === 'zh' ? words['zh-cn'] : undefined) ?? english;
  return eachLanguage(of);
}

/** Finds `{name}` for the names that exist; braces around anything else stay as typed. */
export function compileText(text: Localized | undefined, names: ReadonlySet<string>): Text {
  const words = inSixLanguages(text);
  return eachLanguage((language) => partsOf(words[language], names));
}

/**
 * The text in one language, with answers in the contact's words put in. Plain and never recursive:
 * braces inside an answer mean nothing.
 */
export function fill(text: Text, language: Language, show: (name: string) => string): string {
  const parts = text[language];
  const [first] = parts;
  if (parts.length === 1 && typeof first === 'string') return first;
  return parts.map((part) => (typeof part === 'string' ? part : show(part.name))).join('');
}

export function isEmptyText(text: Text): boolean {
  return LANGUAGES.every((language) => text[language].length === 0);
}

function partsOf(words: string, names: ReadonlySet<string>): Part[] {
  const parts: Part[] = [];
  for (const piece of words.split(/(\{[^{}]+\})/)) {
    const name = piece.slice(1, -1).trim();
    if (piece.startsWith('{') && names.has(name)) parts.push({ name });
    else if (piece !== '') parts.push(piece);
  }
  return parts;
}

function eachLanguage<Value>(of: (language: Language) => Value): Record<Language, Value> {
  return { ar: of('ar'), zh: of('zh'), en: of('en'), es: of('es'), fr: of('fr'), ru: of('ru') };
}
