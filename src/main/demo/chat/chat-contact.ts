import { setTimeout as delay } from 'node:timers/promises';
import { LEASE_MS } from '../../../application/deliveries/deliver-due.ts';
import type { Chance } from '../chance.ts';
import type { Deeds } from '../simulated-contact.ts';
import type { Words } from '../words.ts';
import type { Chat, ChatMessage, ChatPerson, Reply, Way } from './chat.ts';

/** Somebody in a chat, and what it has read there. */
export interface Reader {
  readonly person: ChatPerson;
  readonly read: Set<string>;
}

export interface ChatPlan {
  readonly chat: Pick<Chat, 'name' | 'acknowledgesBy'>;
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
  onSent(way: Way): void;
  /** Sent, or declined, and acknowledged. */
  onEnded(): void;
}

const LOOK_EVERY_MS = 30;
const AGAIN_MS = 500;
const CALM_MS = 600;
/**
 * A message that has not come by then never comes: the server has lost what it had to say. What a killed server was about to send
 * is its own until its lease is over; only then another looks whether it arrived.
 */
const HEARS_MS_MAX = 2 * LEASE_MS;
const TURNS_MAX = 120;

/** A message that was owed never came. */
export class Unheard extends Error {
  override readonly name = 'Unheard';
}

/** Takes part as a person in a chat: joins or presses the button, then answers by what is offered, and by words. */
export async function takePartInChat(plan: ChatPlan): Promise<Deeds> {
  const deeds: Deeds = {
    ...{ answers: 0, refusedReplies: 0, doubleClicks: 0, retries: 0 },
    ended: 'left',
  };
  await begin(plan, deeds);
  let message = await hear(plan, isAsking);
  if (plan.declines) return decline(plan, message, deeds);
  for (let turns = 0; turns < TURNS_MAX; turns += 1) {
    if (message.offers('submit')) {
      const isTaken = await press(plan, message, 'submit', deeds);
      await hearTheEnd(plan, { isTaken });
      return { ...deeds, ended: 'submitted' };
    }
    const { question } = message;
    if (question === undefined) return { ...deeds, ended: 'closed' };
    if (deeds.answers >= plan.patience) return deeds;
    const { words, chance } = plan;
    const shown = message.words;
    const reply = await message.reply({ question, words, chance });
    const isTaken = await carryOut(plan, reply, deeds);
    const heard = await hear(plan, isAsking);
    message = heard.words === shown ? await whenCalm(plan, heard) : heard;
    if (isTaken) settle(plan, reply, message, deeds);
  }
  const { name } = plan.chat;
  throw new Error(`nobody came to an end in ${name}: it still asks "${message.question ?? ''}"`);
}

/** What comes next tells what became of a reply. */
function settle(plan: ChatPlan, reply: Reply, next: ChatMessage, deeds: Deeds): void {
  if (next.question !== undefined && reply.questions.includes(next.question)) {
    if (!reply.isStep) deeds.refusedReplies += 1;
    return;
  }
  deeds.answers += reply.questions.length;
  for (const question of reply.questions) plan.onAnswer(question);
}

async function begin(plan: ChatPlan, deeds: Deeds): Promise<void> {
  const { reader, by } = plan;
  if ('call' in by) await press(plan, by.call, 'start', deeds);
  else await persist(plan, deeds, () => reader.person.joins(by.link));
}

/** False: nobody has told the person that it was taken. */
async function carryOut(plan: ChatPlan, reply: Reply, deeds: Deeds): Promise<boolean> {
  plan.onSent(reply.way);
  if (reply.way === 'typed') {
    if (!(await reply.send())) deeds.retries += 1; // the chat itself tries again
    return true;
  }
  const twice = reply.isButton && plan.doubleClicks && plan.chance.next() < 0.5;
  if (twice) deeds.doubleClicks += 1;
  const presses = Array.from({ length: twice ? 2 : 1 }, () => persist(plan, deeds, reply.send));
  return (await Promise.all(presses)).some((isTaken) => isTaken);
}

function press(
  plan: ChatPlan,
  message: ChatMessage,
  command: string,
  deeds: Deeds,
): Promise<boolean> {
  if (!message.offers(command)) throw new Error(`a message in a chat does not offer "${command}"`);
  return persist(plan, deeds, () => message.press(command));
}

/**
 * Where the chat says that it did not work, a person presses again, unless the next message is there already: it goes on then, but
 * nobody has promised it anything. Gives whether it was taken.
 */
async function persist(
  { reader }: ChatPlan,
  deeds: Deeds,
  act: () => Promise<boolean>,
): Promise<boolean> {
  const deadline = Date.now() + HEARS_MS_MAX;
  while (!(await act())) {
    deeds.retries += 1;
    await delay(AGAIN_MS);
    if (unread(reader).some(isReply) || Date.now() > deadline) return false;
  }
  return true;
}

/** The next message that is waited for. @throws Unheard when none comes */
async function hear({ reader }: ChatPlan, wanted: Wanted = isReply): Promise<ChatMessage> {
  const deadline = Date.now() + HEARS_MS_MAX;
  while (Date.now() < deadline) {
    const message = unread(reader).findLast(wanted);
    if (message !== undefined) {
      for (const { id } of reader.person.heard()) reader.read.add(id);
      return message;
    }
    await delay(LOOK_EVERY_MS);
  }
  const last = reader.person.heard().at(-1)?.words;
  throw new Unheard(`nothing more was said after "${last?.slice(0, 80) ?? ''}"`);
}

/** What was pressed and what was asked crossed, and the same is asked twice: a person goes on once nothing more comes. */
async function whenCalm(plan: ChatPlan, heard: ChatMessage): Promise<ChatMessage> {
  let last = heard;
  for (;;) {
    await delay(CALM_MS);
    if (unread(plan.reader).findLast(isAsking) === undefined) return last;
    last = await hear(plan, isAsking);
  }
}

type Wanted = (message: ChatMessage) => boolean;

/** A reminder may come at any moment: it tells nothing of what was pressed. */
function isReply(message: ChatMessage): boolean {
  return !message.offers('start');
}

/** A question, the answers to look over, or that all was sent before. */
function isAsking(message: ChatMessage): boolean {
  return message.question !== undefined || message.offers('submit') || message.offers('review');
}

/** What has been said in private and not been read. */
export function unread({ person, read }: Reader): readonly ChatMessage[] {
  return person.heard().filter(({ id }) => !read.has(id));
}

async function decline(plan: ChatPlan, first: ChatMessage, deeds: Deeds): Promise<Deeds> {
  if (!first.offers('decline')) return { ...deeds, ended: 'closed' };
  await press(plan, first, 'decline', deeds);
  await hear(plan);
  await plan.reader.person.types(plan.words.decline());
  // Who declined is offered to begin after all.
  await hearTheEnd(plan, { isTaken: true, wanted: () => true });
  return { ...deeds, ended: 'declined' };
}

async function hearTheEnd(
  plan: ChatPlan,
  { isTaken, wanted }: { readonly isTaken: boolean; readonly wanted?: Wanted },
): Promise<void> {
  const isTold = plan.chat.acknowledgesBy === 'reply';
  if (isTold && isTaken) plan.onEnded();
  await hear(plan, wanted);
  if (!isTold && isTaken) plan.onEnded();
}
