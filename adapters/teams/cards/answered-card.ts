import type { NoticePrompt } from '../../../src/platform/prompt.ts';
import { buttonRows } from './actions.ts';
import { type CardContext, type RenderedCard, renderedCard } from './card.ts';
import { BOLD, type Direction, Paragraphs } from './texts.ts';
import { wordsIn } from './words.ts';

/**
 * What takes the place of a card once its question is answered: quieter than a question, with the answer and the way to change it.
 */
export function answeredCard(prompt: NoticePrompt, context: CardContext = {}): RenderedCard {
  const { title = '', paragraphs, direction, actions, id } = prompt;
  const text = new Paragraphs(direction).add(title, { isSubtle: true });
  for (const paragraph of paragraphs) text.add(paragraph, BOLD);
  const summary = [title, ...paragraphs].filter((one) => one !== '').join(' ');
  const items = text.elements();
  return renderedCard(
    [
      ...(items.length === 0 ? [] : [{ type: 'Container', style: 'emphasis', items } as const]),
      ...buttonRows({ actions, promptId: id }, context),
    ],
    { ...prompt, summary },
  );
}

interface Spoken {
  readonly language: string;
  readonly direction: Direction;
}

/** What takes the place of a form that was put away. */
export function closedCard({ language, direction }: Spoken): RenderedCard {
  return saying(wordsIn(language).closed, { language, direction });
}

/** What is said where something could not be taken: the one who acted must know that nothing was kept. */
export function notSavedCard({ language, direction }: Spoken): RenderedCard {
  return saying(`⚠ ${wordsIn(language).notSaved}`, { language, direction });
}

function saying(words: string, { direction }: Spoken): RenderedCard {
  const text = new Paragraphs(direction).add(words);
  return renderedCard(text.elements(), { direction, summary: words });
}
