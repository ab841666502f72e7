import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CONVERSATION_PATH } from '../../platform/page-fields.ts';
import { linkPage } from '../pages/link.ts';
import { welcomePage } from '../pages/welcome.ts';
import { browserHash, isToken, type PendingInvitation, pageAddress } from '../session.ts';
import { namedLanguage, preferredLanguage, wordsIn } from '../words.ts';
import { formFields } from './body.ts';
import { type MemberDeps, sendPage } from './member-deps.ts';
import { type Handler, mount } from './mount.ts';

/**
 * Opening a link consumes nothing, because mail scanners open links too. It moves the token from the address into a
 * short-lived cookie; only Begin, a POST, consumes it.
 */
export function invitationRoutes(app: FastifyInstance, deps: MemberDeps): void {
  mount(app, '/r/:token', { GET: openLink(deps) });
  mount(app, '/r/welcome', { GET: welcome(deps), POST: begin(deps) });
}

function openLink({ sessions, random }: MemberDeps): Handler {
  return async (request, reply) => {
    const { token } = request.params as { token: string };
    if (isToken(token)) {
      const known = sessions.pendingOf(request);
      const secret = known?.token === token ? known.secret : random.token();
      sessions.startPending(reply, { token, secret });
    }
    return reply.redirect(isToken(token) ? '/r/welcome' : '/r/link', 303);
  };
}

function welcome(deps: MemberDeps): Handler {
  return async (request, reply) => {
    const pending = deps.sessions.pendingOf(request);
    const landing = pending && (await deps.members.peek(pending.token, request.ip));
    if (landing !== undefined) {
      const { language } = request.query as { language?: unknown };
      const words = wordsIn(deps.phrasebook, namedLanguage(language) ?? landing.language);
      return sendPage(reply, welcomePage(words, landing, deps.linking.chats));
    }
    const begun = await begunConversation(deps, request, pending);
    if (begun === undefined) return noSuchLink(deps, request, reply);
    if (begun.secret !== undefined) deps.sessions.begin(reply, begun.secret);
    return reply.redirect(CONVERSATION_PATH + begun.conversation, 303);
  };
}

function begin(deps: MemberDeps): Handler {
  return async (request, reply) => {
    const language = namedLanguage(formFields(request).get('language'));
    const pending = deps.sessions.pendingOf(request);
    if (pending === undefined) return noSuchLink(deps, request, reply);
    const browser = browserHash(pending.secret);
    const redeemed = await deps.members.redeem(pending.token, request.ip, browser, language);
    // Used already: by this very browser, if an earlier press of Begin came through but its answer did not.
    const begun = redeemed
      ? { conversation: redeemed.conversation, secret: pending.secret }
      : await begunConversation(deps, request, pending);
    if (begun === undefined) return noSuchLink(deps, request, reply);
    if (begun.secret !== undefined) deps.sessions.begin(reply, begun.secret);
    return reply.redirect(CONVERSATION_PATH + begun.conversation, 303);
  };
}

interface Begun {
  readonly conversation: string;
  /** Set when the session has begun but the browser may not know it yet. */
  readonly secret?: string;
}

/** Where this browser already answers: by the session that the pending link has begun, else by its own. */
async function begunConversation(
  { members, sessions }: MemberDeps,
  request: FastifyRequest,
  pending: PendingInvitation | undefined,
): Promise<Begun | undefined> {
  if (pending !== undefined) {
    const view = await members.view(pageAddress(pending.secret), undefined);
    if (view !== undefined) return { conversation: view.conversation, secret: pending.secret };
  }
  const address = sessions.addressOf(request);
  const view = address && (await members.view(address, undefined));
  return view && { conversation: view.conversation };
}

const noSuchLink = (
  { phrasebook }: MemberDeps,
  request: FastifyRequest,
  reply: Parameters<Handler>[1],
) => {
  const language = preferredLanguage(request.headers['accept-language']);
  return sendPage(reply, linkPage(wordsIn(phrasebook, language)), 404);
};
