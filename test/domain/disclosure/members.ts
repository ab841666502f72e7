import fc from 'fast-check';
import { belongs, cellsOf, keysOf, type Shown } from '../../../src/domain/disclosure/population.ts';
import type { AnswerGroup } from '../../../src/domain/disclosure/release.ts';
import {
  ATTRIBUTIONS,
  type Attribution,
  type Category,
  REGIONS,
  type Region,
} from '../../../src/domain/vocabulary.ts';

export interface Member {
  readonly id: string;
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly level: Attribution;
}

const patterns: readonly (readonly Category[])[] = [
  [],
  ['developing'],
  ['developing', 'ldc'],
  ['developing', 'ldc', 'lldc'],
  ['developing', 'ldc', 'sids'],
  ['developing', 'lldc'],
  ['developing', 'sids'],
  ['developing', 'eit'],
  ['developing', 'eit', 'lldc'],
];

const levels = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Attribution>('group') },
  { weight: 3, arbitrary: fc.constant<Attribution>('none') },
  { weight: 1, arbitrary: fc.constantFrom(...ATTRIBUTIONS) },
);

/** A round's members: up to six regions of any size, every mix of categories, mostly guarded. */
export const anyMembers: fc.Arbitrary<Member[]> = fc
  .array(
    fc.record({
      region: fc.constantFrom(...REGIONS),
      categories: fc.constantFrom(...patterns),
      level: levels,
      times: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((kinds) =>
    kinds.flatMap(({ times, ...kind }, k) =>
      Array.from({ length: times }, (_, n) => ({ ...kind, id: `${k}-${n}` })),
    ),
  );

export const thresholds = fc.integer({ min: 3, max: 6 });

export const cells = (members: readonly Member[]) => cellsOf(members);

export const isGuarded = ({ level }: Member): boolean => level === 'group' || level === 'none';

/** Each published sum as factors over the guarded members of a world: 1 for who is in it. */
export function sumsOf(
  world: readonly Member[],
  counted: ReadonlySet<string>,
  shown: Shown,
): number[][] {
  return keysOf(shown).map((group) =>
    world.filter(isGuarded).map((m) => (counted.has(m.id) && belongs(m, group) ? 1 : 0)),
  );
}

/** The answers of a world as the database tells them: counted now, and by which of the versions before. */
export function answerGroups(
  world: readonly Member[],
  now: ReadonlySet<string>,
  before: readonly { readonly number: number; readonly counted: ReadonlySet<string> }[],
): AnswerGroup[] {
  return world.flatMap(({ id, region, categories, level }) => {
    const taken = before.flatMap(({ number, counted }) => (counted.has(id) ? number : []));
    if (!now.has(id) && taken.length === 0) return [];
    return [{ region, categories, level, now: now.has(id), taken, count: 1 }];
  });
}
