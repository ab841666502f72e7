import type { Desk, DeskRound } from '../../src/platform/shown.ts';
import { actionButtons, button, distinct, linkButton, type Part, rows } from './buttons.ts';
import { writeCode } from './codes.ts';
import { partCount } from './messages.ts';
import { type Direction, Paragraphs, textDisplay } from './texts.ts';

/** A little below what a message has: the rounds that have no room are found by answering those before them. */
const PARTS_MAX = 36;
const BAR = 10;

/**
 * The rounds that wait for one person, how far each is, and how to go on. Discord has no page of one's own: this is the reply to
 * who asks for it.
 */
export function renderDesk(desk: Desk): readonly Part[] {
  const { direction, title, paragraphs, rounds, actions } = desk;
  const text = new Paragraphs(direction).add(title, 'title');
  for (const paragraph of paragraphs) text.add(paragraph);
  const buttons = actions.flatMap(({ words, label }) => {
    const code = writeCode('say', words);
    return code === undefined ? [] : [button(label, code, { direction })];
  });
  const parts: Part[] = [...text.display(), ...rows(buttons)];
  for (const round of rounds) {
    const own = roundParts(round, direction);
    if (partCount([...parts, ...own]) > PARTS_MAX) {
      parts.push(textDisplay('…'));
      break;
    }
    parts.push(...own);
  }
  return distinct(parts);
}

function roundParts(round: DeskRound, direction: Direction): readonly Part[] {
  const { title, lines, progress, actions, link } = round;
  const text = new Paragraphs(direction).add(title, 'title');
  for (const line of lines) text.add(line);
  if (progress !== undefined) text.add(bar(progress), 'small');
  const page = link === undefined ? undefined : linkButton(link, direction);
  const own = actionButtons({ id: '', direction }, actions);
  return [...text.display(), ...rows(page === undefined ? own : [...own, page])];
}

function bar({ position, total }: NonNullable<DeskRound['progress']>): string {
  const full = total === 0 ? 0 : Math.floor((BAR * position) / total);
  return `${'▰'.repeat(full)}${'▱'.repeat(BAR - full)} ${position}/${total}`;
}
