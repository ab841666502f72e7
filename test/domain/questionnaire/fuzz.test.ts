import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkQuestionnaire,
  type QuestionnaireCheck,
} from '../../../src/domain/questionnaire/check.ts';
import { questionnaireTools } from '../../../src/infra/questionnaire-linter.ts';
import { changed } from './change.ts';
import { sample } from './sample.ts';

/** Every path into a document, so that any part of it can be changed. */
function pathsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children = Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]));
  return [path, ...children].filter((found) => found.length > 0);
}

function expectVerdict(result: QuestionnaireCheck): void {
  if (!result.ok) {
    expect(result.faults.length).toBeGreaterThan(0);
    for (const { path, problem, mend } of result.faults) {
      expect([path, problem, mend].every((text) => text.length > 0 && text.length < 2500)).toBe(
        true,
      );
    }
  }
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
}

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    '{',
    '{topic',
    '{{topic}}',
    '__proto__',
    'constructor',
    '{topic} = ',
    '((((',
    "'",
    '🏴',
    '\uD800',
    '(a+)+$',
  ),
  fc.constant(
    JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'),
  ),
);

describe('checkQuestionnaire, given anything', () => {
  it('gives a verdict on arbitrary JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (document) => {
        expectVerdict(checkQuestionnaire(document, questionnaireTools));
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  it('gives a verdict on a valid questionnaire with parts replaced, removed or renamed', () => {
    const paths = pathsOf(sample());
    const step = fc.tuple(fc.constantFrom(...paths), fc.oneof(junk, fc.constant(undefined)));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
        let document: unknown = sample();
        for (const [path, value] of steps) {
          if (reaches(document, path)) document = changed(document, path, value);
        }
        expectVerdict(checkQuestionnaire(document, questionnaireTools));
      }),
      { numRuns: 80 },
    );
  }, 30_000);

  it('gives a verdict on expressions and patterns of any letters', () => {
    const letters = fc.string({
      unit: fc.constantFrom(
        ...`{}()[]'"=!<>+-*/^., ab1`,
        'topic',
        ' and ',
        'iif',
        ' empty',
        'null',
      ),
      maxLength: 40,
    });
    const path = ['pages', 0, 'elements', 3, 'visibleIf'];
    fc.assert(
      fc.property(letters, (text) => {
        expectVerdict(checkQuestionnaire(changed(sample(), path, text), questionnaireTools));
      }),
      { numRuns: 80 },
    );
  }, 30_000);
});

function reaches(document: unknown, path: readonly (string | number)[]): boolean {
  let place: unknown = document;
  for (const step of path.slice(0, -1))
    place = place === null || place === undefined ? null : Object(place)[step];
  return typeof place === 'object' && place !== null;
}
