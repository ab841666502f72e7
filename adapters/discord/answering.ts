import { setTimeout as delay } from 'node:timers/promises';
import type { Sink, Taken } from '../../src/platform/adapter.ts';
import type { Form, Shown } from '../../src/platform/shown.ts';
import { button, type Part, rows } from './buttons.ts';
import { renderDesk } from './desk.ts';
import { hashed, type Manner, type Meaning } from './interactions.ts';
import { renderPanel } from './panels.ts';
import { renderPrompt } from './prompts.ts';
import { Paragraphs } from './texts.ts';
import type { First, Ticket, Voice } from './voice.ts';
import { fieldsWindow, formWindow, type Window } from './windows.ts';
import { wordsIn } from './words.ts';

/**
 * How long an act may take before Discord is told to wait: it gives three seconds for the first answer, then says that we did not
 * respond. "Thinking" promises nothing: an act that could not be taken is said not to have been, in the same place.
 */
const PATIENCE_MS = 2_000;

type Take = Extract<Meaning, { kind: 'take' }>;

/** Who acted, in which way; what is needed to answer. */
export interface Acting extends Ticket {
  readonly locale: string;
  /** The custom id that was pressed. */
  readonly pressed?: string | undefined;
  /** A window was sent: Discord opens none in answer to one (docs.discord.com/developers/interactions/receiving-and-responding). */
  readonly isWindow?: boolean;
}

export interface Answering {
  readonly voice: Voice;
  readonly sink: Sink;
  readonly trouble: (what: string, error: unknown) => void;
}

/**
 * Takes an act, and only then answers it. `queued` waits for what the same person did before; the clock runs already.
 */
export async function takeAndAnswer(
  acting: Acting,
  meaning: Take,
  answering: Answering & { readonly queued: (take: () => Promise<Plan>) => Promise<Plan> },
): Promise<void> {
  const { voice, queued, trouble } = answering;
  const planning = queued(() => planOf(acting, meaning, answering)).catch((error): Plan => {
    trouble('an act', error);
    return { messages: [notSaved(acting.locale)] };
  });
  const early = await Promise.race([planning, delay(PATIENCE_MS, undefined, { ref: false })]);
  if (early !== undefined) return answer(acting, early, meaning.manner, voice);
  const isPrivate = meaning.manner === 'private';
  const first = await voice.first(acting, { kind: isPrivate ? 'later' : 'nothing' });
  const plan = await planning;
  if (first !== 'answered') await answerLate(acting, plan, meaning.manner, voice);
}

/** What is to be seen. A window can only be the first answer of all; `again`: what says the same where it is too late for one. */
export interface Plan {
  readonly window?: Window;
  readonly again?: readonly Part[];
  /** What the pressed message reads from now on. */
  readonly instead?: readonly Part[];
  readonly messages: readonly (readonly Part[])[];
}

async function planOf(acting: Acting, meaning: Take, { sink }: Answering): Promise<Plan> {
  const { event, after } = meaning;
  const taken = await sink(event);
  const next = after?.(taken);
  const more: Taken = next === undefined ? { shown: [] } : await sink(next);
  const shown = [...taken.shown, ...more.shown];
  const problems = shown.find((one) => one.kind === 'problems');
  if (problems?.kind === 'problems') {
    return problemPlan(meaning, problems.problems, sink);
  }
  return plannedFor(acting, meaning, shown);
}

function plannedFor(acting: Acting, meaning: Take, shown: readonly Shown[]): Plan {
  // Where it is a page of its own, it is shown anew with much else that is done.
  const isAskedFor = meaning.event.act.kind === 'looked';
  const form = shown.find((one) => one.kind === 'form');
  const messages = shown.flatMap((one): readonly (readonly Part[])[] => {
    if (one.kind === 'prompt') return [renderPrompt(one.prompt)];
    return one.kind === 'desk' && isAskedFor ? [renderDesk(one.desk)] : [];
  });
  if (form?.kind === 'form') return formPlan(acting, form.form, meaning);
  if (meaning.manner !== 'instead') return { messages };
  // What came of a form stands in its place.
  const [result = DONE, ...more] = messages;
  return { instead: result, messages: more };
}

