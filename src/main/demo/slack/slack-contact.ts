import { setTimeout as delay } from 'node:timers/promises';
import type { Chance } from '../chance.ts';
import type { Deeds } from '../simulated-contact.ts';
import type { Words } from '../words.ts';
import type { Act, EmulatedSlack, Seen, SlackMessage, SlackPerson } from './emulated-slack.ts';
import { fill, type Reply } from './fill.ts';
import { buttonFor, questionIn } from './offers.ts';

/** Somebody in Slack, and what it has read there. */
export interface Reader {
  readonly person: SlackPerson;
  readonly read: Set<string>;
}

export interface SlackPlan {
  readonly slack: EmulatedSlack;
  readonly reader: Reader;
  /** How it begins: by the code of a letter, or by the button of a message. */
  readonly by: { readonly link: string } | { readonly call: SlackMessage };
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
/** A message that has not come by then never comes: the server has lost what it had to say. */
const HEARS_MS_MAX = 45_000;
const TRIES_MAX = 90;
const TURNS_MAX = 120;

/** A message that was owed never came. */
export class Unheard extends Error {
  override readonly name = 'Unheard';
}

/** Takes part as a person in Slack: joins or presses the button, then answers by buttons, lists, fields and words. */
export async function takePartInSlack(plan: SlackPlan): Promise<Deeds> {
  const deeds: Deeds = {
    ...{ answers: 0, refusedReplies: 0, doubleClicks: 0, retries: 0 },
    ended: 'left',
  };
  await begin(plan, deeds);
  let message = await hear(plan, isAsking);
  if (plan.declines) return decline(plan, message, deeds);
  for (let turns = 0; turns < TURNS_MAX; turns += 1) {
    const submit = buttonFor(message, 'submit');
    if (submit?.action_id !== undefined) {
      await press(plan, message, { action_id: submit.action_id }, deeds);
      plan.onEnded();
      await hear(plan);
      return { ...deeds, ended: 'submitted' };
    }
    const question = questionIn(message);
    if (question === undefined) return { ...deeds, ended: 'closed' };
    if (deeds.answers >= plan.patience) return deeds;
    const { words, chance } = plan;
    await carryOut(plan, message, fill(message, { question, words, chance }), deeds);
    const next = await hear(plan, isAsking);
    if (questionIn(next) === question) deeds.refusedReplies += 1;
    else {
      deeds.answers += 1;
      plan.onAnswer(question);
    }
    message = next;
  }
  throw new Error('a simulated contact never came to an end in Slack');
}

async function begin(plan: SlackPlan, deeds: Deeds): Promise<void> {
  const { slack, reader, by } = plan;
  if ('call' in by) {
    const action_id = buttonFor(by.call, 'start')?.action_id;
    if (action_id === undefined) throw new Error('a message of Slack has no button to begin');
    await press(plan, by.call, { action_id }, deeds);
    return;
  }
  await persist(plan, deeds, () => slack.command(reader.person, '/parley', `join ${by.link}`));
}

async function carryOut(
  plan: SlackPlan,
  message: SlackMessage,
  reply: Reply,
  deeds: Deeds,
): Promise<void> {
  const { slack, reader, chance } = plan;
  if (reply.kind === 'typed') {
    const { status } = await slack.types(reader.person, reply.text);
    if (!isFine(status)) deeds.retries += 1; // Slack itself tries again
    plan.onTyped();
    return;
  }
  for (const act of reply.before) await slack.acts(reader.person, { message }, act);
  const twice = plan.doubleClicks && chance.next() < 0.5;
  if (twice) deeds.doubleClicks += 1;
  const presses = Array.from({ length: twice ? 2 : 1 }, () =>
    press(plan, message, reply.act, deeds),
  );
  await Promise.all(presses);
}

function press(plan: SlackPlan, message: SlackMessage, act: Act, deeds: Deeds): Promise<void> {
  const { slack, reader } = plan;
  return persist(plan, deeds, () => slack.acts(reader.person, { message }, act));
}

/** Where Slack says that it did not work, a person presses again, unless the next message is there already. */
async function persist(
  plan: SlackPlan,
  deeds: Deeds,
  act: () => Promise<Seen | undefined>,
): Promise<void> {
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    const seen = await act();
    if (seen === undefined || isFine(seen.status)) return;
    deeds.retries += 1;
    await delay(AGAIN_MS);
    if (newest(plan, () => true) !== undefined) return;
  }
}

/** The next message that is waited for. @throws Unheard when none comes */
async function hear(plan: SlackPlan, wanted: Wanted = () => true): Promise<SlackMessage> {
  const deadline = Date.now() + HEARS_MS_MAX;
  while (Date.now() < deadline) {
    const message = newest(plan, wanted);
    if (message !== undefined) {
      for (const { ts } of plan.slack.store.said(plan.reader.person)) plan.reader.read.add(ts);
      return message;
    }
    await delay(LOOK_EVERY_MS);
  }
  const last = plan.slack.store.said(plan.reader.person).at(-1)?.versions.at(-1)?.words;
  throw new Unheard(`nothing more was said in Slack after "${last?.slice(0, 80) ?? ''}"`);
}

type Wanted = (message: SlackMessage) => boolean;

/** A question, the answers to look over, or that all was sent before. */
function isAsking(message: SlackMessage): boolean {
  return (
    questionIn(message) !== undefined ||
    buttonFor(message, 'submit') !== undefined ||
    buttonFor(message, 'review') !== undefined
  );
}

function newest({ slack, reader }: SlackPlan, wanted: Wanted): SlackMessage | undefined {
  return unread(slack, reader).findLast(wanted);
}

/** What the app has said in private and the person has not read. */
export function unread(slack: EmulatedSlack, { person, read }: Reader): readonly SlackMessage[] {
  return slack.store
    .said(person)
    .filter(({ byApp, ts, onlyFor }) => byApp && onlyFor === undefined && !read.has(ts));
}

async function decline(plan: SlackPlan, first: SlackMessage, deeds: Deeds): Promise<Deeds> {
  const { slack, reader } = plan;
  const action_id = buttonFor(first, 'decline')?.action_id;
  if (action_id === undefined) return { ...deeds, ended: 'closed' };
  await press(plan, first, { action_id }, deeds);
  await hear(plan);
  await slack.types(reader.person, plan.words.decline());
  plan.onEnded();
  await hear(plan);
  return { ...deeds, ended: 'declined' };
}

function isFine(status: number): boolean {
  return status >= 200 && status < 300;
}
