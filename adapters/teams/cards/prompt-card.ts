import type {
  ChoiceControl,
  Control,
  NoticePrompt,
  Prompt,
  QuestionPrompt,
  ReviewPrompt,
} from '../../../src/platform/prompt.ts';
import { button, buttonRows, rowsOfButtons } from './actions.ts';
import {
  type CardContext,
  type Element,
  firstFitting,
  type RenderedCard,
  renderedCard,
} from './card.ts';
import { inputId, writeChoice } from './codes.ts';
import { fieldInputs, numberedList, WRITTEN_MAX } from './inputs.ts';
import { shownAgain } from './shown-again.ts';
import { BOLD, oneLine, Paragraphs, PROBLEM, SMALL } from './texts.ts';
import { wordsIn } from './words.ts';

/**
 * A fitted prompt as one card of at most `CARD_BYTES_MAX`. Everything on it can also be answered by plain typing. What is pressed
 * comes back through `readSubmission`.
 */
export function promptCard(prompt: Prompt, context: CardContext = {}): RenderedCard {
  switch (prompt.kind) {
    case 'notice':
      return noticeCard(prompt, context);
    case 'question':
      return questionCard(prompt, context);
    case 'review':
      return reviewCard(prompt, context);
  }
}

function noticeCard(prompt: NoticePrompt, context: CardContext): RenderedCard {
  const { title = '', paragraphs, picture = [], direction, offer, tone, actions, id } = prompt;
  const text = new Paragraphs(direction);
  if (title !== '') text.heading(tone === 'problem' ? `⚠ ${title}` : title);
  for (const paragraph of paragraphs) text.add(paragraph);
  text.table(picture);
  const asked =
    offer === undefined
      ? []
      : [
          button(offer.yes, { k: 'offer', i: offer.id, y: true }, context),
          button(offer.no, { k: 'offer', i: offer.id, y: false }, context),
        ];
  const summary = title === '' ? (paragraphs[0] ?? '…') : title;
  return renderedCard(
    [
      ...text.elements(),
      ...rowsOfButtons(asked),
      ...buttonRows({ actions, promptId: id }, context),
    ],
    { ...prompt, summary },
  );
}

function questionCard(prompt: QuestionPrompt, context: CardContext): RenderedCard {
  const { problem = '', title } = prompt;
  const summary = problem === '' ? title : `${problem} ${title}`;
  const shown = { ...prompt, control: shownAgain(prompt.control, prompt.rejected) };
  const way = (answering: Answering) => () =>
    renderedCard(questionElements(shown, answering, context), { ...prompt, summary });
  return firstFitting([
    way(inControls(shown, context)),
    way(inControls(shown, context, true)),
    way(inWords(shown, context)),
  ]);
}

/** How a question is answered on the card. */
interface Answering {
  readonly elements: readonly Element[];
  readonly buttons: readonly ReturnType<typeof button>[];
  /** How it is answered, where no input's label says it. */
  readonly hint?: string;
}

function questionElements(
  prompt: QuestionPrompt,
  { elements, buttons, hint = '' }: Answering,
  context: CardContext,
): readonly Element[] {
  const { direction, section = '', title, description = '', problem = '', progress } = prompt;
  const { attribution = '', notes, actions, id, language } = prompt;
  const where = section === '' ? progress.text : `${progress.text} · ${section}`;
  const text = new Paragraphs(direction).add(where, SMALL);
  if (problem !== '') text.add(`⚠ ${problem}`, PROBLEM);
  for (const note of notes) text.add(note);
  text.heading(title).add(description);
  const below = new Paragraphs(direction)
    .add(hint, SMALL)
    .add(wordsIn(language).type, SMALL)
    .add(attribution, SMALL);
  return [
    ...text.elements(),
    ...elements,
    ...buttonRows({ before: buttons, actions, promptId: id }, context),
    ...below.elements().map(closer),
  ];
}

/** Small words stand together. */
function closer(element: Element, index: number): Element {
  return index === 0 ? element : { ...element, spacing: 'Small' };
}

/** By the inputs of its kind, and a button that saves; or by a button for each of few short options. */
function inControls(prompt: QuestionPrompt, context: CardContext, numbered = false): Answering {
  const { control, id: p, question: q, save, hint = '', direction, language } = prompt;
  if (control.kind === 'choice' && control.options.length === 0) {
    return { elements: [], buttons: [], hint };
  }
  if (areButtons(control)) {
    return {
      elements: scaleEnds(prompt, control),
      buttons: optionButtons(prompt, context),
      hint: starred(hint, prompt),
    };
  }
  const isRequired = prompt.required && !mayBeHalf(control);
  const { elements, code } = fieldInputs(control, {
    ...{ field: 0, isRequired, language, direction, numbered },
    label: isRequired ? labelOf(prompt) : starred(labelOf(prompt), prompt),
    inSteps: isInSteps(prompt),
  });
  const saving = button(save, { k: 'save', p, q, f: code }, context, { gathers: true });
  return { elements, buttons: [saving] };
}

