import type { Chance } from '../chance.ts';
import type { Filling } from '../chat/chat.ts';
import { byTaste } from '../taste.ts';
import type { Act, Element, SlackMessage } from './emulated-slack.ts';
import { type Offer, offersOf, otherIn, valuesOf } from './offers.ts';

/** How a question is answered: what is filled in before, and what is pressed or typed then. */
export type Filled =
  | { readonly kind: 'pressed'; readonly before: readonly Act[]; readonly act: Act }
  | { readonly kind: 'typed'; readonly text: string };

/** Answers as a busy official would, by what the message offers. */
export function fill(message: SlackMessage, filling: Filling): Filled {
  const offers = offersOf(message);
  const save = offers.find(({ element }) => element.action_id === 'save');
  if (save === undefined) return { kind: 'pressed', before: [], act: chosen(message, filling) };
  const { question, words, chance } = filling;
  const inputs = offers.filter(({ block }) => block.type === 'input');
  const isText = inputs.every(({ element }) => element.type === 'plain_text_input');
  if (isText && chance.next() < 0.5) return { kind: 'typed', text: words.about(question, chance) };
  const ranks = inputs.filter(({ block }) => block.block_id?.startsWith('rank|'));
  const before =
    ranks.length > 0
      ? ranked(ranks, chance)
      : inputs.flatMap((input) => filled(input, message, filling));
  return { kind: 'pressed', before, act: { action_id: 'save' } };
}

/** A choice that is the answer: one of several buttons, or of a list. */
function chosen(message: SlackMessage, { chance }: Filling): Act {
  const offers = offersOf(message);
  const buttons = offers.filter(({ element }) => element.action_id?.startsWith('option-'));
  if (buttons.length > 0) return { action_id: chance.pick(buttons).element.action_id ?? '' };
  const list = offers.find(({ block }) => block.block_id?.startsWith('pick|'));
  if (list === undefined) throw new Error('a message of Slack asks, but offers no answer');
  return {
    ...named(list),
    selected_option: chance.pick(sensible(list.element, undefined)),
  };
}

function ranked(places: readonly Offer[], chance: Chance): readonly Act[] {
  const [first] = places;
  const options = first === undefined ? [] : valuesOf(first.element);
  const order = byTaste(options, chance);
  return places.flatMap((place, index) => {
    const selected_option = order[index];
    return selected_option === undefined ? [] : [{ ...named(place), selected_option }];
  });
}

function filled(input: Offer, message: SlackMessage, filling: Filling): readonly Act[] {
  const { element, block } = input;
  const { chance, words, question } = filling;
  const values = sensible(element, otherIn(message));
  switch (element.type) {
    case 'checkboxes':
    case 'multi_static_select':
      return [{ ...named(input), selected_options: chance.some(values, 1 + chance.below(3)) }];
    case 'static_select':
    case 'radio_buttons':
      return [{ ...named(input), selected_option: chance.pick(values) }];
    case 'datepicker':
      return [{ ...named(input), selected_date: '2027-12-08' }];
    default:
      // Words beside a list are for "other", which most people do not need.
      if (block.block_id?.startsWith('words|')) return [];
      return [{ ...named(input), value: words.about(question, chance) }];
  }
}

function named({ block, element }: Offer) {
  const { action_id = '' } = element;
  return block.block_id === undefined ? { action_id } : { action_id, block_id: block.block_id };
}

/** "Other" needs words of one's own, and "none" stands alone. */
function sensible(element: Element, other: string | undefined): readonly string[] {
  return valuesOf(element).filter((value) => value !== other && value !== 'none');
}
