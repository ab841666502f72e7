import { describe, expect, it } from 'vitest';
import { type Normalised, normalise } from '../../src/conversation/normalise.ts';
import { answerInWords } from '../../src/conversation/words.ts';
import type { Language } from '../../src/domain/language.ts';
import type { ElementDefinition } from '../../src/domain/questionnaire-definition.ts';
import { NEEDS } from './support/needs.ts';
import { questionnaireOf } from './support/questionnaires.ts';
import { compiled } from './support/world.ts';

const abc = ['a', 'b', 'c'].map((value) => ({ value, text: value.toUpperCase() }));

function check(element: ElementDefinition, value: unknown, language: Language = 'en'): Normalised {
  const question = compiled(questionnaireOf([element])).byName.get('q');
  if (question === undefined) throw new TypeError('no such question');
  return normalise(question, value, {}, language);
}

const accepts = (element: ElementDefinition, raw: unknown, value: unknown, language?: Language) =>
  expect(check(element, raw, language)).toMatchObject({ ok: true, value });
const refuses = (element: ElementDefinition, raw: unknown) => {
  const checked = check(element, raw);
  expect(checked.ok, JSON.stringify(raw)).toBe(false);
  if (!checked.ok) expect(checked.problem).toMatch(/[.?]$/);
};

