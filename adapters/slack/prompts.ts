import type { types } from '@slack/bolt';
import type {
  Action,
  NoticePrompt,
  Prompt,
  QuestionPrompt,
  ReviewPrompt,
} from '../../src/platform/prompt.ts';
import { INPUT, writeButton, writeInput } from './codes.ts';
import { optionsOf, renderControl } from './controls.ts';
import { type Block, context, fallback, Paragraphs, plain } from './texts.ts';

/** A message as chat.postMessage takes it. */
export interface RenderedMessage {
  readonly text: string; // for notifications and screen readers
  readonly blocks: Block[];
}

const OPTION_LABEL_MAX = 74;

/** A fitted prompt as blocks. */
export function renderPrompt(prompt: Prompt): RenderedMessage {
  switch (prompt.kind) {
    case 'notice':
      return renderNotice(prompt);
    case 'question':
      return renderQuestion(prompt);
    case 'review':
      return renderReview(prompt);
  }
}

function renderNotice(prompt: NoticePrompt): RenderedMessage {
  const { title = '', paragraphs, picture = [], direction, offer, tone } = prompt;
  const text = new Paragraphs(direction);
  text.add(tone === 'problem' && title !== '' ? `⚠ ${title}` : title, 'bold');
  for (const paragraph of paragraphs) text.add(paragraph);
  if (picture.length > 0) text.table(picture.join('\n'));
  const blocks = [...text.blocks(), ...actionBlocks(prompt, prompt.actions)];
  if (offer !== undefined) {
    const button = (label: string, y: boolean): types.Button => ({
      ...{ type: 'button', action_id: y ? 'yes' : 'no', text: plain(label, direction) },
      value: writeButton({ i: offer.id, y }),
    });
    blocks.push({ type: 'actions', elements: [button(offer.yes, true), button(offer.no, false)] });
  }
  return { text: fallback(title === '' ? (paragraphs[0] ?? '…') : title, direction), blocks };
}

function renderQuestion(prompt: QuestionPrompt): RenderedMessage {
  const { direction, section = '', title, description = '', problem = '', progress } = prompt;
  const { hint = '', attribution = '', notes, required } = prompt;
  const text = new Paragraphs(direction);
  if (problem !== '') text.add(`⚠ ${problem}`, 'bold');
  for (const note of notes) text.add(note);
  text.add(required ? `${title} *` : title, 'bold').add(description);
  const { blocks, save } = renderControl(prompt);
  const saving: types.Button[] = save === undefined ? [] : [saveButton(prompt, save)];
  const where = section === '' ? progress.text : `${progress.text} · ${section}`;
  return {
    text: fallback(problem === '' ? title : `${problem} ${title}`, direction),
    blocks: [
      ...context([where], direction),
      ...text.blocks(),
      ...blocks,
      ...actionBlocks(prompt, prompt.actions, saving),
      ...context([isLabelled(save) ? '' : hint, attribution], direction),
    ],
  };
}

/** One field's own label says how it is filled in; several are called by their places or rows. */
function isLabelled(save: ReturnType<typeof renderControl>['save']): boolean {
  return save !== undefined && save.shape !== 'ranks' && save.shape !== 'cells';
}

function saveButton(
  { id: p, question: q, save, direction }: QuestionPrompt,
  { shape: s, other }: NonNullable<ReturnType<typeof renderControl>['save']>,
): types.Button {
  return {
    ...{ type: 'button', action_id: 'save', style: 'primary', text: plain(save, direction) },
    value: writeButton(other === undefined ? { p, q, s } : { p, q, s, o: other }),
  };
}

function renderReview(prompt: ReviewPrompt): RenderedMessage {
  const { direction, title, paragraphs, items, problem = '' } = prompt;
  const text = new Paragraphs(direction);
  if (problem !== '') text.add(`⚠ ${problem}`, 'bold');
  text.add(title, 'bold');
  for (const paragraph of paragraphs) text.add(paragraph);
  let section: string | undefined;
  for (const item of items) {
    if (item.section !== section && item.section !== undefined) text.add(item.section, 'bold');
    section = item.section;
    const answer = item.answer ?? (item.missing ? '— *' : '—');
    text.add(`${item.number}. ${item.title}\n${answer}`);
  }
  return {
    text: fallback(problem === '' ? title : problem, direction),
    blocks: [...text.blocks(), ...changing(prompt), ...actionBlocks(prompt, prompt.actions)],
  };
}

const OPTIONS_MAX = 100;

/** One list from which any question is opened again. */
function changing({ id, items, change, direction }: ReviewPrompt): readonly Block[] {
  if (items.length === 0 || items.length > OPTIONS_MAX) return [];
  const options = items.map(({ question, number, title }) => {
    const label = `${number}. ${title}`;
    return { value: question, label: label.length <= OPTION_LABEL_MAX ? label : `${number}.` };
  });
  const element: types.StaticSelect = {
    ...{ type: 'static_select', action_id: INPUT, placeholder: plain(change, direction) },
    options: optionsOf(options, direction),
  };
  const block_id = writeInput({ role: 'change', promptId: id, question: '' });
  return [{ type: 'actions', block_id, elements: [element] }];
}

const ACTIONS_MAX = 25;

/** What else can be done here. `before`: buttons that stand first. */
export function actionBlocks(
  { id, direction }: Pick<Prompt, 'id' | 'direction'>,
  actions: readonly Action[],
  before: readonly types.Button[] = [],
): Block[] {
  const buttons = actions.map(({ command: c, argument: a, label, weight }, index): types.Button => {
    const value = writeButton(a === undefined ? { p: id, c } : { p: id, c, a });
    const text = plain(label, direction);
    const button: types.Button = { type: 'button', action_id: `act-${index}-${c}`, text, value };
    return weight === 'primary' ? { ...button, style: 'primary' } : button;
  });
  const elements = [...before, ...buttons].slice(0, ACTIONS_MAX);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
