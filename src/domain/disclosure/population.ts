import { type Attribution, type Category, REGIONS, type Region } from '../vocabulary.ts';

/**
 * The answers to one question, counted by who gave them: one cell for each region and set of categories.
 * `guarded` are those whose owners allow at most their group to be told (levels `group` and `none`); the others may
 * be known one by one, so nothing can hide behind them.
 */
export interface Cell {
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly answers: number;
  readonly guarded: number;
}

/** The groups that a figure is shown for. Regions part the members; categories overlap each other and the regions. */
export interface Shown {
  readonly all: boolean;
  readonly regions: readonly Region[];
  readonly categories: readonly Category[];
}

export const NOTHING_SHOWN: Shown = { all: false, regions: [], categories: [] };

/** 'all', a region or a category: their codes do not collide. */
export type GroupKey = 'all' | Region | Category;

export function keysOf(shown: Shown): GroupKey[] {
  return [...(shown.all ? (['all'] as const) : []), ...shown.regions, ...shown.categories];
}

export function belongs(who: Pick<Cell, 'region' | 'categories'>, group: GroupKey): boolean {
  return group === 'all' || who.region === group || who.categories.some((c) => c === group);
}

export function isGuarded(level: Attribution): boolean {
  switch (level) {
    case 'attributed':
    case 'country':
      return false;
    case 'group':
    case 'none':
      return true;
  }
}

export interface Size {
  readonly answers: number;
  readonly guarded: number;
}

export function sizeOf(cells: readonly Cell[], group: GroupKey): Size {
  return cells
    .filter((cell) => belongs(cell, group))
    .reduce((sum, cell) => plus(sum, cell), { answers: 0, guarded: 0 });
}

export function plus(a: Size, b: Size): Size {
  return { answers: a.answers + b.answers, guarded: a.guarded + b.guarded };
}

/** Cells from single answers; equal groups are added up, in an order that depends on nothing but the groups. */
export function cellsOf(
  answers: readonly {
    readonly region: Region;
    readonly categories: readonly Category[];
    readonly level: Attribution;
    readonly count?: number;
  }[],
): Cell[] {
  const cells = new Map<string, Cell>();
  for (const { region, categories, level, count = 1 } of answers) {
    const sorted = [...categories].sort();
    const key = `${REGIONS.indexOf(region)}|${sorted.join('+')}`;
    const before = cells.get(key) ?? { region, categories: sorted, answers: 0, guarded: 0 };
    const guarded = before.guarded + (isGuarded(level) ? count : 0);
    cells.set(key, { ...before, answers: before.answers + count, guarded });
  }
  return [...cells.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}
