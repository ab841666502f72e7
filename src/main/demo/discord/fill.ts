import type { Chance } from '../chance.ts';
import type { Filling } from '../chats/chat.ts';
import { ranked, sensible } from '../chats/choosing.ts';
import type { DiscordMessage, Fields, Input, Window } from './emulated-discord.ts';
import { commandIn, type Offer, offersOf } from './offers.ts';

/** How a question is answered: by one control, by a window that a button opens, or by words. */
export type Filled =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'pressed'; readonly code: string }
  | {
      readonly kind: 'chosen';
      readonly code: string;
      readonly values: readonly string[];
    }
  | { readonly kind: 'written'; readonly code: string };

/** How often somebody takes the window in which several questions are filled in together, where there is one. */
const TOGETHER = 0.4;
const TYPES_WORDS = 0.5;
const TYPES_A_NUMBER = 0.3;
const DONE = 0.5;
const OTHER = 'other';

/** Answers as a busy official would, by what the message offers. */
export function fill(message: DiscordMessage, filling: Filling): Filled {
  const { question, words, chance } = filling;
  const offers = offersOf(message);
  const section = commandIn(offers, 'section');
  if (section !== undefined && chance.next() < TOGETHER) {
    return { kind: 'written', code: section.code };
  }
  const write = offers.find(({ kind }) => kind === 't');
  if (write !== undefined) {
    return chance.next() < TYPES_WORDS
      ? { kind: 'typed', text: words.about(question, chance) }
      : { kind: 'written', code: write.code };
  }
  const isStep = ['done', 'more'].some((one) => commandIn(offers, one) !== undefined);
  return isStep ? step(offers, chance) : chosen(offers, chance);
}

/** A choice that is the answer: one of several buttons, or of a list, which is also typed by its number. */
function chosen(offers: readonly Offer[], chance: Chance): Filled {
  const buttons = offers.filter(({ kind }) => kind === 'o');
  if (buttons.length > 0) return { kind: 'pressed', code: chance.pick(buttons).code };
  const list = listIn(offers);
  const all = valuesIn(list);
  const values = sensible(all, OTHER);
  if (list.kind === 'm') {
    const { min_values = 1, max_values = 1 } = list.control;
    const wanted = Math.min(Math.max(min_values, 1 + chance.below(3)), max_values);
    return { kind: 'chosen', code: list.code, values: chance.some(values, wanted) };
  }
  const value = chance.pick(values);
  return chance.next() < TYPES_A_NUMBER
    ? { kind: 'typed', text: String(all.indexOf(value) + 1) }
    : { kind: 'chosen', code: list.code, values: [value] };
}

/** One of several picks, or the end of them. */
function step(offers: readonly Offer[], chance: Chance): Filled {
  const done = commandIn(offers, 'done');
  if (done !== undefined && chance.next() < DONE) {
    return { kind: 'pressed', code: done.code };
  }
  const buttons = offers.filter(({ kind }) => kind === 'o');
  if (buttons.length > 0) {
    const [liked] = ranked(
      buttons.map(({ code }) => code),
      chance,
    );
    return { kind: 'pressed', code: liked ?? '' };
  }
  const list = listIn(offers);
  const fresh = (list.control.options ?? []).filter(({ description }) => description === undefined);
  const values = sensible(
    fresh.map(({ value }) => value),
    OTHER,
  );
  return { kind: 'chosen', code: list.code, values: ranked(values, chance).slice(0, 1) };
}

function listIn(offers: readonly Offer[]): Offer {
  const list = offers.find(({ kind }) => kind === 'p' || kind === 'm');
  if (list === undefined) throw new Error('a message of Discord asks, but offers no answer');
  return list;
}

function valuesIn({ control: { options = [] } }: Offer): readonly string[] {
  return options.map(({ value }) => value);
}

/** The one field of a window for words. */
const WRITTEN = 'v';
const TEXT_INPUT = 4;

/** What somebody writes and chooses in a window, and which questions that answers. */
export function fillWindow(
  { components }: Window,
  { question, words, chance }: Filling,
): { readonly fields: Fields; readonly questions: readonly string[] } {
  const inputs = components.flatMap(({ component }) => component ?? []).filter(isOpen);
  const filled = inputs.map((input) => {
    const { custom_id = '', type } = input;
    const name = custom_id.split('|')[1] ?? '';
    const asked = name === WRITTEN ? question : name;
    const value = type === TEXT_INPUT ? words.about(asked, chance) : choice(input, chance);
    return { custom_id, asked, value };
  });
  return {
    fields: Object.fromEntries(filled.map(({ custom_id, value }) => [custom_id, value])),
    questions: filled.map(({ asked }) => asked),
  };
}

/** What was answered before stays as it is. */
function isOpen({ type, value = '', options = [] }: Input): boolean {
  return type === TEXT_INPUT ? value === '' : !options.some((option) => option.default === true);
}

function choice({ custom_id = '', options = [], max_values = 1 }: Input, chance: Chance) {
  const values = sensible(
    options.map(({ value }) => value),
    OTHER,
  );
  if (custom_id.startsWith('1|')) return chance.pick(values);
  return chance.some(values, Math.min(max_values, 1 + chance.below(3)));
}
