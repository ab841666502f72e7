import type { Letter, LetterItem } from '../../src/platform/adapter.ts';
import { actionButtons, distinct, linkButton, type Part, rows } from './buttons.ts';
import { type Direction, Paragraphs, styled } from './texts.ts';

/** A message that stands by itself: what it says, then buttons to answer here, a link to the page, and how to stop it. */
export function renderLetter(letter: Letter, direction: Direction): readonly Part[] {
  const { subject, paragraphs, items = [], closing, stop } = letter;
  const text = new Paragraphs(direction).add(subject, 'title');
  for (const paragraph of paragraphs) text.add(paragraph);
  const ending = new Paragraphs(direction);
  for (const paragraph of closing) ending.add(paragraph);
  if (stop !== undefined) ending.raw(`-# ${link(stop, direction)}`);
  return distinct([
    ...text.display(),
    ...ways(letter, direction),
    ...items.flatMap((item) => itemParts(item, direction)),
    ...ending.display(),
  ]);
}

function itemParts(item: LetterItem, direction: Direction): readonly Part[] {
  const text = new Paragraphs(direction).add(item.title, 'title').add(item.text);
  return [...text.display(), ...ways(item, direction)];
}

/** Commands of a letter name their round themselves: there is no prompt that they belong to. */
function ways(
  { actions = [], link: page }: Pick<LetterItem, 'actions' | 'link'>,
  direction: Direction,
): readonly Part[] {
  const own = actionButtons({ id: '', direction }, actions);
  if (page === undefined) return rows(own);
  const button = linkButton(page, direction);
  if (button !== undefined) return rows([...own, button]);
  return [...new Paragraphs(direction).raw(link(page, direction)).display(), ...rows(own)];
}

/** Our own address under its own words: nothing else is ever a link. */
function link(
  { url, label }: { readonly url: string; readonly label: string },
  direction: Direction,
) {
  return `[${styled(label.replace(/\s+/g, ' '), 'plain', direction)}](<${url}>)`;
}
