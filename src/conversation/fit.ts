import type { Capabilities } from '../platform/capabilities.ts';
import type { NoticePrompt, Prompt, QuestionPrompt } from '../platform/prompt.ts';
import { fitActions } from './fit/actions.ts';
import { fitControl } from './fit/control.ts';
import { fitReview } from './fit/review.ts';
import { splitText } from './fit/split.ts';

/**
 * Degrades a prompt once for what a channel can show, so that renderers only render what fits: long
 * lists become pages or numbered lists, rankings and matrices come in steps, long texts in several
 * messages. No option is cut and every option can be reached by typing, and by pressing wherever
 * the channel has anything to press. The last prompt is the one to answer. `page` says which page
 * of options is shown, from 0; it wraps around.
 */
export function fit(prompt: Prompt, capabilities: Capabilities, page = 0): readonly Prompt[] {
  switch (prompt.kind) {
    case 'notice':
      return fitNotice(prompt, capabilities);
    case 'review':
      return fitReview(prompt, capabilities);
    case 'question':
      return fitQuestion(fitControl(prompt, capabilities, page), capabilities);
  }
}

function fitNotice(prompt: NoticePrompt, capabilities: Capabilities): readonly Prompt[] {
  const title = prompt.title ?? '';
  const room = Math.max(1, capabilities.textMax - title.length - MARGIN);
  const parts: readonly NoticePart[] = withPicture(
    splitText(prompt.paragraphs, room).map((paragraphs) => ({ paragraphs })),
    prompt.picture === undefined ? [] : splitText(prompt.picture, room),
    room,
  );
  const actions = fitActions(prompt.actions, capabilities, 0);
  const { title: _, picture: __, ...rest } = prompt;
  return parts.map((part, index) => ({
    ...rest,
    ...(index === 0 && prompt.title !== undefined && { title: prompt.title }),
    ...part,
    actions: index === parts.length - 1 ? actions : [],
  }));
}

type NoticePart = Pick<NoticePrompt, 'paragraphs' | 'picture'>;

/** The picture stands under the last words where both have room in one message; else it comes in messages of its own. */
function withPicture(
  words: readonly NoticePart[],
  pictures: readonly (readonly string[])[],
  room: number,
): readonly NoticePart[] {
  const [picture, ...more] = pictures;
  const last = words.at(-1);
  if (picture === undefined || last === undefined) return words;
  const length = [...last.paragraphs, ...picture].reduce((sum, line) => sum + line.length + 1, 0);
  const own = (lines: readonly string[]) => ({ paragraphs: [], picture: lines });
  return length <= room
    ? [...words.slice(0, -1), { ...last, picture }, ...more.map(own)]
    : [...words, ...pictures.map(own)];
}

/** What renderers add: marks, line ends, labels of actions as words. */
const MARGIN = 40;

/**
 * Notes, the description and a long title go ahead in messages of their own when all together are
 * too long for one.
 */
function fitQuestion(
  { prompt, list }: { readonly prompt: QuestionPrompt; readonly list: readonly string[] },
  capabilities: Capabilities,
): readonly Prompt[] {
  const shown = {
    ...prompt,
    actions: fitActions(prompt.actions, capabilities, optionButtons(prompt)),
  };
  const room = capabilities.textMax - MARGIN;
  const whole = withList(shown, list);
  if (textLength(whole) <= room) return [whole];
  const { description, notes: _, ...rest } = shown;
  const bare: QuestionPrompt = { ...rest, notes: [] };
  const isTitleLong = textLength(bare) > room;
  const ahead = [
    ...prompt.notes,
    ...(isTitleLong ? [prompt.title] : []),
    ...(description === undefined ? [] : [description]),
    ...list,
  ];
  const last = isTitleLong ? shortened(bare, room) : bare;
  const { id, language, direction } = prompt;
  const notices = splitText(ahead, Math.max(1, room)).map((paragraphs) => ({
    ...{ id, language, direction, paragraphs },
    kind: 'notice' as const,
    tone: 'info' as const,
    actions: [],
  }));
  return [...notices, last];
}

/** The numbered list stands under the description. */
function withList(prompt: QuestionPrompt, list: readonly string[]): QuestionPrompt {
  if (list.length === 0) return prompt;
  const { description } = prompt;
  const lines = list.join('\n');
  return {
    ...prompt,
    description: description === undefined ? lines : `${description}\n\n${lines}`,
  };
}

/** Everything went ahead in full; what repeats it may be short. */
function shortened(prompt: QuestionPrompt, room: number): QuestionPrompt {
  const share = Math.max(20, Math.floor(room / 4));
  const { section, attribution, ...rest } = prompt;
  const slim: QuestionPrompt = { ...rest, title: clip(prompt.title, share) };
  if (textLength(slim) <= room) return slim;
  const { hint = '', problem, ...least } = slim;
  const kept = { ...least, ...(hint === '' ? {} : { hint: clip(hint, share) }) };
  return problem === undefined ? kept : { ...kept, problem: clip(problem, share) };
}

function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;
}

function textLength(prompt: QuestionPrompt): number {
  const {
    section = '',
    title,
    description = '',
    hint = '',
    problem = '',
    attribution = '',
  } = prompt;
  const texts = [
    section,
    title,
    description,
    hint,
    problem,
    attribution,
    prompt.progress.text,
    ...prompt.notes,
  ];
  return texts.reduce((sum, text) => sum + text.length + 1, 0);
}

/** How many buttons the options take; a select, of one or of several, takes none. */
function optionButtons({ control }: QuestionPrompt): number {
  return control.kind === 'choice' && control.max === 1 && control.appearance !== 'dropdown'
    ? control.options.length
    : 0;
}
