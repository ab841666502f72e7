import { isList, offered } from './choices.ts';
import { LENGTHS } from './compile-question.ts';
import type { Around, Normalised } from './normalise.ts';
import { cleanWords } from './normalise-words.ts';
import type { Choice, ChoiceQuestion, RankingQuestion } from './questionnaire.ts';

export function normaliseChoices(
  question: ChoiceQuestion,
  raw: unknown,
  around: Around,
): Normalised {
  const given = withWords(raw);
  const codes = given === null ? null : codesOrOther(question, given);
  const choices = offered(question, around.answers);
  if (codes === null || !areOffered(codes, choices)) return unknownChoice(question, around);
  if (codes.length === 0) return { ok: true, value: null };
  const { none, other } = question;
  if (none !== null && codes.includes(none.value) && codes.length > 1) {
    const params = { choice: none.label[around.language] };
    return problem(question, around, 'problem.exclusive', params);
  }
  const alone = codes.length === 1 && codes[0] === none?.value;
  const count = alone ? null : countProblem(question, codes.length, around);
  if (count !== null) return count;
  const chosen = question.kind === 'one' ? (codes[0] ?? null) : codes;
  if (other === null || !codes.includes(other.value)) return { ok: true, value: chosen };
  return withOther(question, chosen, { words: given?.words, around });
}

export function normaliseRanking(
  question: RankingQuestion,
  raw: unknown,
  around: Around,
): Normalised {
  const codes = isList(raw) || typeof raw === 'string' ? codesOf(raw) : byPlace(raw);
  if (codes === 'same-place') return problem(question, around, 'problem.same-place', {});
  const choices = offered(question, around.answers);
  if (codes === null || !areOffered(codes, choices)) return unknownChoice(question, around);
  if (codes.length === 0) return { ok: true, value: null };
  return countProblem(question, codes.length, around) ?? { ok: true, value: codes };
}

/** How many choices may be taken now: the author's limits, but never more than is offered. */
export function limitsOf(
  question: ChoiceQuestion | RankingQuestion,
  answers: Readonly<Record<string, unknown>>,
): { readonly min: number; readonly max: number } {
  const choices = offered(question, answers);
  const none = question.kind === 'several' && question.none !== null ? 1 : 0;
  const most = Math.max(1, choices.length - none);
  return { min: Math.min(question.min, most), max: Math.min(question.max, most) };
}

function withOther(
  question: ChoiceQuestion,
  value: string | readonly string[] | null,
  { words, around }: { readonly words: unknown; readonly around: Around },
): Normalised {
  const cleaned = typeof words === 'string' ? cleanWords(words) : '';
  if (cleaned === '') return problem(question, around, 'problem.other-words', {});
  if (cleaned.length > LENGTHS.otherWords) {
    const params = { max: LENGTHS.otherWords, length: cleaned.length };
    return problem(question, around, 'problem.too-long', params);
  }
  return { ok: true, value, words: cleaned };
}

/** Words written beside a single choice, with none taken, mean "other". */
function codesOrOther(
  { kind, other }: ChoiceQuestion,
  { value, words }: { readonly value: unknown; readonly words: unknown },
): string[] | null {
  const codes = codesOf(value);
  const isOwn = typeof words === 'string' && cleanWords(words) !== '';
  const isOther = kind === 'one' && other !== null && codes?.length === 0 && isOwn;
  return isOther ? [other.value] : codes;
}

/** Null: an object of another shape. */
function withWords(raw: unknown): { readonly value: unknown; readonly words: unknown } | null {
  if (typeof raw !== 'object' || raw === null || isList(raw)) return { value: raw, words: '' };
  if (Object.keys(raw).some((key) => key !== 'value' && key !== 'words')) return null;
  return { value: 'value' in raw ? raw.value : '', words: 'words' in raw ? raw.words : '' };
}

/**
 * Null: not a list of texts. A choice that is named twice counts once: HTML and chat controls may
 * repeat one.
 */
function codesOf(value: unknown): string[] | null {
  const list: unknown[] = isList(value) ? [...value] : [value];
  if (list.length > 1_000) return null;
  const codes = list.filter((code) => code !== '' && code !== null && code !== undefined);
  return codes.every((code) => typeof code === 'string') ? [...new Set(codes)] : null;
}

function byPlace(raw: unknown): string[] | 'same-place' | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const placed: { readonly code: string; readonly place: number }[] = [];
  for (const [code, place] of Object.entries(raw)) {
    if (place === '' || place === null || place === undefined) continue;
    const number = typeof place === 'string' ? Number(place) : place;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 1) return null;
    placed.push({ code, place: number });
  }
  if (new Set(placed.map(({ place }) => place)).size < placed.length) return 'same-place';
  return placed.sort((a, b) => a.place - b.place).map(({ code }) => code);
}

function areOffered(codes: readonly string[], choices: readonly Choice[]): boolean {
  return codes.every((code) => choices.some(({ value }) => value === code));
}

function countProblem(
  question: ChoiceQuestion | RankingQuestion,
  count: number,
  around: Around,
): Normalised | null {
  if (question.kind === 'one')
    return count === 1 ? null : problem(question, around, 'problem.only-one', {});
  const { min, max } = limitsOf(question, around.answers);
  if (count >= min && count <= max) return null;
  const key = count < min ? 'problem.too-few' : 'problem.too-many';
  return problem(question, around, key, { min, max, count });
}

function unknownChoice(question: ChoiceQuestion | RankingQuestion, around: Around): Normalised {
  return problem(question, around, 'problem.not-offered', {});
}

function problem(
  question: ChoiceQuestion | RankingQuestion,
  { language }: Around,
  key: string,
  params: Readonly<Record<string, string | number>>,
): Normalised {
  return { ok: false, problem: question.phrase(language, `conversation.${key}`, params) };
}
