import type { MeetingId } from '../../domain/ids.ts';
import { type Need, stands } from '../../domain/needs/need.ts';
import { saidNow } from '../../domain/needs/said.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { CodingRows, StatementRow, TranslationRow } from './rows.ts';
import { mayRead } from './shown.ts';

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
  /** The first words behind it, for what has no title. */
  readonly first: NeedTexts['texts'][number] | null;
}

export interface SuggestDeps {
  readonly store: Transactions<{ readonly coding: CodingRows }>;
  readonly findSimilar: FindSimilar;
}

const MOST = 8;

/** Needs that may ask for the same, explained by the words in common. Staff decide: nothing is merged by itself. */
export async function suggestNeeds(
  deps: SuggestDeps,
  input: { readonly meeting: string; readonly need: number; readonly most?: number },
  actor: Actor,
): Promise<Result<readonly Suggestion[], 'not-allowed' | 'meeting-unknown' | 'need-unknown'>> {
  const refusal = notAllowed(actor, 'need.list');
  if (refusal !== undefined) return refusal;
  const { meeting: slug, need: asked, most = MOST } = input;
  const read = await readNeeds(deps, slug, actor);
  if (!read.ok) return read;
  if (!read.value.needs.some(({ number }) => number === asked)) {
    return refuse('need-unknown', { number: asked, meeting: slug });
  }
  return done(alike(deps, read.value, asked, most));
}

/** The same for an answer that stands behind no need yet. */
export async function suggestForWords(
  deps: SuggestDeps,
  input: { readonly meeting: string; readonly answer: string; readonly most?: number },
  actor: Actor,
): Promise<Result<readonly Suggestion[], 'not-allowed' | 'meeting-unknown' | 'answer-unknown'>> {
  const refusal = notAllowed(actor, 'need.code');
  if (refusal !== undefined) return refusal;
  const { meeting: slug, answer, most = MOST } = input;
  const read = await readNeeds(deps, slug, actor);
  if (!read.ok) return read;
  const said = await deps.store.transaction(({ coding }) =>
    coding.findSpoken(read.value.meeting, answer),
  );
  if (said === undefined) return refuse('answer-unknown', { answer });
  const words = { number: NO_NEED, texts: [{ text: said.words, language: said.language }] };
  const { needs, texts } = read.value;
  return done(alike(deps, { needs, texts: [...texts, words] }, NO_NEED, most));
}

/** The place of words that stand behind no need. */
const NO_NEED = 0;

interface ReadNeeds {
  readonly meeting: MeetingId;
  readonly needs: readonly Need[];
  /** What is said in each need that stands, its title first. */
  readonly texts: readonly NeedTexts[];
}

async function readNeeds(
  { store }: SuggestDeps,
  slug: string,
  actor: Actor,
): Promise<Result<ReadNeeds, 'meeting-unknown'>> {
  return store.transaction(async ({ coding }) => {
    const meeting = await coding.findMeeting(slug);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: slug });
    const needs = (await coding.needs(meeting)).filter(stands);
    const reads = await mayRead(coding, meeting, actor);
    const statements = await coding.statements(meeting);
    const said = textsOf(statements.filter(reads), await coding.translations(meeting));
    const texts = needs.map(({ number, title }) => ({
      number,
      texts: [{ text: title, language: 'en' }, ...(said.get(number) ?? [])],
    }));
    return done({ meeting, needs, texts });
  });
}

function alike(
  { findSimilar }: SuggestDeps,
  { needs, texts }: Pick<ReadNeeds, 'needs' | 'texts'>,
  asked: number,
  most: number,
): Suggestion[] {
  const titles = new Map(needs.map(({ number, title }) => [number, title]));
  const said = new Map(texts.map(({ number, texts: [, first] }) => [number, first]));
  return findSimilar(texts, asked, most).map((one) => ({
    ...{ ...one, title: titles.get(one.number) ?? '', first: said.get(one.number) ?? null },
  }));
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
