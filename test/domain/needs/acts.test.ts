import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerId } from '../../../src/domain/ids.ts';
import {
  type ActKind,
  make,
  merge,
  move,
  rename,
  setAside,
  split,
  take,
} from '../../../src/domain/needs/acts.ts';
import {
  type Change,
  changed,
  contains,
  type Need,
  type Needs,
  stands,
  touchedBy,
} from '../../../src/domain/needs/need.ts';
import { type DoneAct, undo } from '../../../src/domain/needs/undo.ts';
import type { Result } from '../../../src/domain/refusal.ts';

/** A coder at work: the needs, every act so far, and the answers that were brought in. */
interface Work {
  needs: Needs;
  acts: DoneAct[];
  /** Every number that was ever given. */
  given: Set<number>;
}

const answer = (n: number) => `answer-${n}` as AnswerId;
const WORDS = 40;

/** One step, chosen by numbers that fast-check can make smaller. */
const steps = fc.array(
  fc.record({
    what: fc.constantFrom(
      ...(['taken', 'made', 'merged', 'split', 'renamed', 'moved', 'set-aside', 'undone'] as const),
    ),
    a: fc.nat(30),
    b: fc.nat(30),
    c: fc.nat(30),
  }),
  { maxLength: 40 },
);
type Step = typeof steps extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

function step(work: Work, { what, a, b, c }: Step): void {
  const all = [...work.needs.values()];
  const pick = (n: number): Need | undefined => all[n % Math.max(1, all.length)];
  const next = Math.max(0, ...work.given) + 1;
  const [one, two, three] = [pick(a), pick(b), pick(c)];
  const statement = { answer: answer(a % 8), part: { from: b, length: 1 + (c % 9) } };
  switch (what) {
    case 'taken': {
      const stated = new Set(all.flatMap((need) => need.statements.map((s) => s.answer)));
      const fresh = [a % 8, b % 8].map(answer).filter((id) => !stated.has(id));
      const rows = [...new Set(fresh)].map((id) => ({ answer: id, topic: null }));
      if (rows.length > 0) did(work, what, take(rows, next));
      return;
    }
    case 'made':
      did(work, what, make({ number: next, title: `T${a}`, topic: null, statement }));
      return;
    case 'undone': {
      const act = work.acts[a % Math.max(1, work.acts.length)];
      if (act !== undefined) undone(work, act);
      return;
    }
  }
  if (one === undefined || two === undefined || three === undefined) return;
  switch (what) {
    case 'merged':
      attempt(work, what, merge(one, c % 2 === 0 ? [two] : [two, three]));
      return;
    case 'split': {
      const from = one.statements[b % Math.max(1, one.statements.length)];
      if (from === undefined) return;
      const part = from.part === null && c % 3 > 0 ? { from: a, length: WORDS - a } : from.part;
      const made = { number: next, title: '', topic: null, statement: { ...from, part } };
      attempt(work, what, split(one, made));
      return;
    }
    case 'renamed':
      attempt(work, what, rename(one, `T${b}`));
      return;
    case 'moved':
      attempt(work, what, move(one, b % 2 === 0 ? null : `topic-${b}`));
      return;
    case 'set-aside':
      attempt(work, what, setAside(one, b % 5 === 0 ? ' ' : 'says that there is none'));
      return;
  }
}

function attempt(work: Work, kind: ActKind, result: Result<Change>): void {
  if (result.ok) did(work, kind, result.value);
}

function did(work: Work, kind: ActKind, change: Change): void {
  const known = new Set(change.before.map(({ number }) => number));
  for (const { number } of kind === 'undone' ? [] : change.after) {
    if (known.has(number)) continue;
    expect(work.given.has(number), `N${number} was given twice`).toBe(false);
    work.given.add(number);
  }
  work.needs = changed(work.needs, change);
  work.acts.push({ ...change, kind, number: work.acts.length + 1, undoneBy: null });
}

