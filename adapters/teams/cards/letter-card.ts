import type { Letter, LetterItem } from '../../../src/platform/adapter.ts';
import { buttonRows, writtenLinks } from './actions.ts';
import {
  type CardContext,
  clipped,
  type Element,
  firstFitting,
  type RenderedCard,
  renderedCard,
} from './card.ts';
import { type Direction, Paragraphs, SMALL } from './texts.ts';

/** Of each matter, where a letter tells so many that all in full have no room; the page behind its link says the rest. */
const ITEM_SHORT = 160;
/** Of a letter that is too long even so. */
const PARAGRAPH_SHORT = 600;
const ITEMS_SHORT = 12;

/** Where and how a letter is shown. */
export interface LetterContext extends CardContext {
  readonly language: string;
  readonly direction: Direction;
}

/**
 * A message that stands by itself: what it says, buttons to answer here, a link to the page, and how to stop it. Files are no part of
 * a card. Of a letter that is too long for one, matters and paragraphs are shortened, and matters beyond the twelfth come down to "…".
 */
export function letterCard(letter: Letter, context: LetterContext): RenderedCard {
  const way = (shown: Letter) => () =>
    renderedCard(letterElements(shown, context), { ...context, summary: letter.subject });
  const { items = [], paragraphs, closing } = letter;
  const short = items.map((item) => ({ ...item, text: clipped(item.text, ITEM_SHORT) }));
  const brief = (text: string) => clipped(text, PARAGRAPH_SHORT);
  const few = short.slice(0, ITEMS_SHORT);
  const rest = few.length < short.length ? ['…'] : [];
  return firstFitting([
    way(letter),
    way({ ...letter, items: short }),
    way({
      ...letter,
      paragraphs: paragraphs.slice(0, ITEMS_SHORT).map(brief),
      items: few,
      closing: [...rest, ...closing.map(brief)].slice(0, ITEMS_SHORT),
    }),
  ]);
}

function letterElements(letter: Letter, context: LetterContext): readonly Element[] {
  const { subject, paragraphs, items = [], closing, stop } = letter;
  const { direction } = context;
  const text = new Paragraphs(direction).heading(subject);
  for (const paragraph of paragraphs) text.add(paragraph);
  const ending = new Paragraphs(direction);
  for (const paragraph of closing) ending.add(paragraph, SMALL);
  return [
    ...text.elements(),
    ...ways(letter, context),
    ...items.flatMap((item) => itemElements(item, context)),
    ...ending.elements(),
    ...(stop === undefined ? [] : ways({ link: stop }, context)),
  ];
}

function itemElements(item: LetterItem, context: LetterContext): readonly Element[] {
  const text = new Paragraphs(context.direction).heading(item.title).add(item.text);
  const items = [...text.elements(), ...ways(item, context)];
  return items.length === 0
    ? []
    : [{ type: 'Container', separator: true, spacing: 'Medium', items }];
}

/** What can be done about it, here and on its page. */
function ways(
  { actions = [], link }: Pick<LetterItem, 'actions' | 'link'>,
  context: LetterContext,
): readonly Element[] {
  return [
    ...writtenLinks([link], new Paragraphs(context.direction)),
    ...buttonRows({ actions, links: [link] }, context),
  ];
}
