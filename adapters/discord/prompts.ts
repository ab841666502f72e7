import { ButtonStyle } from 'discord.js';
import type {
  NoticePrompt,
  Prompt,
  QuestionPrompt,
  ReviewPrompt,
} from '../../src/platform/prompt.ts';
import {
  actionButtons,
  areSelectable,
  button,
  distinct,
  OPTIONS_MAX,
  optionOf,
  type Part,
  rows,
  selectRow,
} from './buttons.ts';
import { shortCode } from './codes.ts';
import { controlParts } from './controls.ts';
import { codeBlock, Paragraphs } from './texts.ts';

/** The displays that the window for words shows again. */
export const TITLE_ID = 2;
export const HINT_ID = 3;

/** One less than an option's label has: a mark of direction. */
const OPTION_LABEL_MAX = 99;

/**
 * A fitted prompt as the components of one message. All of it is in components (version 2), none in embeds: those are not shown to
 * whoever has turned link previews off, are narrow on telephones, and put all buttons below all words; a component can be edited as
 * easily, and a screen reader reads it as the message itself.
 */
export function renderPrompt(prompt: Prompt): readonly Part[] {
  switch (prompt.kind) {
    case 'notice':
      return distinct(renderNotice(prompt));
    case 'question':
      return distinct(renderQuestion(prompt));
    case 'review':
      return distinct(renderReview(prompt));
  }
}

function renderNotice(prompt: NoticePrompt): readonly Part[] {
  const { title = '', paragraphs, picture = [], direction, offer, tone } = prompt;
  const text = new Paragraphs(direction);
  text.add(tone === 'problem' && title !== '' ? `⚠ ${title}` : title, 'title');
  for (const paragraph of paragraphs) text.add(paragraph);
  if (picture.length > 0) text.raw(codeBlock(picture));
  const asked =
    offer === undefined
      ? []
      : [
          button(offer.yes, shortCode('offer', offer.id, 'y'), {
            ...{ direction, style: ButtonStyle.Primary },
          }),
          button(offer.no, shortCode('offer', offer.id, 'n'), { direction }),
        ];
  return [...text.display(), ...rows([...asked, ...actionButtons(prompt, prompt.actions)])];
}

function renderQuestion(prompt: QuestionPrompt): readonly Part[] {
  const { direction, section = '', title, description = '', problem = '', progress } = prompt;
  const { hint = '', attribution = '', notes, required } = prompt;
  const where = section === '' ? progress.text : `${progress.text} · ${section}`;
  const before = new Paragraphs(direction).add(where, 'small');
  if (problem !== '') before.add(`⚠ ${problem}`, 'bold');
  for (const note of notes) before.add(note);
  return [
    ...before.display(),
    ...new Paragraphs(direction).add(required ? `${title} *` : title, 'title').display(TITLE_ID),
    ...new Paragraphs(direction).add(description).display(),
    ...controlParts(prompt),
    ...rows(actionButtons(prompt, prompt.actions)),
    ...new Paragraphs(direction).add(hint, 'small').display(HINT_ID),
    ...new Paragraphs(direction).add(attribution, 'small').display(),
  ];
}

function renderReview(prompt: ReviewPrompt): readonly Part[] {
  const { direction, title, paragraphs, items, problem = '' } = prompt;
  const text = new Paragraphs(direction);
  if (problem !== '') text.add(`⚠ ${problem}`, 'bold');
  text.add(title, 'title');
  for (const paragraph of paragraphs) text.add(paragraph);
  let section: string | undefined;
  for (const item of items) {
    if (item.section !== section && item.section !== undefined) text.add(item.section, 'bold');
    section = item.section;
    const answer = item.answer ?? (item.missing ? '— *' : '—');
    text.add(`${item.number}. ${item.title}\n${answer}`);
  }
  return [...text.display(), ...changing(prompt), ...rows(actionButtons(prompt, prompt.actions))];
}

/** Lists from which any question is opened again. */
function changing({ id, items, change, direction }: ReviewPrompt): readonly Part[] {
  const options = items.map(({ question, number, title }) => {
    const label = `${number}. ${title}`;
    return { value: question, label: label.length <= OPTION_LABEL_MAX ? label : `${number}.` };
  });
  const lists: Part[] = [];
  for (let from = 0; from < options.length; from += OPTIONS_MAX) {
    const some = options.slice(from, from + OPTIONS_MAX);
    if (!areSelectable(some)) continue;
    const shown = { selected: [], direction };
    const list = {
      custom_id: shortCode('change', id),
      options: some.map((option) => optionOf(option, shown)),
      placeholder: change,
    };
    lists.push(selectRow(list, direction));
  }
  return lists;
}
