import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/domain/agenda/canonical-json.ts';
import { composeAgenda } from '../../../src/domain/agenda/compose.ts';
import { belongs, type GroupKey } from '../../../src/domain/disclosure/population.ts';
import { fewestLeft } from '../disclosure/attacker.ts';
import { isGuarded, thresholds } from '../disclosure/members.ts';
import { answerId, anySpeakers, type Built, countedIn, inputOf, type Speaker } from './rounds.ts';

/** The versions of one round as members answer late, correct or take back; each built on those before it. */
const anyVersions = fc
  .tuple(
    anySpeakers,
    thresholds,
    fc.array(fc.array(fc.nat({ max: 6 }), { minLength: 10, maxLength: 10 }), { maxLength: 2 }),
  )
  .map(([world, threshold, steps]) => {
    const versions = [new Array<number>(10).fill(0), ...steps].map((skipped) =>
      world.filter((speaker) => {
        const [kind = 0, n = 0] = speaker.id.split('-').map(Number);
        return n >= (skipped[kind] ?? 0);
      }),
    );
    const built: Built[] = [];
    for (const speakers of versions) {
      const content = composeAgenda(inputOf(speakers, threshold, built, world));
      built.push({ content, speakers });
    }
    return { world, threshold, built, contents: built.map(({ content }) => content) };
  });

/** Which of the versions' answers a question's published figures were made of, as the trace itself says. */
function sumsOf(world: readonly Speaker[], built: readonly Built[], question: string) {
  // ballots are never printed one by one: each of them is a secret, whatever its owner allows
  const guarded = question === 'order' ? world : world.filter(isGuarded);
  return built.flatMap((version) => {
    const { published } = version.content;
    const counted = countedIn(version, question, built);
    const row = (group: GroupKey): number[] =>
      guarded.map((s) => (counted.has(s.id) && belongs(s, group) ? 1 : 0));
    if (question === 'order') {
      const [section] = published.rankings;
      const shown = section?.overall ? (['all'] as GroupKey[]) : [];
      return [...shown, ...(section?.groups ?? []).map(({ group }) => group)].map(row);
    }
    const table = published.counts.find((one) => one.question === question);
    return (table?.groups ?? []).map(({ group }) => row(group));
  });
}

describe('an attacker with every version of a published agenda', { timeout: 120_000 }, () => {
  it('isolates in no question fewer guarded answers than the threshold', () => {
    fc.assert(
      fc.property(anyVersions, ({ world, threshold, built }) => {
        for (const question of ['order', 'topic', 'urgency']) {
          const sums = sumsOf(world, built, question);
          expect(fewestLeft(sums, threshold)).toBeGreaterThanOrEqual(threshold);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('learns of no words more than their owner allowed, and sees each as one of enough', () => {
    fc.assert(
      fc.property(anyVersions, ({ world, threshold, contents }) => {
        for (const { published } of contents) {
          const cells = new Map<string, number>();
          for (const { source, words, language } of published.needs.flatMap((s) => s.quotations)) {
            const owner = world.find(({ id }) => words === `words of ${id}`);
            if (source.kind === 'attributed') expect(owner?.level).toBe('attributed');
            if (source.kind === 'country') expect(owner?.level).toBe('country');
            if (source.kind === 'region') {
              expect([owner?.level, owner?.region]).toEqual(['group', source.region]);
            }
            if (source.kind !== 'region' && source.kind !== 'member') continue;
            const cell = `${source.kind === 'region' ? source.region : 'member'}/${language}`;
            cells.set(cell, (cells.get(cell) ?? 0) + 1);
          }
          if (published !== contents[0]?.published) continue; // later ones may lack what was taken back
          for (const count of cells.values()) expect(count).toBeGreaterThanOrEqual(threshold);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('cannot subtract printed words from the figures of their region and keep a few', () => {
    fc.assert(
      fc.property(anySpeakers, thresholds, (world, threshold) => {
        const { published } = composeAgenda(inputOf(world, threshold, []));
        const quotations = published.needs.flatMap((section) => section.quotations);
        const printedIn = (speaker: Speaker): boolean =>
          quotations.some(
            ({ source, words }) => source.kind === 'region' && words === `words of ${speaker.id}`,
          );
        for (const question of ['topic', 'urgency']) {
          const table = published.counts.find((one) => one.question === question);
          for (const { group } of table?.groups ?? []) {
            if (group === 'all' || group.toLowerCase() === group) continue;
            const here = world.filter(
              (s) => isGuarded(s) && s.region === group && !s.skips.includes(question),
            );
            const printed = here.filter((s) => !s.skips.includes('need') && printedIn(s)).length;
            const rest = here.length - printed;
            if (printed > 0) expect(rest === 0 || rest >= threshold).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('composeAgenda', { timeout: 120_000 }, () => {
  it('gives the same bytes whatever the order of the rows', () => {
    fc.assert(
      fc.property(anySpeakers, thresholds, (world, threshold) => {
        const one = composeAgenda(inputOf(world, threshold, []));
        const other = composeAgenda(inputOf([...world].reverse(), threshold, []));
        expect(canonicalJson(other)).toBe(canonicalJson(one));
        const again = inputOf(world, threshold, [{ content: one, speakers: world }]);
        expect(canonicalJson(composeAgenda(again))).toBe(canonicalJson(one));
      }),
      { numRuns: 200 },
    );
  });

  it('never publishes an id', () => {
    fc.assert(
      fc.property(anySpeakers, thresholds, (world, threshold) => {
        const text = JSON.stringify(composeAgenda(inputOf(world, threshold, [])).published);
        for (const speaker of world) expect(text).not.toContain(answerId(speaker, 'need'));
      }),
      { numRuns: 100 },
    );
  });
});
