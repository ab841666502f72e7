import type { MeetingId } from '../../domain/ids.ts';
import { type Need, stands } from '../../domain/needs/need.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { REGIONS, type Region } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { CodingRows } from './rows.ts';
import { mayRead, type ShownStatement, shownStatement } from './shown.ts';
import { meetingTopics } from './topics.ts';

export const NEED_STATES = ['standing', 'uncoded', 'coded', 'set-aside', 'merged', 'all'] as const;
export type NeedState = (typeof NEED_STATES)[number];

export interface NeedLine {
  readonly number: number;
  readonly title: string;
  readonly topic: string | null;
  readonly mergedInto: number | null;
  readonly setAside: string | null;
  readonly statements: number;
  readonly languages: readonly string[];
  /** Of those whose region this person may see. */
  readonly regions: readonly Region[];
  readonly late: boolean;
  /** All of its words were taken back. */
  readonly takenBack: boolean;
  /** The first words, for what has no title yet. */
  readonly first: Pick<ShownStatement, 'words' | 'language' | 'direction'> | null;
}

export interface NeedsList {
  readonly needs: readonly NeedLine[];
  /** Before the filter: all, those that stand, and those of them without a title. */
  readonly counts: { readonly all: number; readonly standing: number; readonly uncoded: number };
  /** Codes and English labels, by label. */
  readonly topics: readonly (readonly [code: string, label: string])[];
  readonly languages: readonly string[];
  readonly rounds: readonly { readonly slug: string; readonly mayTake: boolean }[];
}

export interface NeedsFilter {
  readonly state?: NeedState | undefined;
  /** '-' for those without one. */
  readonly topic?: string | undefined;
  readonly language?: string | undefined;
  readonly region?: Region | undefined;
}

export interface NeedsDeps {
  readonly store: Transactions<{ readonly coding: CodingRows }>;
}

/** A meeting's needs, those that nobody has coded first; what a filter goes by is only what this person may see. */
export async function listNeeds(
  deps: NeedsDeps,
  input: NeedsFilter & { readonly meeting: string },
  actor: Actor,
): Promise<Result<NeedsList, 'not-allowed' | 'meeting-unknown'>> {
  const refusal = notAllowed(actor, 'need.list');
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async ({ coding }) => {
    const meeting = await coding.findMeeting(input.meeting);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: input.meeting });
    const rounds = await coding.rounds(meeting);
    const lines = await allLines(coding, meeting, actor);
    const standing = lines.filter(stands);
    return done({
      needs: lines.filter((line) => isAsked(line, input)).sort(uncodedFirst),
      counts: {
        all: lines.length,
        standing: standing.length,
        uncoded: standing.filter(({ title }) => title === '').length,
      },
      topics: [...meetingTopics(rounds)],
      languages: [...new Set(lines.flatMap((line) => line.languages))].sort(),
      rounds: rounds.map(({ slug, state, definition }) => ({
        slug,
        mayTake:
          (state === 'closed' || state === 'archived') &&
          (definition.parley.needs ?? []).length > 0,
      })),
    });
  });
}

async function allLines(coding: CodingRows, meeting: MeetingId, actor: Actor): Promise<NeedLine[]> {
  const needs = await coding.needs(meeting);
  const reads = await mayRead(coding, meeting, actor);
  const statements = new Map<number, ShownStatement[]>();
  for (const row of await coding.statements(meeting)) {
    const shown = shownStatement(row, { actor, reads, translations: [] });
    const own = statements.get(row.need);
    if (own === undefined) statements.set(row.need, [shown]);
    else own.push(shown);
  }
  return needs.map((need) => lineOf(need, statements.get(need.number) ?? []));
}

function lineOf(need: Need, statements: readonly ShownStatement[]): NeedLine {
  const { number, title, topic, mergedInto, setAside } = need;
  const said = statements.filter(({ words }) => words !== null);
  const [first] = said;
  return {
    ...{ number, title, topic, mergedInto, setAside, statements: statements.length },
    languages: [...new Set(said.map(({ language }) => language))].sort(),
    regions: REGIONS.filter((region) => statements.some((one) => one.region === region)),
    late: statements.some(({ late }) => late),
    takenBack: statements.length > 0 && statements.every(({ state }) => state === 'taken-back'),
    first:
      first === undefined
        ? null
        : { words: first.words, language: first.language, direction: first.direction },
  };
}

function isAsked(line: NeedLine, filter: NeedsFilter): boolean {
  const { state = 'standing', topic, language, region } = filter;
  return (
    isInState(line, state) &&
    (topic === undefined || (line.topic ?? '-') === topic) &&
    (language === undefined || line.languages.includes(language)) &&
    (region === undefined || line.regions.includes(region))
  );
}

function isInState(line: NeedLine, state: NeedState): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'standing':
      return stands(line);
    case 'uncoded':
      return stands(line) && line.title === '';
    case 'coded':
      return stands(line) && line.title !== '';
    case 'set-aside':
      return line.setAside !== null;
    case 'merged':
      return line.mergedInto !== null;
  }
}

function uncodedFirst(a: NeedLine, b: NeedLine): number {
  const rank = (line: NeedLine): number => (!stands(line) ? 2 : line.title === '' ? 0 : 1);
  return rank(a) - rank(b) || a.number - b.number;
}
