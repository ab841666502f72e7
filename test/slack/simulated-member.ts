import type { types } from '@slack/bolt';
import type { SlackEmulator } from '../emulators/slack/emulator.ts';
import type { Act } from '../emulators/slack/people/values.ts';
import { latest, type Message, type Person } from '../emulators/slack/store.ts';

type Block = types.KnownBlock;
type Element = {
  readonly type: string;
  readonly action_id?: string;
  readonly [key: string]: unknown;
};

/** What a person sees that it can do with a message. */
export interface Offer {
  readonly block: Block;
  readonly element: Element;
}

export function offersOf(message: Message): readonly Offer[] {
  return latest(message).blocks.flatMap((block): Offer[] => {
    if (block.type === 'input') return [{ block, element: { ...block.element } }];
    if (block.type !== 'actions') return [];
    return block.elements.map((element) => ({ block, element: { ...element } }));
  });
}

export function actionIds(message: Message): readonly string[] {
  return offersOf(message).flatMap(({ element }) => element.action_id ?? []);
}

/** How somebody answers: the words it writes, and which of several options it takes. */
export interface Manner {
  /** What is asked, as it is shown. */
  readonly words: (shown: string) => string;
  readonly choose: (question: string, count: number) => number;
}

function wordsFor(shown: string): string {
  if (/e-mail address/i.test(shown)) return 'ada@example.org';
  return /as a number|in digits|how many/i.test(shown) ? '12' : 'More fibre, please';
}

export const PLAIN_MANNER: Manner = { words: wordsFor, choose: () => 0 };

/** Answers the question of a message by its own controls, as a person would; false: it asks nothing. */
export async function answerByControls(
  slack: SlackEmulator,
  person: Person,
  message: Message,
  manner: Manner = PLAIN_MANNER,
): Promise<boolean> {
  const offers = offersOf(message);
  const save = offers.find(({ element }) => element.action_id === 'save');
  if (save === undefined) return pickOne(slack, person, message, manner);
  for (const [index, { block, element }] of offers.entries()) {
    if (block.type !== 'input' || block.block_id === undefined) continue;
    const question = questionOf(block.block_id);
    const act = fill(element, { question, shown: latest(message).words, index, manner });
    if (act !== undefined) {
      await slack.acts(person, { message }, { ...act, block_id: block.block_id });
    }
  }
  await slack.clicks(person, message, 'save');
  return true;
}

async function pickOne(
  slack: SlackEmulator,
  person: Person,
  message: Message,
  { choose }: Manner,
): Promise<boolean> {
  const offers = offersOf(message);
  const buttons = offers.filter(({ element }) => element.action_id?.startsWith('option-'));
  if (buttons.length > 0) {
    await slack.clicks(person, message, `option-${choose('', buttons.length)}`);
    return true;
  }
  const picking = offers.find(({ block }) => block.block_id?.startsWith('pick|'));
  const values = picking === undefined ? [] : valuesOf(picking.element);
  const question = questionOf(picking?.block.block_id ?? '');
  const selected_option = values[choose(question, values.length)];
  const block_id = picking?.block.block_id;
  if (block_id === undefined || selected_option === undefined) return false;
  await slack.acts(person, { message }, { action_id: 'input', block_id, selected_option });
  return true;
}

function questionOf(blockId: string): string {
  return blockId.split('|')[2] ?? '';
}

function fill(
  element: Element,
  {
    question,
    shown,
    index,
    manner,
  }: {
    readonly question: string;
    readonly shown: string;
    readonly index: number;
    readonly manner: Manner;
  },
): Act | undefined {
  const action_id = element.action_id ?? '';
  const values = valuesOf(element);
  const first = values[manner.choose(question, values.length)] ?? values[0] ?? '';
  switch (element.type) {
    case 'checkboxes':
    case 'multi_static_select':
      return { action_id, selected_options: [first] };
    case 'static_select':
    case 'radio_buttons':
      return { action_id, selected_option: values[index] ?? first };
    case 'datepicker':
      return { action_id, selected_date: '2027-12-08' };
    case 'plain_text_input':
      return { action_id, value: manner.words(shown) };
    default:
      return undefined;
  }
}

function valuesOf({ options }: Element): readonly string[] {
  return Array.isArray(options) ? options.map(({ value }) => String(value)) : [];
}
