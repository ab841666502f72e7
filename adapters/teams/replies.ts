import type { Address, Taken, WebhookReply } from '../../src/platform/adapter.ts';
import type { NoticePrompt } from '../../src/platform/prompt.ts';
import type { Form, Shown } from '../../src/platform/shown.ts';
import { notSavedCard } from './cards/answered-card.ts';
import type { RenderedCard } from './cards/card.ts';
import { deskCard } from './cards/desk-card.ts';
import { formCard } from './cards/form-card.ts';
import { promptCard } from './cards/prompt-card.ts';
import { cardReply, wordsReply } from './invoked.ts';
import type { Meaning } from './meaning.ts';
import { ownWords } from './own-words.ts';
import type { RecentForms } from './recent-forms.ts';
import type { Spot, Voice } from './voice.ts';

/** Who acted, where, and how it is answered. */
export interface Acting {
  readonly from: Address;
  readonly spot: Spot;
  readonly language: string; // a tag
  /** The message whose card was pressed. */
  readonly card?: string;
  /** The request itself is answered with what is to be seen: a universal action, not a submit. */
  readonly isInvoke: boolean;
  /** Nobody else reads along. */
  readonly isPrivate: boolean;
}

export interface Answering {
  readonly voice: Voice;
  readonly forms: RecentForms;
}

export type Reply = (taken: readonly Taken[]) => Promise<WebhookReply>;

export const EMPTY: WebhookReply = { status: 200, headers: {}, body: '' };

function shownOf(taken: readonly Taken[]): readonly Shown[] {
  return taken.flatMap(({ shown }) => shown);
}

interface Showing {
  /** The page of one's own is shown to who asks for it: it comes along with much else that is done. */
  readonly withDesk?: boolean;
  /** The field with which a form begins. */
  readonly first?: string;
}

/** What there is to see comes as messages, and Teams does not wait for that. */
export function beside(acting: Acting, answering: Answering, options: Showing = {}): Reply {
  return async (taken) => {
    void sayAll(acting, cardsOf(acting, shownOf(taken), answering, options), answering);
    return acting.isInvoke ? wordsReply(DONE) : EMPTY;
  };
}

/** Teams is not sure to send anything again, so whoever acted is told, and does it again: it is sent no more. */
export function notTaken(acting: Acting, { voice }: Pick<Answering, 'voice'>): WebhookReply {
  const { summary } = notSavedCard(spokenTo(acting));
  if (acting.isInvoke) return wordsReply(summary);
  if (acting.isPrivate) void voice.tell(acting.spot, notSavedCard(spokenTo(acting)));
  else void voice.point(acting.spot, summary);
  return EMPTY;
}

/** Others read along: what there is to see is private, and all that is said here is where it stands. */
export function elsewhere(acting: Acting, answering: Answering): Reply {
  return async (taken) => {
    const cards = cardsOf(acting, shownOf(taken), answering, {});
    void pointThere(acting, cards, answering);
    return EMPTY;
  };
}

async function pointThere(
  acting: Acting,
  cards: readonly RenderedCard[],
  answering: Answering,
): Promise<void> {
  if (cards.length === 0) return;
  const { answered, addMe } = ownWords(acting.language);
  const arrived = await sayAll(acting, cards, answering);
  await answering.voice.point(acting.spot, arrived ? answered : addMe);
}

/** What came of a form stands in its place: problems at their fields, its next card, another form, or the result. */
export function toForm(
  acting: Acting,
  answering: Answering,
  { event, submission }: Extract<Meaning, { kind: 'pressed' }>,
): Reply {
  return async (taken) => {
    const { act } = event;
    if (act.kind !== 'filled') return EMPTY;
    const shown = shownOf(taken);
    const who = acting.from.externalId;
    const next = shown.find((one) => one.kind === 'form');
    const known = answering.forms.of(who, act);
    const problems = shown.find((one) => one.kind === 'problems');
    const filledIn = { typed: act.fields };
    if (next?.kind === 'form') {
      answering.forms.keep(who, next.form);
      const { page } = submission;
      // It came back with what was filled in; another form has nothing of that.
      const own = page === undefined ? {} : { page, ...filledIn };
      return instead(acting, formCard(next.form, act.sent ? {} : own), answering);
    }
    if (problems?.kind === 'problems') {
      if (known === undefined) return listed(acting, problems.problems, answering);
      const context = { ...filledIn, problems: problems.problems };
      return instead(acting, formCard(known, context), answering);
    }
    if (!act.sent) {
      const { page = 0 } = submission;
      if (known === undefined) return acting.isInvoke ? wordsReply(DONE) : EMPTY;
      return instead(acting, formCard(known, { ...filledIn, page }), answering);
    }
    const [result = doneCard(acting, known), ...more] = cardsOf(acting, shown, answering, {});
    void sayAll(acting, more, answering);
    return instead(acting, result, answering, true);
  };
}

/** Of a form that is forgotten: what was right is kept, and what was not is told. */
function listed(
  acting: Acting,
  problems: Readonly<Record<string, string>>,
  answering: Answering,
): WebhookReply {
  const told = notice(acting, { tone: 'problem', paragraphs: Object.values(problems) });
  void sayAll(acting, [promptCard(told)], answering);
  return acting.isInvoke ? wordsReply(PROBLEM) : EMPTY;
}

/**
 * In the place of the card that was pressed. The answer to a universal action lasts as long as the client remembers it, so that what is
 * final is written into the message, too.
 */
export function instead(
  acting: Acting,
  rendered: RenderedCard,
  { voice }: Pick<Answering, 'voice'>,
  isFinal = false,
): WebhookReply {
  const { spot, card, isInvoke } = acting;
  if (card !== undefined && (isFinal || !isInvoke)) void voice.instead(spot, card, rendered);
  return isInvoke ? cardReply(rendered.card) : EMPTY;
}

function doneCard(acting: Acting, form: Form | undefined): RenderedCard {
  const title = form === undefined ? DONE : `${DONE} ${form.title}`;
  return promptCard(notice(acting, { tone: 'done', paragraphs: [title] }));
}

/** Understood in every language. */
const DONE = '✓';
const PROBLEM = '⚠';

function notice(acting: Acting, more: Pick<NoticePrompt, 'tone' | 'paragraphs'>): NoticePrompt {
  return { kind: 'notice', id: '', actions: [], ...spokenTo(acting), ...more };
}

/** In the client's language, where nothing tells another. */
export function spokenTo({ language }: Acting): Pick<NoticePrompt, 'language' | 'direction'> {
  return { language, direction: language.toLowerCase().startsWith('ar') ? 'rtl' : 'ltr' };
}

function cardsOf(
  { from }: Acting,
  shown: readonly Shown[],
  { forms }: Answering,
  { withDesk = false, first }: Showing,
): readonly RenderedCard[] {
  return shown.flatMap((one): readonly RenderedCard[] => {
    if (one.kind === 'prompt') return [promptCard(one.prompt)];
    if (one.kind === 'desk') return withDesk ? [deskCard(one.desk)] : [];
    if (one.kind === 'problems' || one.kind === 'suggestions') return [];
    forms.keep(from.externalId, one.form);
    return [formCard(one.form, first === undefined ? {} : { first })];
  });
}

/** In their order; whether all got there. */
async function sayAll(
  { from }: Acting,
  cards: readonly RenderedCard[],
  { voice }: Answering,
): Promise<boolean> {
  let all = true;
  for (const card of cards) all = (await voice.say(from, card)) && all;
  return all;
}
