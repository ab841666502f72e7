import type { Fault } from '../refusal.ts';

/** What one questionnaire may weigh. A member reads all of it on a telephone; the figures are far above that. */
export const QUESTIONNAIRE_LIMITS = {
  valuesMax: 20_000,
  depthMax: 16,
  charactersMax: 400_000,
  textMax: 4_000,
  pagesMax: 50,
  questionsMax: 100,
  choicesMax: 100,
  rowsMax: 30,
  columnsMax: 12,
  needsMax: 50,
  nominationsMax: 20,
  answerLengthMax: 10_000,
} as const;

/** Control characters that no text needs and that PostgreSQL refuses, halves of a character, and forced direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const UNSTORABLE = /[\u0000-\u0008\u000B-\u001F\u007F\u202D\u202E]|\p{Surrogate}/u;

/**
 * Looks at the size first, so that everything after it may walk the document freely. Stops at the first fault:
 * a document that is too large is not worth a list. Also refuses what is not JSON and text that cannot be stored.
 */
export function boundsFault(document: unknown): Fault | null {
  const budget = { values: 0, characters: 0 };
  const waiting: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: document, path: '$', depth: 0 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path, depth } = next;
    budget.values += 1;
    budget.characters += typeof value === 'string' ? value.length : 0;
    const fault = overBudget(budget, path, depth) ?? unstorable(value, path);
    if (fault !== null) return fault;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      budget.characters += key.length;
      const keyFault = unstorable(key, path);
      if (keyFault !== null) return keyFault;
      waiting.push({ value: child, path: join(path, key, Array.isArray(value)), depth: depth + 1 });
    }
  }
  return null;
}

/** `pages[0].title`; keys that are not plain words are quoted. */
export function join(path: string, key: string | number, inList = typeof key === 'number'): string {
  if (inList) return `${path}[${key}]`;
  const plain = /^[A-Za-z_][\w-]*$/.test(String(key));
  const step = plain ? String(key) : `[${JSON.stringify(String(key).slice(0, 60))}]`;
  if (path === '$') return step;
  return plain ? `${path}.${step}` : `${path}${step}`;
}

function overBudget(
  budget: { readonly values: number; readonly characters: number },
  path: string,
  depth: number,
): Fault | null {
  const { valuesMax, charactersMax, depthMax } = QUESTIONNAIRE_LIMITS;
  if (depth > depthMax) {
    return {
      path: path.slice(0, 200),
      problem: `is nested deeper than ${depthMax} levels`,
      mend: 'Use fewer panels inside panels.',
    };
  }
  const tooLarge = budget.values > valuesMax || budget.characters > charactersMax;
  return tooLarge
    ? {
        path: '$',
        problem: `is larger than ${valuesMax} values or ${charactersMax} characters`,
        mend: 'Split it into several questionnaires.',
      }
    : null;
}

function unstorable(value: unknown, path: string): Fault | null {
  if (typeof value === 'string') {
    const at = value.search(UNSTORABLE);
    if (at < 0) return null;
    return {
      path,
      problem: `holds a character that cannot be stored or shown, at position ${at + 1}`,
      mend: 'Remove it; it is invisible, so type the text again rather than copy it.',
    };
  }
  const isJson = value === null || ['boolean', 'object'].includes(typeof value);
  if (isJson || (typeof value === 'number' && Number.isFinite(value))) return null;
  return { path, problem: `is a ${typeof value} that JSON cannot hold`, mend: 'Give plain JSON.' };
}