function undone(work: Work, act: DoneAct): boolean {
  const later = work.acts.map((one) => ({ ...one, touched: touchedBy(one) }));
  const result = undo(act, later);
  if (!result.ok) return false;
  did(work, 'undone', result.value);
  const by = work.acts.length;
  work.acts = work.acts.map((one) => (one.number === act.number ? { ...one, undoneBy: by } : one));
  return true;
}

function play(all: readonly Step[]): Work {
  const work: Work = { needs: new Map(), acts: [], given: new Set() };
  for (const one of all) step(work, one);
  return work;
}

const live = ({ acts }: Work) =>
  acts.filter(({ kind, undoneBy }) => kind !== 'undone' && undoneBy === null);

describe('any sequence of acts and undoings', () => {
  it('leaves each statement behind a need that stands, or set aside with a reason', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const work = play(all);
        const brought = live(work)
          .filter(({ kind }) => kind === 'taken' || kind === 'made')
          .flatMap(({ after }) => after.flatMap((need) => need.statements));
        const needs = [...work.needs.values()];
        for (const statement of brought) {
          const behind = needs.filter((need) =>
            need.statements.some((one) => contains(one, statement)),
          );
          const kept = behind.some((need) => stands(need) || (need.setAside ?? '').trim() !== '');
          expect(kept, JSON.stringify(statement)).toBe(true);
        }
      }),
    );
  });

  it('leaves statements behind merged needs nowhere, and every other need with some', () => {
    fc.assert(
      fc.property(steps, (all) => {
        for (const need of play(all).needs.values()) {
          expect(need.statements.length === 0).toBe(need.mergedInto !== null);
        }
      }),
    );
  });

  it('leads from each merged need to one that is no merged need, without a circle', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { needs } = play(all);
        for (const need of needs.values()) {
          let at: Need | undefined = need;
          for (let hops = 0; at?.mergedInto != null; hops += 1) {
            expect(hops).toBeLessThan(needs.size);
            at = needs.get(at.mergedInto);
          }
          expect(at).toBeDefined();
        }
      }),
    );
  });

  it('is taken back act by act in reverse, to the start exactly', () => {
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        const work = play(first);
        const start = new Map(work.needs);
        const before = work.acts.length;
        for (const one of second) if (one.what !== 'undone') step(work, one);
        const own = live(work).filter(({ number }) => number > before);
        for (const act of own.toReversed()) expect(undone(work, act)).toBe(true);
        expect(new Map([...work.needs].sort(([a], [b]) => a - b))).toEqual(
          new Map([...start].sort(([a], [b]) => a - b)),
        );
      }),
    );
  });

  it('is never taken back past a later act on the same needs, which the refusal names', () => {
    const work = play([]);
    did(
      work,
      'taken',
      take(
        [1, 2, 3].map((n) => ({ answer: answer(n), topic: 'rural' })),
        1,
      ),
    );
    const [n1, n2] = [work.needs.get(1), work.needs.get(2)];
    if (n1 === undefined || n2 === undefined) throw new Error('not taken');
    attempt(work, 'renamed', rename(n1, 'Rural access'));
    attempt(work, 'merged', merge(n2, [{ ...n1, title: 'Rural access' }]));
    const later = () => work.acts.map((one) => ({ ...one, touched: touchedBy(one) }));
    const [, renamed, merged] = work.acts;
    if (renamed === undefined || merged === undefined) throw new Error('not done');
    expect(undo(renamed, later())).toEqual({
      ok: false,
      code: 'act-touched-later',
      params: { act: 2, later: 3, need: 1 },
    });
    expect(work.needs.get(2)?.title).toBe('Rural access');
    expect(undone(work, merged)).toBe(true);
    expect(undone(work, renamed)).toBe(true);
    const again = work.acts[1];
    expect(again && undo(again, later())).toMatchObject({ code: 'act-undone-already' });
    const last = work.acts.at(-1);
    expect(last && undo(last, later())).toMatchObject({ code: 'act-is-undo' });
  });
});
