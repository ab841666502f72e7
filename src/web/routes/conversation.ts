import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PageView, Reception } from '../../application/answering/member-pages.ts';
import { isTurn } from '../../application/answering/turn.ts';
import type { TurnEvent } from '../../platform/adapter.ts';
import { CONVERSATION_PATH, isConversationName } from '../../platform/page-fields.ts';
import type { CommandName } from '../../platform/prompt.ts';
import { changePage } from '../pages/change.ts';
import { declinePage } from '../pages/decline.ts';
import type { ConversationPage } from '../pages/frame.ts';
import { handedOverPage, handoverPage } from '../pages/handover.ts';
import { helpPage } from '../pages/help.ts';
import { leavePage } from '../pages/leave.ts';
import { printPage } from '../pages/print.ts';
import { problemSummary } from '../pages/problem.ts';
import { promptPage } from '../pages/prompt.ts';
import { reviewPage } from '../pages/review.ts';
import { snoozedPage, snoozePage } from '../pages/snooze.ts';
import { stopPage, stoppedPage } from '../pages/stop.ts';
import { type PageWord, wordsIn } from '../words.ts';
import { requireForm } from './body.ts';
import { type MemberDeps, sendPage } from './member-deps.ts';
import { type Handler, HttpFault, mount } from './mount.ts';
import { webhookRequest } from './webhook-request.ts';

const HERE = `${CONVERSATION_PATH}:conversation`;

/** The pages of one conversation. Looking is GET and changes nothing; every change is one POST to one address. */
export function conversationRoutes(app: FastifyInstance, deps: MemberDeps): void {
  const show = (render: (page: ConversationPage) => string) => ({ GET: showing(deps, render) });
  mount(app, HERE, { GET: showing(deps, promptPage), POST: take(deps) });
  mount(
    app,
    `${HERE}/review`,
    show((page) => reviewPage(page, page.view.review)),
  );
  mount(app, `${HERE}/print`, show(printPage));
  mount(app, `${HERE}/decline`, show(declinePage));
  mount(app, `${HERE}/snooze`, show(whileAwaited(snoozePage)));
  mount(app, `${HERE}/snoozed`, show(snoozedPage));
  mount(app, `${HERE}/handover`, show(whileAwaited(handoverPage)));
  mount(app, `${HERE}/handed-over`, show(confirmedHandover));
  mount(app, `${HERE}/stop`, show(stopPage));
  mount(app, `${HERE}/stopped`, show(stoppedPage));
  mount(app, `${HERE}/help`, show(helpPage));
  mount(app, `${HERE}/leave`, show(leavePage));
  mount(app, `${HERE}/q/:question`, { GET: showQuestion(deps) });
}

/** A reply that is not waited for any more shows what became of it instead. */
function whileAwaited(render: (page: ConversationPage) => string) {
  return (page: ConversationPage) => (page.view.isAwaited ? render(page) : promptPage(page));
}

function confirmedHandover(page: ConversationPage): string {
  const { handedOverTo } = page.view;
  return handedOverTo === undefined ? promptPage(page) : handedOverPage(page, handedOverTo);
}

function showing(deps: MemberDeps, render: (page: ConversationPage) => string): Handler {
  return async (request, reply) => {
    const view = await viewOf(deps, request);
    return view === undefined
      ? reply.redirect('/r/link', 303)
      : sendPage(reply, render(pageOf(deps, view)));
  };
}

function showQuestion(deps: MemberDeps): Handler {
  return async (request, reply) => {
    const view = await viewOf(deps, request);
    if (view === undefined) return reply.redirect('/r/link', 303);
    const { question } = request.params as { question: string };
    const item = view.review.items.find((candidate) => candidate.question === question);
    if (item === undefined) throw new HttpFault(404);
    return sendPage(reply, changePage(pageOf(deps, view), item));
  };
}

/** What this browser's account sees of the conversation that the address names; undefined without a right to it. */
export async function viewOf(
  deps: MemberDeps,
  request: FastifyRequest,
): Promise<PageView | undefined> {
  const address = deps.sessions.addressOf(request);
  const { conversation } = request.params as { conversation: string };
  if (address === undefined || !isConversationName(conversation)) return undefined;
  return deps.members.view(address, conversation);
}

export function pageOf(deps: MemberDeps, view: PageView): ConversationPage {
  const nonce = deps.random.token().slice(0, 12);
  return { words: wordsIn(deps.phrasebook, view.language), view, nonce };
}

function take(deps: MemberDeps): Handler {
  return async (request, reply) => {
    requireForm(request);
    const received = await deps.page.receive(webhookRequest(request, deps.clock.now()));
    if (received.kind === 'rejected') {
      if (received.reply.status === 401) return reply.redirect('/r/link', 303);
      throw new HttpFault(received.reply.status);
    }
    const [event] = received.events;
    if (event === undefined || !isTurn(event)) throw new HttpFault(400);
    return answerTo(deps, { event, reply, reception: await deps.members.receive(event) });
  };
}

interface Taken {
  readonly event: TurnEvent;
  readonly reply: FastifyReply;
  readonly reception: Reception;
}

/** What was taken shows by GET, so that a reload repeats nothing; what was not is told at once, with what was typed. */
function answerTo(deps: MemberDeps, { event, reply, reception }: Taken): FastifyReply {
  const { conversation = '' } = event;
  const { view } = reception;
  switch (reception.outcome) {
    case 'taken':
    case 'duplicate':
    case 'nothing':
      return reply.redirect(CONVERSATION_PATH + conversation + pageAfter(event), 303);
    case 'not-yours':
      return reply.redirect('/r/link', 303);
    case 'not-understood':
      if (commandOf(event) === 'snooze' && view?.isAwaited) {
        return sendPage(reply, snoozePage(pageOf(deps, view), true), 422);
      }
      return shown(deps, { reply, view, conversation, status: 422, ...untold(view) });
    case 'stale':
      return shown(deps, {
        reply,
        view,
        conversation,
        status: 409,
        told: ['staleTitle', 'staleText'],
      });
    case 'closed':
      return shown(deps, {
        reply,
        view,
        conversation,
        status: 409,
        told: ['closedTitle', 'closedText'],
      });
  }
}

/** Submitting too early leads to what is open, without a problem of that question's own. */
function untold(view: PageView | undefined): Pick<Shown, 'told'> {
  const isTold = view === undefined || 'problem' in view.prompt || 'colleague' in view.prompt;
  return isTold ? {} : { told: ['problemTitle', 'missing'] };
}

/** What changes nothing that the question's page would show is confirmed on a page of its own. */
const CONFIRMED: Readonly<Partial<Record<CommandName, string>>> = {
  stop: '/stopped',
  snooze: '/snoozed',
  done: '/handed-over', // here nothing else is put together over several messages
};

function pageAfter(event: TurnEvent): string {
  const command = commandOf(event);
  return (command && CONFIRMED[command]) ?? '';
}

function commandOf({ act }: TurnEvent): CommandName | undefined {
  return act.kind === 'commanded' ? act.command : undefined;
}

interface Shown {
  readonly reply: FastifyReply;
  readonly view: PageView | undefined;
  readonly conversation: string;
  readonly status: number;
  readonly told?: readonly [title: PageWord, text: PageWord];
}

function shown(deps: MemberDeps, { reply, view, conversation, status, told }: Shown): FastifyReply {
  if (view === undefined) return reply.redirect(CONVERSATION_PATH + conversation, 303);
  const page = pageOf(deps, view);
  const notice = told && problemSummary(page.words.say(told[0]), page.words.say(told[1]));
  return sendPage(reply, promptPage(page, notice), status);
}
