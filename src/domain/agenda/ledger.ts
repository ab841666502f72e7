import { cellsOf, type Shown } from '../disclosure/population.ts';
import { type AnswerGroup, type Counted, mayRelease, type Release } from '../disclosure/release.ts';
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
    readonly groups: readonly AnswerGroup[];
    readonly conditional: boolean;
  }): Ruling;
  /** The versions whose answers to a question have been told so far, this one with them. */
  history(question: string): Counted;
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
  /** The number that the version gets. */
  readonly number: number;
  readonly earlier: readonly AgendaContent[];
  readonly responses: readonly Omit<AnswerGroup, 'level'>[];
  /** Questions whose answers are printed one by one with needs. */
  readonly printed: ReadonlySet<string>;
}): Ledger {
  const { earlier, number } = input;
  const threshold = Math.max(input.threshold, THRESHOLD_FLOOR);
  const responses = input.responses.map((group) => ({ ...group, level: 'none' as const }));
  const within = disclose({ cells: counted(responses), threshold }).shown;
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
      const all = [...past(question), ...[releases.get(question) ?? []].flat()];
      const told = all.map(({ taken }) => taken);
      return { told, now: told.includes(number) };
    },
    rule({ figure, question, groups: given, conditional }) {
      const groups = input.printed.has(question)
        ? given
        : given.map((group) => ({ ...group, level: 'none' as const }));
      const found = disclose({ cells: counted(groups), threshold, within, whole: conditional });
      const before = last?.staff.releases[question];
      const heldBack =
        before !== undefined && !mayRelease(past(question), found.shown, groups, threshold);
      const taken = before !== undefined && isAsBefore(groups, before) ? before.taken : number;
      releases.set(question, heldBack ? before : { shown: found.shown, taken });
      if (heldBack) hidden.push({ figure, group: 'all', reason: 'held-back' });
      for (const { group, reason } of found.hidden) hidden.push({ figure, group, reason });
      const shown = heldBack ? before.shown : found.shown;
      for (const { group } of heldBack ? [] : found.hidden) notShown.push({ figure, group });
      return { shown, heldBack };
    },
  };
}

const counted = (groups: readonly AnswerGroup[]) => cellsOf(groups.filter(({ now }) => now));

/** Exactly the answers that the last version counted are counted now. */
function isAsBefore(groups: readonly AnswerGroup[], { taken: number }: Release): boolean {
  return groups.every(({ now, taken }) => now === taken.includes(number));
}
