import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachWords } from '../../../src/application/needs/attach-words.ts';
import {
  mergeNeeds,
  moveNeed,
  renameNeed,
  setNeedAside,
  undoAct,
} from '../../../src/application/needs/change-needs.ts';
import type { Coded } from '../../../src/application/needs/coding.ts';
import { makeNeed } from '../../../src/application/needs/make-need.ts';
import { splitNeed } from '../../../src/application/needs/split-need.ts';
import { takeNeeds } from '../../../src/application/needs/take-needs.ts';
import type { Result } from '../../../src/domain/refusal.ts';
import { must } from '../../support/parley.ts';
import type { SpokenMember } from '../../support/spoken-round.ts';
import { as } from '../outcomes/world.ts';
import { MEETING, ROUND, useSaid } from './world.ts';

const level = 'attributed' as const;
const MEMBERS: readonly SpokenMember[] = ['Bhutan', 'Fiji', 'Haiti', 'Malawi'].map((name, at) => ({
  ...{ name, country: name.slice(0, 2).toUpperCase(), region: 'ASP' as const },
  says: [
    { question: 'need1', words: `one two three four ${at}`, language: 'en', level },
    { question: 'anything_else', words: `five six ${at}`, language: 'en', level },
  ],
}));

const world = useSaid(MEMBERS);
const officer = as('officer');
const at = { meeting: MEETING, reason: 'as drawn' };

/** Every need with the words behind it, as the rows have them. */
async function standing() {
  const { prisma } = world.parley;
  const needs = await prisma.need.findMany({
    orderBy: { number: 'asc' },
    select: {
      ...{ number: true, title: true, topic: true, setAside: true, target: true },
      statements: {
        orderBy: [{ answerId: 'asc' }, { excerpt: 'asc' }],
        select: { answerId: true, excerpt: true },
      },
    },
  });
  return needs.map(({ target, ...need }) => ({ ...need, into: target?.number ?? null }));
}

const KINDS = ['make', 'attach', 'merge', 'split', 'rename', 'move', 'aside'] as const;
const steps = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), a: fc.nat(30), b: fc.nat(30), c: fc.nat(30) }),
  { minLength: 3, maxLength: 12 },
);
type Step = typeof steps extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

async function act({ kind, a, b, c }: Step): Promise<Result<Coded>> {
  const { parley } = world;
  const numbers = (await standing()).map(({ number }) => number);
  const pick = (n: number) => numbers[n % numbers.length] ?? 0;
  const free = await world.answerOf(MEMBERS[b % MEMBERS.length]?.name ?? '', 'anything_else');
  const part = ['', 'five', 'six'][c % 3] ?? '';
  const order = { ...at, need: pick(a) };
  switch (kind) {
    case 'make':
      return makeNeed(
        parley,
        { ...at, answer: free, excerpt: part, title: 'x', topic: '' },
        officer,
      );
    case 'attach':
      return attachWords(parley, { ...order, answer: free, excerpt: part }, officer);
    case 'merge':
      return mergeNeeds(parley, { ...at, into: pick(a), needs: [pick(b), pick(c)] }, officer);
    case 'split':
      return splitNeed(
        parley,
        { ...order, excerpt: ['two three', 'five', 'one'][c % 3] ?? '' },
        officer,
      );
    case 'rename':
      return renameNeed(parley, { ...order, title: `title ${b}` }, officer);
    case 'move':
      return moveNeed(parley, { ...order, topic: b % 2 === 0 ? '' : 'cybersecurity' }, officer);
    case 'aside':
      return setNeedAside(parley, order, officer);
  }
}

/** Whether words of the same answer lie within this statement; '' means all of them. */
function isWithin(excerpt: string, whole: { readonly excerpt: string }): boolean {
  return whole.excerpt === '' || (excerpt !== '' && whole.excerpt.includes(excerpt));
}

describe('acts on real rows, whichever and in whatever order', () => {
  it('lose no words, say none twice, and are taken back exactly', async () => {
    must(await takeNeeds(world.parley, { round: ROUND }, officer));
    const start = await standing();
    const brought = start.flatMap(({ statements }) => statements.map(({ answerId }) => answerId));
    expect(brought).toHaveLength(MEMBERS.length);
    let done = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const acts: number[] = [];
        for (const step of all) {
          const result = await act(step);
          if (result.ok) acts.push(result.value.act);
        }
        const now = await standing();
        const whole = now
          .filter(({ into }) => into === null)
          .flatMap((need) => need.statements.filter(({ excerpt }) => excerpt === ''));
        for (const answer of brought) {
          expect(whole.filter(({ answerId }) => answerId === answer)).toHaveLength(1);
        }
        for (const { statements } of now) {
          for (const statement of statements) {
            const { answerId, excerpt } = statement;
            const around = statements.filter(
              (one) => one !== statement && one.answerId === answerId && isWithin(excerpt, one),
            );
            expect(around).toEqual([]);
          }
        }
        for (const number of acts.toReversed()) {
          must(await undoAct(world.parley, { ...at, act: number }, officer));
        }
        done += acts.length;
        expect(await standing()).toEqual(start);
      }),
      { numRuns: 8, seed: 68 },
    );
    expect(done).toBeGreaterThan(20);
  });
});
