import type { types } from '@slack/bolt';
import type { Desk, DeskRound } from '../../src/platform/shown.ts';
import { writeButton } from './codes.ts';
import { actionBlocks } from './prompts.ts';
import { type Block, context, Paragraphs, plain } from './texts.ts';

type Direction = 'ltr' | 'rtl';

/** Of a Home tab (docs.slack.dev/reference/block-kit/blocks); a round takes at most five. */
const BLOCKS_MAX = 100;
const BAR = 10;

/** The Home tab of one person: the rounds that wait for it, how far it is, and how to go on. */
export function renderDesk(desk: Desk): types.HomeView {
  const { direction, title, paragraphs, rounds, actions } = desk;
  const text = new Paragraphs(direction).add(title, 'bold');
  for (const paragraph of paragraphs) text.add(paragraph);
  const buttons = actions.map(({ words, label }, index): types.Button => {
    const value = writeButton({ w: words });
    return { type: 'button', action_id: `desk-${index}`, text: plain(label, direction), value };
  });
  const blocks: Block[] = [
    ...text.blocks(),
    ...inRows(buttons),
    ...rounds.flatMap((round, index) => roundBlocks(round, direction, index)),
  ];
  return { type: 'home', blocks: blocks.slice(0, BLOCKS_MAX) };
}

const ROW = 5;

function inRows(buttons: readonly types.Button[]): Block[] {
  const rows: Block[] = [];
  for (let from = 0; from < buttons.length; from += ROW) {
    rows.push({ type: 'actions', elements: buttons.slice(from, from + ROW) });
  }
  return rows;
}

function roundBlocks(round: DeskRound, direction: Direction, index: number): readonly Block[] {
  const { title, lines, progress, actions, link } = round;
  const text = new Paragraphs(direction).add(title, 'bold');
  for (const line of lines) text.add(line);
  const page: types.Button[] =
    link === undefined
      ? []
      : [
          {
            ...{ type: 'button', action_id: `page-${index}`, url: link.url },
            text: plain(link.label, direction),
          },
        ];
  const [block] = actionBlocks({ id: '', direction }, actions);
  const own = block?.type === 'actions' ? block.elements : [];
  const elements = [...own, ...page];
  return [
    { type: 'divider' },
    ...text.blocks(),
    ...(progress === undefined ? [] : context([bar(progress)], direction)),
    ...(elements.length === 0 ? [] : [{ type: 'actions' as const, elements }]),
  ];
}

function bar({ position, total }: NonNullable<DeskRound['progress']>): string {
  const full = total === 0 ? 0 : Math.floor((BAR * position) / total);
  return `${'▰'.repeat(full)}${'▱'.repeat(BAR - full)} ${position}/${total}`;
}
