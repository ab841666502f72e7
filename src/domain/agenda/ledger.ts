import { type Cell, cellsOf, type Shown } from '../disclosure/population.ts';
import { mayRelease, type Release, type ReleasedGroup } from '../disclosure/release.ts';
import { disclose, THRESHOLD_FLOOR } from '../disclosure/suppress.ts';
import type { AgendaContent, HiddenFigure, NotShown } from './content.ts';

/** What may be told about one question now. */
export interface Ruling {
  readonly shown: Shown;
  /** Figures stay as the last version has them: the new answers are too few to be told apart from the old. */
  readonly heldBack: boolean;
}

/** Collects, while an agenda is put together, what is told and what is hidden. */
export interface Ledger {
  readonly threshold: number;
  readonly last: AgendaContent | undefined;
  readonly releases: Map<string, Release>;
  readonly hidden: HiddenFigure[];
  readonly notShown: NotShown[];
  rule(input: {
    readonly figure: string;
    readonly question: string;
    readonly groups: readonly ReleasedGroup[];
    readonly conditional: boolean;
  }): Ruling;
  /** All releases of a question so far, this version's last. */
  history(question: string): Release[];
}

/** The name under which the responses themselves are counted. */
export const RESPONSES = '*';

/**
 * `responses`: who has submitted, everybody guarded. A question never shows a group that these do not show, so that
 * the hidden groups are the same ones everywhere.
 *
 * Where answers are printed one by one with their country, they can be subtracted and hide nobody; then only those of
 * guarded levels count as cover. All other answers are never printed alone, so that each is cover for the rest.
 */
export function openLedger(input: {
  readonly threshold: number;
  readonly earlier: readonly AgendaContent[];
  readonly responses: readonly Omit<ReleasedGroup, 'level'>[];
  /** Questions whose answers are printed one by one with needs. */
  readonly printed: ReadonlySet<string>;
}): Ledger {
  const { earlier } = input;
  const threshold = Math.max(input.threshold, THRESHOLD_FLOOR);
  const responses = input.responses.map((group) => ({ ...group, level: 'none' as const }));
  const within = disclose({ cells: toCells(responses), threshold }).shown;
  const releases = new Map<string, Release>();
  const past = (question: string): Release[] =>
    earlier.flatMap((version) => version.staff.releases[question] ?? []);
  const hidden: HiddenFigure[] = [];
  const notShown: NotShown[] = [];
  const last = earlier.at(-1);
  return {
    threshold,
    last,
    releases,
    hidden,
    notShown,
    history(question) {
      const now = releases.get(question);
      return now === undefined ? past(question) : [...past(question), now];
    },
    rule({ figure, question, groups: given, conditional }) {
      const groups = input.printed.has(question)
        ? given
        : given.map((group) => ({ ...group, level: 'none' as const }));
      const found = disclose({ cells: toCells(groups), threshold, within, whole: conditional });
      const next: Release = { shown: found.shown, groups: inOrder(groups) };
      const before = last?.staff.releases[question];
      const heldBack = before !== undefined && !mayRelease(past(question), next, threshold);
      releases.set(question, heldBack ? before : next);
      if (heldBack) hidden.push({ figure, group: 'all', reason: 'held-back' });
      for (const { group, reason } of found.hidden) hidden.push({ figure, group, reason });
      const shown = heldBack ? before.shown : found.shown;
      for (const { group } of heldBack ? [] : found.hidden) notShown.push({ figure, group });
      return { shown, heldBack };
    },
  };
}

function toCells(groups: readonly ReleasedGroup[]): Cell[] {
  return cellsOf(groups.map((group) => ({ ...group, count: group.answers.length })));
}

/** The same groups give the same bytes, in whatever order the database told them. */
function inOrder(groups: readonly ReleasedGroup[]): ReleasedGroup[] {
  const key = ({ region, categories, level }: ReleasedGroup): string =>
    `${region}|${categories.join('+')}|${level}`;
  return groups
    .map(({ region, categories, level, answers }) => ({
      region,
      categories: [...categories].sort(),
      level,
      answers: [...answers].sort(),
    }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
