import type { FastifyInstance } from 'fastify';
import { redeemSignIn, signOut } from '../../../application/staff/sessions.ts';
import { requireForm } from '../../routes/body.ts';
import { type Handler, mount } from '../../routes/mount.ts';
import { isToken } from '../../session.ts';
import { queryOf } from '../fields.ts';
import { confirmPage, signInPage } from '../pages/sign-in.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, SIGN_IN, staffOf } from '../visit.ts';
import { say } from '../words.ts';

const CONFIRM = `${SIGN_IN}/confirm`;

/**
 * Opening a sign-in link consumes nothing, because mail scanners open links too: it moves the token from the address
 * into a short-lived cookie. Only the press that follows redeems it.
 */
export function signInRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, SIGN_IN, { GET: notice(context) });
  mount(app, `${SIGN_IN}/:token`, { GET: openLink(context) });
  mount(app, CONFIRM, { GET: ask(context), POST: redeem(context) });
  mount(app, '/console/sign-out', { POST: leave(context) });
}

function notice(context: ConsoleContext): Handler {
  return async (request, reply) => {
    if ((await staffOf(context, request)) !== undefined) return reply.redirect('/console', 303);
    const query = queryOf(request);
    if (query.get('link') === 'failed') {
      return sendConsole(reply, signInPage({ problem: failed() }), 403);
    }
    return sendConsole(reply, signInPage({ left: query.get('left') === 'yes' }));
  };
}

const failed = () => ({ text: say('signInFailed'), status: 403 });

function openLink({ cookies }: ConsoleContext): Handler {
  return async (request, reply) => {
    const { token } = request.params as { token: string };
    if (!isToken(token)) return reply.redirect(`${SIGN_IN}?link=failed`, 303);
    cookies.startPending(reply, token);
    return reply.redirect(CONFIRM, 303);
  };
}

function ask({ cookies }: ConsoleContext): Handler {
  return async (request, reply) =>
    cookies.pendingOf(request) === undefined
      ? reply.redirect(SIGN_IN, 303)
      : sendConsole(reply, confirmPage());
}

function redeem(context: ConsoleContext): Handler {
  const { parley, cookies } = context;
  return async (request, reply) => {
    requireForm(request);
    const token = cookies.pendingOf(request);
    if (token === undefined) return reply.redirect('/console', 303);
    const redeemed = await redeemSignIn(parley, { token, source: request.ip });
    if (redeemed.ok) {
      const { session, expiresAt } = redeemed.value;
      const seconds = Math.floor((expiresAt - parley.clock.now()) / 1000);
      cookies.begin(reply, session, seconds);
      return reply.redirect('/console', 303);
    }
    if (redeemed.code === 'slow-down') {
      const text = say('signInSlow', { seconds: redeemed.params?.['seconds'] ?? 1 });
      return sendConsole(reply, signInPage({ problem: { text, status: 429 } }), 429);
    }
    cookies.endPending(reply);
    return reply.redirect(`${SIGN_IN}?link=failed`, 303);
  };
}

function leave({ parley, cookies }: ConsoleContext): Handler {
  return async (request, reply) => {
    requireForm(request);
    const session = cookies.sessionOf(request);
    if (session !== undefined) await signOut(parley, session);
    cookies.end(reply);
    return reply.redirect(`${SIGN_IN}?left=yes`, 303);
  };
}