function formPlan(acting: Acting, form: Form, { first, fields, manner }: Take): Plan {
  if (fields !== undefined) {
    const window = fieldsWindow(form, fields);
    return window === undefined ? { messages: [] } : { window, messages: [] };
  }
  const panel = renderPanel(form) ?? [];
  if (manner === 'instead') return { instead: panel, messages: [] };
  const window = acting.isWindow === true ? undefined : formWindow(form, first);
  if (window === undefined) return { messages: [panel] };
  const { pressed } = acting;
  const again =
    pressed === undefined
      ? panel
      : rows([button(form.title, pressed, { direction: form.direction })]);
  return { window, again, messages: [] };
}

/**
 * A window closes when it is sent; so the form comes back as a message, with what was filled in and what is wrong, and a way to
 * mend it. Of fields that stand apart the right ones are saved: only the others come back.
 */
async function problemPlan(
  { event, manner }: Take,
  problems: Readonly<Record<string, string>>,
  sink: Sink,
): Promise<Plan> {
  const { act } = event;
  if (act.kind !== 'filled') return { messages: [] };
  const eventId = hashed([event.eventId, 'again']);
  const { shown } = await sink({ ...event, eventId, act: { ...act, sent: false } });
  const found = shown.find((one) => one.kind === 'form');
  const form = found?.kind === 'form' ? wrongOf(found.form, problems) : undefined;
  const parts =
    (form === undefined ? undefined : renderPanel(form, problems)) ?? problemParts(problems);
  return manner === 'instead' ? { instead: parts, messages: [] } : { messages: [parts] };
}

function wrongOf(form: Form, problems: Readonly<Record<string, string>>): Form {
  if (form.apart !== true) return form;
  return { ...form, fields: form.fields.filter(({ name }) => Object.hasOwn(problems, name)) };
}

/** Of a form that is gone. */
function problemParts(problems: Readonly<Record<string, string>>) {
  const text = new Paragraphs('ltr');
  for (const problem of Object.values(problems)) text.add(`⚠ ${problem}`);
  return text.display();
}

async function answer(acting: Acting, plan: Plan, manner: Manner, voice: Voice): Promise<void> {
  const { first, rest } = firstOf(plan, manner, acting);
  const came = await voice.first(acting, first);
  if (came === 'answered') return; // another process was quicker, and has shown it
  const missed = came === 'late' ? missing(first) : [];
  await sayAll(acting, [...missed, ...rest], voice, came === 'late');
}

function firstOf(
  { window, instead, messages }: Plan,
  manner: Manner,
  { pressed }: Acting,
): { readonly first: First; readonly rest: readonly (readonly Part[])[] } {
  if (window !== undefined) return { first: { kind: 'window', window }, rest: messages };
  if (instead !== undefined) return { first: { kind: 'instead', parts: instead }, rest: messages };
  const [parts, ...rest] = messages;
  if (parts !== undefined) return { first: { kind: 'message', parts }, rest };
  const isQuiet = manner !== 'private' || pressed !== undefined;
  if (isQuiet) return { first: { kind: 'nothing' }, rest: [] };
  return { first: { kind: 'message', parts: DONE }, rest: [] };
}

const DONE: readonly Part[] = new Paragraphs('ltr').add('✓').display();

/** What was to be the first answer, and can only be said in the conversation now. A window opens at the next press. */
function missing(first: First): readonly (readonly Part[])[] {
  return first.kind === 'message' || first.kind === 'instead' ? [first.parts] : [];
}

async function answerLate(
  acting: Acting,
  { again, instead, messages }: Plan,
  manner: Manner,
  voice: Voice,
): Promise<void> {
  const all = [...(again === undefined ? [] : [again]), ...messages];
  if (instead !== undefined && !(await voice.fill(acting, instead))) {
    await voice.say(acting.from, instead);
  }
  if (manner !== 'private') return sayAll(acting, all, voice);
  const [announced, ...rest] = all;
  if (announced === undefined) return voice.unsay(acting);
  const isFilled = await voice.fill(acting, announced);
  await sayAll(acting, isFilled ? rest : all, voice, !isFilled);
}

/** To the actor alone; in the conversation with it where the ticket is no good any more. */
async function sayAll(
  acting: Acting,
  messages: readonly (readonly Part[])[],
  voice: Voice,
  isOver = false,
): Promise<void> {
  let over = isOver;
  for (const parts of messages) {
    if (!over) over = !(await voice.more(acting, parts));
    if (over) await voice.say(acting.from, parts);
  }
}

export function notSaved(locale: string): readonly Part[] {
  const direction = locale.startsWith('ar') ? 'rtl' : 'ltr';
  return new Paragraphs(direction).add(`⚠ ${wordsIn(locale).notSaved}`).display();
}
