import type { Language } from '../language.ts';
import type { Fault } from '../refusal.ts';
import { QUESTIONNAIRE_LIMITS } from './bounds.ts';
import { type Facts, faultsOnly, type Verdict } from './facts.ts';
import { isRecord } from './leaf.ts';

const NAMES: Readonly<Record<Language, string>> = {
  ar: 'Arabic',
  zh: 'Chinese',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  ru: 'Russian',
};
/** A tag, a comment or an entity: `<b>`, `</p>`, `<!--`, `&nbsp;`, `&#39;`. Not `a < b`, not `R&D;`-like words alone. */
const MARKUP = /<\/?[A-Za-z!][^<>]{0,200}>|<!--|&(?:[A-Za-z]{2,8}|#x?[0-9A-Fa-f]{1,6});/;

/** Every text stands in every language of the document, is plain, and is short enough to be read. */
export function checkTexts(facts: Facts): Verdict {
  const faults: Fault[] = [...englishFault(facts)];
  for (const { kind, value, path } of facts.leaves) {
    if (kind !== 'localized') continue;
    faults.push(...saidTwice(value, path));
    faults.push(...missingLanguages(value, path, facts.languages));
    for (const [locale, text] of localeEntries(value)) {
      const place = locale === null ? path : `${path}.${locale}`;
      faults.push(...plainTextFaults(text, place));
    }
  }
  return faultsOnly(faults);
}

/** The languages in which nothing is missing. */
export function completeLanguages(facts: Facts, all: readonly Language[]): readonly Language[] {
  const texts = facts.leaves.filter((leaf) => leaf.kind === 'localized');
  return all.filter((language) => texts.every(({ value }) => hasLanguage(value, language)));
}

function hasLanguage(value: unknown, language: Language): boolean {
  if (!isRecord(value)) return language === 'en';
  if (Object.hasOwn(value, language)) return true;
  if (language === 'en') return Object.hasOwn(value, 'default');
  return language === 'zh' && Object.hasOwn(value, 'zh-cn');
}

function missingLanguages(
  value: unknown,
  path: string,
  languages: readonly Language[],
): readonly Fault[] {
  const missing = languages.filter((language) => !hasLanguage(value, language));
  if (missing.length === 0) return [];
  const problem = `is missing in ${missing.map((language) => NAMES[language]).join(', ')}`;
  const keys = missing.map((language) => `"${language}"`).join(', ');
  return [{ path, problem, mend: `Add ${keys}, or declare fewer in parley.languages.` }];
}

function localeEntries(value: unknown): readonly (readonly [string | null, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [[null, value]];
}

function plainTextFaults(text: unknown, path: string): readonly Fault[] {
  if (typeof text !== 'string') return [];
  const { textMax } = QUESTIONNAIRE_LIMITS;
  if (text.length > textMax) {
    const problem = `has ${text.length} characters`;
    return [{ path, problem, mend: `Use at most ${textMax}; put long matter in a document.` }];
  }
  const markup = MARKUP.exec(text)?.[0];
  if (markup === undefined) return [];
  const problem = `holds the markup ${JSON.stringify(markup.slice(0, 40))}`;
  return [{ path, problem, mend: 'Write plain text; an empty line begins a new paragraph.' }];
}

/** Two keys for one language would leave it to chance which of them is shown. */
function saidTwice(value: unknown, path: string): readonly Fault[] {
  const twins = [
    ['default', 'en'],
    ['zh', 'zh-cn'],
  ] as const;
  return twins.flatMap(([first, second]) => {
    const both = isRecord(value) && Object.hasOwn(value, first) && Object.hasOwn(value, second);
    if (!both || value[first] === value[second]) return [];
    const problem = `says two different things as "${first}" and "${second}"`;
    return [{ path, problem, mend: `Keep one of the two: they are the same language.` }];
  });
}

function englishFault(facts: Facts): readonly Fault[] {
  if (facts.languages.includes('en')) return [];
  const problem = 'does not hold English, which staff screens and reports read';
  return [{ path: 'parley.languages', problem, mend: 'Add "en".' }];
}
