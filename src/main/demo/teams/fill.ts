import type { Filling } from '../chat/chat.ts';
import { byTaste } from '../taste.ts';
import type { Choice, Filled, Part, Shape } from './emulated-teams.ts';
import { buttonFor, inputsOf, type Offer, offersOf, type Shown } from './offers.ts';

/** What somebody does with a question. `isStep`: more of it is wanted afterwards. */
export type Deed =
  | {
      readonly kind: 'pressed';
      readonly offer: Offer;
      readonly filled: Filled;
      readonly isStep: boolean;
    }
  /** A button that brings a card with the whole section. */
  | { readonly kind: 'section'; readonly offer: Offer }
  | { readonly kind: 'typed'; readonly text: string };

const TYPES_WORDS = 0.5;
/** Some write what stands on a button or in a list. */
const TYPES_A_CHOICE = 0.1;
/** Where a section can be filled in as a whole. */
const FILLS_A_SECTION = 0.5;
/** Of those who may stop picking. */
const IS_DONE = 0.3;

/** Answers as a busy official would, by what the card offers. */
export function fill(shown: Shown, { question, words, chance }: Filling): Deed {
  const section = buttonFor(shown, 'section');
  if (section !== undefined && chance.next() < FILLS_A_SECTION) {
    return { kind: 'section', offer: section };
  }
  const offers = offersOf(shown);
  const options = offers.filter(({ k, v }) => k === 'option' && isUsual(v));
  if (options.length > 0) {
    const offer = chance.pick(options);
    return chance.next() < TYPES_A_CHOICE
      ? { kind: 'typed', text: offer.title }
      : { kind: 'pressed', offer, filled: {}, isStep: false };
  }
  const save = offers.find(({ k }) => k === 'save');
  if (save?.f === undefined) throw new Error('a card of Teams asks, but offers no answer');
  const inputs = inputsOf(shown);
  const isWords = inputs.every(({ type }) => type === 'Input.Text');
  if (isWords && chance.next() < TYPES_WORDS) {
    return { kind: 'typed', text: words.about(question, chance) };
  }
  const done = buttonFor(shown, 'done');
  if (done !== undefined && chance.next() < IS_DONE) {
    return { kind: 'pressed', offer: done, filled: {}, isStep: false };
  }
  const filled = fillField(inputs, save.f, { question, words, chance });
  const isStep = done !== undefined || buttonFor(shown, 'more') !== undefined;
  const typed = chance.next() < TYPES_A_CHOICE ? titleOf(inputs, save.f, filled) : undefined;
  if (typed !== undefined) return { kind: 'typed', text: typed };
  return { kind: 'pressed', offer: save, filled, isStep };
}

/** What is put into the fields of a form, by their questions. What holds an answer already is left as it is. */
export function fillForm(
  shown: Shown,
  { d }: Offer,
  filling: Filling,
): ReadonlyMap<string, Filled> {
  const inputs = inputsOf(shown);
  const filled = (d?.fields ?? []).flatMap(({ name, code }, index) => {
    const own = inputs.filter(({ id }) => id?.startsWith(`in.${index}.`));
    if (own.some(({ value = '' }) => value !== '')) return [];
    return [[name, fillField(own, code, { ...filling, question: name })] as const];
  });
  return new Map(filled);
}

function fillField(inputs: readonly Part[], { s }: Shape, filling: Filling): Filled {
  const { chance } = filling;
  // Words beside a list are for "other", which most people do not need.
  const own = inputs.filter(({ id }) => !id?.includes('.words'));
  const values = (input: Part | undefined) => sensible(input).map(({ value }) => value);
  switch (s) {
    case 'text':
      return named(own, (input) => written(input, filling));
    case 'one':
      return named(own, (input) => [chance.pick(values(input))]);
    case 'list':
      return named(own, (input) => chance.some(values(input), 1 + chance.below(3)));
    case 'ranks':
      return inOrder(own, byTaste(values(own[0]), chance));
    case 'cells':
      return named(own, (input) => [chance.pick(values(input))]);
  }
}

function named(
  inputs: readonly Part[],
  value: (input: Part) => string | number | readonly string[],
): Filled {
  return Object.fromEntries(inputs.map((input) => [input.id ?? '', value(input)]));
}

function inOrder(places: readonly Part[], order: readonly string[]): Filled {
  return Object.fromEntries(
    places.flatMap(({ id = '' }, index) => {
      const value = order[index];
      return value === undefined ? [] : [[id, [value]]];
    }),
  );
}

function written({ type }: Part, { question, words, chance }: Filling): string | number {
  if (type === 'Input.Number') return 12;
  if (type === 'Input.Date') return '2027-12-08';
  return words.about(question, chance);
}

/** How the one choice is written; undefined where it is not one. */
function titleOf(inputs: readonly Part[], { s }: Shape, filled: Filled): string | undefined {
  if (s !== 'one') return undefined;
  const chosen = Object.values(filled).flat();
  const choices = inputs.flatMap((input) => input.choices ?? []);
  return choices.find(({ value }) => chosen.includes(value))?.title;
}

function sensible(input: Part | undefined): readonly Choice[] {
  return (input?.choices ?? []).filter(({ value }) => isUsual(value.slice(1)));
}

/** "Other" needs words of one's own, and "none" stands alone. */
function isUsual(value: string | undefined): boolean {
  return value !== 'other' && value !== 'none';
}
