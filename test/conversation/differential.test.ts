import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generated, standing } from './support/generated.ts';
import { engineJudge, modelJudge } from './support/verdicts.ts';

/**
 * Each questionnaire is compared after each of its answers. `ENGINE_RUNS=5000 ENGINE_SEED=7` looks
 * further.
 */
const RUNS = Number(process.env['ENGINE_RUNS'] ?? 250);
const SEED = Number(process.env['ENGINE_SEED'] ?? 20_270_331);

describe('the engine and the SurveyJS Model', () => {
  it('agree on visible, required, calculated, counted and valid after every answer', () => {
    const compare = fc.property(generated, ({ definition, given }) => {
      const [engine, model] = [engineJudge(definition), modelJudge(definition)];
      for (let turns = 1; turns <= given.length; turns += 1) {
        const answers = standing(given.slice(0, turns));
        expect(engine(answers)).toEqual(model(answers));
      }
    });
    fc.assert(compare, {
      numRuns: RUNS,
      seed: SEED,
      endOnFailure: process.env['CI'] === undefined,
    });
  }, 600_000);
});
