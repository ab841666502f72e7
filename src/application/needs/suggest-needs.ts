import { stands } from '../../domain/needs/need.ts';
import { saidNow } from '../../domain/needs/said.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { CodingRows, StatementRow, TranslationRow } from './rows.ts';

/** What is said in a need, in whichever languages: its title, the words behind it and the translations beside them. */
export interface NeedTexts {
  readonly number: number;
  readonly texts: readonly { readonly text: string; readonly language: string }[];
}

export interface SimilarNeed {
  readonly number: number;
  /** How much it has in common with the asked one: 100 would be the same words. */
  readonly score: number;
  /** The words that both say, as the asked one writes them. */
  readonly common: readonly string[];
}

/** Finds needs that say similar things; the same texts give the same answer. Implemented by src/infra/similar-needs. */
export type FindSimilar = (
  needs: readonly NeedTexts[],
  asked: number,
  most: number,
) => readonly SimilarNeed[];

export interface Suggestion extends SimilarNeed {
  readonly title: string;
}

const MOST = 8;

/** Needs that may ask for the same, explained by the words in common. Staff decide: nothing is merged by itself. */
export async function suggestNeeds(
  deps: {
    readonly store: Transactions<{ readonly coding: CodingRows }>;
    readonly findSimilar: FindSimilar;
  },
  input: { readonly meeting: string; readonly need: number; readonly most?: number },
  actor: Actor,
): Promise<Result<readonly Suggestion[], 'not-allowed' | 'meeting-unknown' | 'need-unknown'>> {
  const refusal = notAllowed(actor, 'need.list');
  if (refusal !== undefined) return refusal;
  const { meeting: slug, need: asked, most = MOST } = input;
  const read = await deps.store.transaction(async ({ coding }) => {
    const meeting = await coding.findMeeting(slug);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: slug });
    const needs = (await coding.needs(meeting)).filter(stands);
    const statements = await coding.statements(meeting);
    return done({ needs, statements, translations: await coding.translations(meeting) });
  });
  if (!read.ok) return read;
  const { needs, statements, translations } = read.value;
  const titles = new Map(needs.map(({ number, title }) => [number, title]));
  if (!titles.has(asked)) return refuse('need-unknown', { number: asked, meeting: slug });
  const texts = textsOf(statements, translations);
  const all = needs.map(({ number, title }) => ({
    number,
    texts: [{ text: title, language: 'en' }, ...(texts.get(number) ?? [])],
  }));
  const found = deps.findSimilar(all, asked, most);
  return done(found.map((one) => ({ ...one, title: titles.get(one.number) ?? '' })));
}

function textsOf(
  statements: readonly StatementRow[],
  translations: readonly TranslationRow[],
): Map<number, NeedTexts['texts'][number][]> {
  const beside = new Map<string, TranslationRow[]>();
  for (const one of translations) {
    beside.set(one.answer, [...(beside.get(one.answer) ?? []), one]);
  }
  const found = new Map<number, NeedTexts['texts'][number][]>();
  for (const { need, answer, current, excerpt, words, language } of statements) {
    const said = saidNow({ isSame: answer === current, excerpt, words });
    if (said.words === null || current === null) continue;
    const own = found.get(need) ?? [];
    own.push({ text: said.words, language });
    // A translation is of all words: where a part is meant it would say what others said.
    if (said.whole === null) own.push(...(beside.get(current) ?? []));
    found.set(need, own);
  }
  return found;
}