describe('normalise', () => {
  it('takes what an HTML form posts for each control', () => {
    accepts({ type: 'radiogroup', name: 'q', choices: abc }, 'a', 'a');
    accepts({ type: 'checkbox', name: 'q', choices: abc }, 'a', ['a']);
    accepts({ type: 'checkbox', name: 'q', choices: abc }, ['b', 'a', 'b', ''], ['b', 'a']);
    accepts({ type: 'boolean', name: 'q' }, 'false', false);
    accepts({ type: 'rating', name: 'q' }, '3', 3);
    accepts({ type: 'text', name: 'q', inputType: 'number' }, ' 12,5 ', 12.5, 'fr');
    accepts({ type: 'text', name: 'q', inputType: 'number' }, '٤٢', 42, 'ar');
    accepts({ type: 'text', name: 'q', inputType: 'date' }, '2027-03-31', '2027-03-31');
    accepts({ type: 'comment', name: 'q' }, '  one\r\ntwo\u0000 ', 'one\ntwo');
    accepts({ type: 'text', name: 'q' }, 'one\r\ntwo', 'one two');
    accepts({ type: 'text', name: 'q', inputType: 'email' }, 'a.b@example.org', 'a.b@example.org');
    accepts(
      { type: 'ranking', name: 'q', choices: abc, selectToRankEnabled: true },
      { a: '2', b: '', c: 1 },
      ['c', 'a'],
    );
    accepts({ type: 'matrix', name: 'q', rows: abc, columns: abc }, { a: 'b', b: '' }, { a: 'b' });
  });

  it('reads nothing as no answer, for every type', () => {
    for (const blank of ['', '  ', null, undefined, [], [''], {}, { a: '' }]) {
      accepts({ type: 'checkbox', name: 'q', choices: abc }, blank, null);
      accepts({ type: 'comment', name: 'q' }, blank, null);
      accepts(
        { type: 'matrix', name: 'q', rows: abc, columns: abc, eachRowRequired: true },
        blank,
        null,
      );
    }
  });

  it('keeps the words of "other" and asks for them when they are missing', () => {
    const element: ElementDefinition = {
      type: 'checkbox',
      name: 'q',
      choices: abc,
      showOtherItem: true,
    };
    expect(check(element, { value: ['a', 'other'], words: ' own ' })).toEqual({
      ok: true,
      value: ['a', 'other'],
      words: 'own',
    });
    expect(check(element, { value: ['a'], words: 'left over' })).toEqual({
      ok: true,
      value: ['a'],
    });
    const single: ElementDefinition = { ...element, type: 'radiogroup' };
    expect(check(single, { value: '', words: 'own' })).toEqual({
      ok: true,
      value: 'other',
      words: 'own',
    });
    refuses(element, ['other']);
    refuses(element, { value: ['other'], words: 'x'.repeat(501) });
  });

  it('refuses what is of another type, shape, range, count or key', () => {
    const ranking: ElementDefinition = {
      type: 'ranking',
      name: 'q',
      choices: abc,
      selectToRankEnabled: true,
      minSelectedChoices: 2,
    };
    for (const raw of [7, true, 'd', ['d'], ['a', 7], { a: 1, b: 1 }, { a: 1.5 }, { d: 1 }, ['a']])
      refuses(ranking, raw);
    for (const raw of [['a', 'b'], 7, { value: 'a', extra: 1 }, '__proto__'])
      refuses({ type: 'radiogroup', name: 'q', choices: abc }, raw);
    for (const raw of [['none', 'a'], ['a', ['b']], { length: 1 }])
      refuses({ type: 'checkbox', name: 'q', choices: abc, showNoneItem: true }, raw);
    for (const raw of ['x', 1, [true]]) refuses({ type: 'boolean', name: 'q' }, raw);
    for (const raw of [0, 6, 2.5, 'many', true, [3]]) refuses({ type: 'rating', name: 'q' }, raw);
    for (const raw of [Number.NaN, Number.POSITIVE_INFINITY, '1e3', -1, 11, '0x1'])
      refuses({ type: 'text', name: 'q', inputType: 'number', min: 0, max: 10 }, raw);
    for (const raw of ['2027-02-29', '2027-13-01', 20270331, '2026-12-31'])
      refuses({ type: 'text', name: 'q', inputType: 'date', min: '2027-01-01' }, raw);
    for (const raw of [
      'a@b',
      'a b@c.org',
      'a@b.org, c@d.org',
      '@b.org',
      'a@.org',
      `${'x'.repeat(260)}@b.org`,
    ])
      refuses({ type: 'text', name: 'q', inputType: 'email' }, raw);
    for (const raw of [7, ['x'], 'x'.repeat(501)]) refuses({ type: 'text', name: 'q' }, raw);
    for (const raw of [{ a: 'd' }, { d: 'a' }, 'a', ['a'], { a: ['b'] }])
      refuses({ type: 'matrix', name: 'q', rows: abc, columns: abc }, raw);
    refuses(
      { type: 'matrix', name: 'q', rows: abc, columns: abc, eachRowRequired: true },
      { a: 'b' },
    );
  });

  it('holds values to the author’s validators, in the author’s words', () => {
    const text: ElementDefinition = {
      type: 'text',
      name: 'q',
      validators: [
        { type: 'regex', regex: '^[A-Z]\\.\\d+$', text: { en: 'Like K.1', fr: 'Comme K.1' } },
      ],
    };
    accepts(text, 'Y.3000', 'Y.3000');
    expect(check(text, 'y3000', 'fr')).toEqual({ ok: false, problem: 'Comme K.1' });
  });

  it('answers at once on a pattern that would keep another matcher busy for years', () => {
    const element: ElementDefinition = {
      type: 'comment',
      name: 'q',
      validators: [{ type: 'regex', regex: '^(a+)+$' }],
    };
    refuses(element, `${'a'.repeat(5_000)}!`);
  });

  it('counts steps in whole steps', () => {
    const element: ElementDefinition = {
      type: 'rating',
      name: 'q',
      rateMin: 0,
      rateMax: 1,
      rateStep: 0.1,
    };
    accepts(element, 0.3, 0.3);
    accepts(element, '0.7', 0.7);
  });
});

describe('answerInWords', () => {
  const needs = compiled(NEEDS);
  it.each([
    ['barriers', ['cost', 'other'], 'fr', 'Coût ; Autre (veuillez préciser)\u00a0: le temps'],
    ['priorities', ['cloud', 'gone'], 'zh', '1. 云计算；2. gone'],
    ['attends', false, 'es', 'No'],
    ['arrival', '2027-04-03', 'ru', '3 апреля 2027 г.'],
    ['engineers', 1200.5, 'fr', '1\u202f200,5'],
    ['formats', { workshop: 'well' }, 'ar', 'ورشة عمل: مناسب'],
  ] as const)('%s', (name, value, language, words) => {
    const question = needs.byName.get(name);
    expect(question && answerInWords(question, value, language, 'le temps')).toBe(words);
  });
});