/** Says how the input is filled in; what is asked stands above it. */
function labelOf({ hint = '', title }: QuestionPrompt): string {
  return hint === '' ? title : hint;
}

/** Clients put a star themselves only where they see to it that nothing is left out. */
function starred(text: string, { required }: QuestionPrompt): string {
  return required ? `${text} *` : text;
}

/** What may be left open although an answer is needed is judged when it is saved. */
function mayBeHalf(control: Control): boolean {
  if (control.kind === 'choice') return control.other !== undefined;
  return control.kind === 'matrix' && !control.eachRowRequired;
}

/** Buttons beside each other show little of what is written on them: only short ones are. */
const BUTTONS_MAX = 6;
const BUTTON_LABEL_GOOD = 16;

function areButtons(control: Control): control is ChoiceControl {
  if (control.kind !== 'choice' || control.max > 1 || control.other !== undefined) return false;
  if (control.appearance !== 'yes-no' && control.appearance !== 'scale') return false;
  const isShort = control.options.every(({ label }) => label.length <= BUTTON_LABEL_GOOD);
  return isShort && control.options.length <= BUTTONS_MAX;
}

function optionButtons({ control, id: p, question: q }: QuestionPrompt, context: CardContext) {
  if (control.kind !== 'choice') return [];
  return control.options.map(({ value: v, label }) => {
    const isChosen = control.selected.includes(v);
    return button(isChosen ? `✓ ${label}` : label, { k: 'option', p, q, v }, context);
  });
}

/** What the ends of a scale mean. */
function scaleEnds(
  { direction }: QuestionPrompt,
  { scale, options }: ChoiceControl,
): readonly Element[] {
  const ends = [
    [options[0], scale?.low],
    [options.at(-1), scale?.high],
  ] as const;
  const told = ends.flatMap(([option, meaning]) =>
    option === undefined || meaning === undefined ? [] : [`${option.label}: ${meaning}`],
  );
  return new Paragraphs(direction).add(told.join(' · '), SMALL).elements();
}

/** Picked one after the other, until "done" is pressed. */
function isInSteps({ actions }: QuestionPrompt): boolean {
  return actions.some(({ command }) => command === 'done' || command === 'more');
}

/** Where a card has no room for so many lists: everything that can be chosen, and one field that means what typing means. */
function inWords(prompt: QuestionPrompt, context: CardContext): Answering {
  const { control, direction, save, id: p } = prompt;
  const told = optionsIn(control).flatMap((options) => numberedList(options, direction).list);
  const field = {
    ...({ type: 'Input.Text', id: inputId(0, 'value'), maxLength: WRITTEN_MAX } as const),
    label: oneLine(starred(labelOf(prompt), prompt)),
  };
  const saving = button(save, { k: 'typed', p }, context, { gathers: true });
  return { elements: [...told, field], buttons: [saving] };
}

function optionsIn(control: Control) {
  if (control.kind === 'text') return [];
  return control.kind === 'matrix' ? [control.rows, control.columns] : [control.options];
}

function reviewCard(prompt: ReviewPrompt, context: CardContext): RenderedCard {
  const { direction, title, paragraphs, items, problem = '', actions, id } = prompt;
  const text = new Paragraphs(direction);
  if (problem !== '') text.add(`⚠ ${problem}`, PROBLEM);
  text.heading(title);
  for (const paragraph of paragraphs) text.add(paragraph);
  const changing = changingElements(prompt, context);
  let section: string | undefined;
  for (const item of items) {
    if (item.section !== section && item.section !== undefined) text.heading(item.section);
    section = item.section;
    const answer = item.answer ?? (item.missing ? '— *' : '—');
    text.add(`${item.number}. ${item.title}`, BOLD).add(answer);
  }
  const buttons = buttonRows({ actions, promptId: id }, context);
  const shown = { ...prompt, summary: problem === '' ? title : problem };
  return firstFitting([
    () => renderedCard([...text.elements(), ...changing, ...buttons], shown),
    // "change 3" can be typed all the same.
    () => renderedCard([...text.elements(), ...buttons], shown),
  ]);
}

/** One list from which any question is opened again. */
function changingElements(
  { id: p, items, change, direction, language }: ReviewPrompt,
  context: CardContext,
): readonly Element[] {
  if (items.length === 0) return [];
  const choices = items.map(({ question, number, title }) => ({
    title: `${number}. ${oneLine(title)}`,
    value: writeChoice(question),
  }));
  const list = {
    ...({
      type: 'Input.ChoiceSet',
      id: inputId(0, 'value'),
      label: oneLine(change),
      choices,
    } as const),
    ...({ style: 'compact', wrap: true, placeholder: wordsIn(language).choose } as const),
  };
  const opening = button(change, { k: 'change', p }, context, { gathers: true });
  return [
    ...new Paragraphs(direction).elements(),
    { ...list, separator: true },
    ...rowsOfButtons([opening]),
  ];
}
