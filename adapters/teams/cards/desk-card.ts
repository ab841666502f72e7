import type { Desk, DeskRound } from '../../../src/platform/shown.ts';
import { button, buttonRows, rowsOfButtons, writtenLinks } from './actions.ts';
import { type CardContext, type Element, fits, type RenderedCard, renderedCard } from './card.ts';
import { Paragraphs, SMALL } from './texts.ts';

const BAR = 10;

/**
 * The rounds that wait for one person, how far each is, and how to go on. Teams gives a bot no page of its own: this is the reply to
 * who asks for it. Rounds that have no room are found by answering those before them.
 */
export function deskCard(desk: Desk, context: CardContext = {}): RenderedCard {
  const { direction, title, paragraphs, rounds, actions } = desk;
  const text = new Paragraphs(direction).heading(title);
  for (const paragraph of paragraphs) text.add(paragraph);
  const buttons = actions.map(({ words, label }) => button(label, { k: 'say', w: words }, context));
  const head = [...text.elements(), ...rowsOfButtons(buttons)];
  const rest = new Paragraphs(direction).add('…').elements();
  const shown = rounds.map((round) => roundElements(round, desk, context));
  const way = (count: number) =>
    renderedCard(
      [...head, ...shown.slice(0, count).flat(), ...(count < shown.length ? rest : [])],
      { ...desk, summary: title },
    );
  let count = shown.length;
  while (count > 0 && !fits(way(count))) count -= 1;
  return way(count);
}

function roundElements(
  { title, lines, progress, actions, link }: DeskRound,
  { direction }: Desk,
  context: CardContext,
): readonly Element[] {
  const text = new Paragraphs(direction).heading(title);
  for (const line of lines) text.add(line);
  if (progress !== undefined) text.add(bar(progress), SMALL);
  const items = [
    ...text.elements(),
    ...writtenLinks([link], new Paragraphs(direction)),
    ...buttonRows({ actions, links: [link] }, context),
  ];
  return items.length === 0
    ? []
    : [{ type: 'Container', separator: true, spacing: 'Medium', items }];
}

function bar({ position, total }: NonNullable<DeskRound['progress']>): string {
  const full = total === 0 ? 0 : Math.floor((BAR * Math.min(position, total)) / total);
  return `${'▰'.repeat(full)}${'▱'.repeat(BAR - full)} ${position}/${total}`;
}
