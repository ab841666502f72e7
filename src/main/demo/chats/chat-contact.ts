import { setTimeout as delay } from 'node:timers/promises';
import type { Chance } from '../chance.ts';
import type { Deeds } from '../simulated-contact.ts';
import type { Words } from '../words.ts';
import type { Act, Chat, ChatMessage, ChatPerson, Reply } from './chat.ts';

/** Somebody in a chat, and what it has read there. */
export interface Reader {
  readonly person: ChatPerson;
  readonly read: Set<string>;
}

export interface ChatPlan {
  readonly chat: Pick<Chat, 'title' | 'acknowledgesBy'>;
  readonly reader: Reader;
  /** How it begins: by the code of a letter, or by the button of a message. */
  readonly by: { readonly link: string } | { readonly call: ChatMessage };
  readonly words: Words;
  readonly chance: Chance;
  readonly doubleClicks: boolean;
  /** Leaves after so many answers. */
  readonly patience: number;
  readonly declines: boolean;
  onAnswer(question: string): void;
  onTyped(): void;
  /** Sent, or declined, and acknowledged. */
  onEnded(): void;
}

const LOOK_EVERY_MS = 30;
const AGAIN_MS = 500;
const CALM_MS = 600;
/** A message that has not come by then never comes: the server has lost what it had to say. */
const HEARS_MS_MAX = 45_000;
const TRIES_MAX = 90;
const TURNS_MAX = 120;

/** A message that was owed never came. */
export class Unheard extends Error {
  override readonly name = 'Unheard';
}

/** Takes part as a person in a chat: joins or presses the button, then answers by buttons, lists, fields, windows and words. */
export async function takePartInChat(plan: ChatPlan): Promise<Deeds> {
  const deeds: Deeds = {
    ...{ answers: 0, refusedReplies: 0, doubleClicks: 0, retries: 0 },
    ended: 'left',
  };
  await begin(plan, deeds);
  let message = await hear(plan, isAsking);
  if (plan.declines) return decline(plan, message, deeds);
  for (let turns = 0; turns < TURNS_MAX; turns += 1) {
    const submit = message.button('submit');
    if (submit !== undefined) {
      await persist(plan, deeds, submit);
      await endedWith(plan);
      return { ...deeds, ended: 'submitted' };
    }
    const question = message.question();
    if (question === undefined) return { ...deeds, ended: 'closed' };
    if (deeds.answers >= plan.patience) return deeds;
    const { words, chance } = plan;
    const shown = message.words();
    const reply = message.fill({ question, words, chance });
    await carryOut(plan, reply, deeds);
    const heard = await hear(plan, isAsking);
    const next = heard.words() === shown ? await whenCalm(plan, heard) : heard;
    count(plan, { question, reply, next }, deeds);
    message = next;
  }
  const { title } = plan.chat;
  throw new Error(`nobody came to an end in ${title}: it still asks "${message.question() ?? ''}"`);
}

async function begin(plan: ChatPlan, deeds: Deeds): Promise<void> {
  const { chat, reader, by } = plan;
  const act = 'call' in by ? by.call.button('start') : () => reader.person.join(by.link);
  if (act === undefined) throw new Error(`a message of ${chat.title} has no button to begin`);
  await persist(plan, deeds, act);
}

async function carryOut(plan: ChatPlan, reply: Reply, deeds: Deeds): Promise<void> {
  const { reader, chance } = plan;
  if (reply.kind === 'typed') {
    // What could not be taken the platform itself sends again, or repeats when the server listens again.
    if (!(await reader.person.types(reply.text))) deeds.retries += 1;
    plan.onTyped();
    return;
  }
  for (const act of reply.before) await persist(plan, deeds, act);
  const twice = plan.doubleClicks && chance.next() < 0.5;
  if (twice) deeds.doubleClicks += 1;
  const acts = Array.from({ length: twice ? 2 : 1 }, () => persist(plan, deeds, reply.act));
  await Promise.all(acts);
}

/** What is not asked again was acknowledged. */
function count(
  plan: ChatPlan,
  { question, reply, next }: { question: string; reply: Reply; next: ChatMessage },
  deeds: Deeds,
): void {
  const isPressed = reply.kind === 'pressed';
  const again = next.question();
  const answered = (isPressed ? reply.answered?.() : undefined) ?? [question];
  for (const one of answered) {
    if (one !== again) {
      deeds.answers += 1;
      plan.onAnswer(one);
    } else if (!isPressed || reply.isStep !== true) deeds.refusedReplies += 1;
  }
}

/** Where the platform says that it did not work, a person presses again, unless the next message is there already. */
async function persist(plan: ChatPlan, deeds: Deeds, act: Act): Promise<void> {
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    if (await act()) return;
    deeds.retries += 1;
    await delay(AGAIN_MS);
    if (newest(plan, () => true) !== undefined) return;
  }
}

/** The next message that is waited for. @throws Unheard when none comes */
async function hear(plan: ChatPlan, wanted: Wanted = () => true): Promise<ChatMessage> {
  const { person, read } = plan.reader;
  const deadline = Date.now() + HEARS_MS_MAX;
  while (Date.now() < deadline) {
    const message = newest(plan, wanted);
    if (message !== undefined) {
      for (const { id } of person.said()) read.add(id);
      return message;
    }
    await delay(LOOK_EVERY_MS);
  }
  const last = person.said().at(-1)?.words();
  const { title } = plan.chat;
  throw new Unheard(`nothing more was said in ${title} after "${last?.slice(0, 80) ?? ''}"`);
}

/** What was pressed and what was asked crossed, and the same is asked twice: a person goes on once nothing more comes. */
async function whenCalm(plan: ChatPlan, heard: ChatMessage): Promise<ChatMessage> {
  let last = heard;
  for (;;) {
    await delay(CALM_MS);
    if (newest(plan, isAsking) === undefined) return last;
    last = await hear(plan, isAsking);
  }
}

type Wanted = (message: ChatMessage) => boolean;

/** A question, the answers to look over, or that all was sent before. */
function isAsking(message: ChatMessage): boolean {
  return (
    message.question() !== undefined ||
    message.button('submit') !== undefined ||
    message.button('review') !== undefined
  );
}

function newest({ reader }: ChatPlan, wanted: Wanted): ChatMessage | undefined {
  return unread(reader).findLast(wanted);
}

/** What the app has said in private and the person has not read. */
export function unread({ person, read }: Reader): readonly ChatMessage[] {
  return person.said().filter(({ id }) => !read.has(id));
}

async function decline(plan: ChatPlan, first: ChatMessage, deeds: Deeds): Promise<Deeds> {
  const act = first.button('decline');
  if (act === undefined) return { ...deeds, ended: 'closed' };
  await persist(plan, deeds, act);
  await hear(plan);
  await plan.reader.person.types(plan.words.decline());
  await endedWith(plan);
  return { ...deeds, ended: 'declined' };
}

async function endedWith(plan: ChatPlan): Promise<void> {
  const isTold = plan.chat.acknowledgesBy === 'reply';
  if (isTold) plan.onEnded();
  await hear(plan);
  if (!isTold) plan.onEnded();
}
