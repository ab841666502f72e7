import type { types } from '@slack/bolt';
import type { Letter, LetterItem } from '../../src/platform/adapter.ts';
import { actionBlocks, type RenderedMessage } from './prompts.ts';
import { type Block, fallback, Paragraphs, plain } from './texts.ts';

type Direction = 'ltr' | 'rtl';

/** A message that stands by itself: what it says, then a button to answer here, a link to the page, and how to stop it. */
export function renderLetter(letter: Letter, direction: Direction): RenderedMessage {
  const text = new Paragraphs(direction).add(letter.subject, 'bold');
  for (const paragraph of letter.paragraphs) text.add(paragraph);
  const ending = new Paragraphs(direction);
  for (const paragraph of letter.closing) ending.add(paragraph);
  if (letter.stop !== undefined) ending.link(letter.stop.url, letter.stop.label);
  return {
    text: fallback(letter.subject, direction),
    blocks: [
      ...text.blocks(),
      ...ways(letter, direction, 0),
      ...(letter.items ?? []).flatMap((item, index) => itemBlocks(item, direction, index + 1)),
      ...ending.blocks(),
    ],
  };
}

function itemBlocks(item: LetterItem, direction: Direction, index: number): readonly Block[] {
  const text = new Paragraphs(direction).add(item.title, 'bold').add(item.text);
  return [{ type: 'divider' }, ...text.blocks(), ...ways(item, direction, index)];
}

/** Commands of a letter name their round themselves: there is no prompt that they belong to. */
function ways(
  { actions = [], link }: Pick<LetterItem, 'actions' | 'link'>,
  direction: Direction,
  index: number,
): Block[] {
  const page: types.Button[] =
    link === undefined
      ? []
      : [
          {
            ...{ type: 'button', action_id: `link-${index}`, url: link.url },
            text: plain(link.label, direction),
          },
        ];
  const [block] = actionBlocks({ id: '', direction }, actions);
  if (block?.type !== 'actions') {
    return page.length === 0 ? [] : [{ type: 'actions', elements: page }];
  }
  return [{ ...block, elements: [...block.elements, ...page] }];
}
