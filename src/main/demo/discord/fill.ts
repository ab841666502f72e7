import type { Filling } from '../chat/chat.ts';
import { byTaste } from '../taste.ts';
import type { Choice, Component, DiscordMessage } from './emulated-discord.ts';
import { buttonFor, type Offer, offersOf } from './offers.ts';

/** What somebody does with a question. `isStep`: more of it is wanted afterwards. */
export type Filled =
  | { readonly kind: 'pressed'; readonly code: string }
  | {
      readonly kind: 'picked';
      readonly code: string;
      readonly values: readonly string[];
      readonly isStep: boolean;
    }
  /** A button that opens a window. */
  | { readonly kind: 'window'; readonly code: string }
  | { readonly kind: 'typed'; readonly text: string };

const TYPES_WORDS = 0.5;
/** Some write what stands on a button or in a list. */
const TYPES_A_CHOICE = 0.1;
/** Where a section can be filled in as a whole. */
const FILLS_A_SECTION = 0.5;
/** Of those who may stop picking. */
const IS_DONE = 0.3;

/** Answers as a busy official would, by what the message offers. */
export function fill(message: DiscordMessage, { question, words, chance }: Filling): Filled {
  const section = buttonFor(message, 'section');
  if (section !== undefined && chance.next() < FILLS_A_SECTION) {
    return { kind: 'window', code: section.code };
  }
  const offers = offersOf(message);
  const buttons = offers.filter(({ kind }) => kind === 'o');
  const list = offers.find(({ kind }) => kind === 'p' || kind === 'm');
  if (buttons.length > 0) {
    const { code, component } = chance.pick(buttons.filter(isSensible));
    return chance.next() < TYPES_A_CHOICE
      ? { kind: 'typed', text: component.label ?? '' }
      : { kind: 'pressed', code };
  }
  if (list !== undefined) return picked(message, list, { question, words, chance });
  const write = offers.find(({ kind }) => kind === 't');
  if (write === undefined) throw new Error('a message of Discord asks, but offers no answer');
  return chance.next() < TYPES_WORDS
    ? { kind: 'typed', text: words.about(question, chance) }
    : { kind: 'window', code: write.code };
}

function picked(message: DiscordMessage, list: Offer, { chance }: Filling): Filled {
  const done = buttonFor(message, 'done');
  const { options = [], max_values = 1 } = list.component;
  const left = sensible(options).filter(({ description }) => description !== '✓');
  if (done !== undefined && (left.length === 0 || chance.next() < IS_DONE)) {
    return { kind: 'pressed', code: done.code };
  }
  const isStep = done !== undefined || buttonFor(message, 'more') !== undefined;
  const values = left.map(({ value }) => value);
  const { code } = list;
  if (list.kind === 'm') {
    const count = Math.min(max_values, 1 + chance.below(3));
    return { kind: 'picked', code, values: chance.some(values, count), isStep };
  }
  return { kind: 'picked', code, values: byTaste(values, chance).slice(0, 1), isStep };
}

/** What is written and chosen in a window, by the ids of its fields. In one of several questions, what is answered is left as it is. */
export function fillWindow(
  parts: readonly Component[],
  { question, words, chance }: Filling,
): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    openIn(parts).map((field) => {
      const code = field.custom_id ?? '';
      const [kind, name = ''] = code.split('|');
      const options = sensible(field.options ?? []).map(({ value }) => value);
      if (kind === 'n') return [code, chance.some(options, 1 + chance.below(2))];
      if (field.options !== undefined) return [code, chance.pick(options)];
      if (field.placeholder === 'YYYY-MM-DD') return [code, '2027-12-08'];
      return [code, words.about(name === 'v' ? question : name, chance)];
    }),
  );
}

/** The questions that a window answers. */
export function questionsIn(parts: readonly Component[], question: string): readonly string[] {
  const names = openIn(parts).flatMap(({ custom_id }) => custom_id?.split('|')[1] ?? []);
  return names.map((name) => (name === 'v' ? question : name));
}

function openIn(parts: readonly Component[]): readonly Component[] {
  return parts
    .flatMap(({ component }) => component ?? [])
    .filter((field) => field.custom_id?.endsWith('|v') || !holds(field));
}

function holds({ value = '', options = [] }: Component): boolean {
  return value !== '' || options.some((option) => option.default === true);
}

function isSensible({ rest }: Offer): boolean {
  return isUsual(rest[1]);
}

function sensible(options: readonly Choice[]): readonly Choice[] {
  return options.filter(({ value }) => isUsual(value));
}

/** "Other" needs words of one's own, and "none" stands alone. */
function isUsual(value: string | undefined): boolean {
  return value !== 'other' && value !== 'none';
}
