import type { Capabilities } from '../../platform/capabilities.ts';
import type { Prompt, ReviewItem, ReviewPrompt } from '../../platform/prompt.ts';
import { fitActions } from './actions.ts';
import { splitText } from './split.ts';

/** A reminder of an answer, not the answer: `change N` shows it whole. */
const ANSWER_MAX = 300;
const MARGIN = 40;

/** A long review comes in several messages; its buttons stand under the last. */
export function fitReview(prompt: ReviewPrompt, capabilities: Capabilities): readonly Prompt[] {
  const room = Math.max(60, capabilities.textMax - MARGIN);
  const shared = Math.max(20, Math.floor(room / 3));
  const items = prompt.items.map((item) => shortItem(item, shared));
  const head = prompt.title.length + (prompt.problem?.length ?? 0) + 2;
  const paragraphs = splitText(prompt.paragraphs, room);
  const first = paragraphs[0] ?? [];
  const intro = [prompt.title, ...first].reduce((sum, text) => sum + text.length + 1, 0);
  const chunks = chunk(items, { room, used: Math.max(head, intro) });
  const actions = fitActions(prompt.actions, capabilities, 0);
  return chunks.map((part, index) => {
    const isLast = index === chunks.length - 1;
    const { problem, ...rest } = prompt;
    return {
      ...(isLast && problem !== undefined ? { ...rest, problem } : rest),
      paragraphs: index === 0 ? prompt.paragraphs : [],
      items: part,
      actions: isLast ? actions : [],
    };
  });
}

function shortItem(item: ReviewItem, max: number): ReviewItem {
  const { answer, section, ...rest } = item;
  const title = clip(item.title, max);
  return {
    ...rest,
    title,
    ...(section === undefined ? {} : { section: clip(section, Math.floor(max / 2)) }),
    ...(answer === undefined ? {} : { answer: clip(answer, Math.min(ANSWER_MAX, max)) }),
  };
}

function chunk(
  items: readonly ReviewItem[],
  { room, used }: { readonly room: number; readonly used: number },
): readonly (readonly ReviewItem[])[] {
  const chunks: ReviewItem[][] = [[]];
  let filled = used;
  for (const item of items) {
    const length =
      item.title.length + (item.answer?.length ?? 10) + (item.section?.length ?? 0) + 12;
    if (filled + length > room && (chunks[chunks.length - 1]?.length ?? 0) > 0) {
      chunks.push([]);
      filled = 0;
    }
    chunks[chunks.length - 1]?.push(item);
    filled += length;
  }
  return chunks;
}

function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;
}
