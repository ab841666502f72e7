import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CONVERSATION_PATH } from '../../platform/page-fields.ts';
import { leftPage } from '../pages/leave.ts';
import { linkPage, sentPage } from '../pages/link.ts';
import { namedLanguage, preferredLanguage, type Words, wordsIn } from '../words.ts';
import { formFields } from './body.ts';
import { type MemberDeps, sendPage } from './member-deps.ts';
import { type Handler, mount } from './mount.ts';

/** Pages without a conversation: the way back in, a new link, and leaving a device. */
export function linkRoutes(app: FastifyInstance, deps: MemberDeps): void {
  mount(app, '/r', { GET: wayIn(deps) });
  mount(app, '/r/link', { GET: askPage(deps), POST: ask(deps) });
  mount(app, '/r/sent', {
    GET: async (request, reply) => sendPage(reply, sentPage(readersWords(deps, request))),
  });
  mount(app, '/r/leave', { POST: leave(deps) });
  mount(app, '/r/left', {
    GET: async (request, reply) => sendPage(reply, leftPage(readersWords(deps, request))),
  });
}

function wayIn({ members, sessions }: MemberDeps): Handler {
  return async (request, reply) => {
    const address = sessions.addressOf(request);
    const view = address && (await members.view(address, undefined));
    return reply.redirect(view ? CONVERSATION_PATH + view.conversation : '/r/link', 303);
  };
}

function askPage(deps: MemberDeps): Handler {
  return async (request, reply) => sendPage(reply, linkPage(readersWords(deps, request)), 404);
}

/** Loose on purpose: the mailbox itself is the real check. */
const EMAIL = /^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]{1,253}\.[^\s@\p{Cc}]{2,63}$/u;

function ask(deps: MemberDeps): Handler {
  return async (request, reply) => {
    const fields = formFields(request);
    const language = namedLanguage(fields.get('language')) ?? 'en';
    const typed = (fields.get('email') ?? '').trim().slice(0, 254);
    if (!EMAIL.test(typed)) {
      return sendPage(reply, linkPage(wordsIn(deps.phrasebook, language), { typed }), 422);
    }
    await deps.members.askFreshLink(typed, request.ip);
    return reply.redirect(`/r/sent?language=${language}`, 303);
  };
}

function leave({ members, sessions }: MemberDeps): Handler {
  return async (request, reply) => {
    const language = namedLanguage(formFields(request).get('language')) ?? 'en';
    const address = sessions.addressOf(request);
    if (address !== undefined) await members.leave(address);
    sessions.end(reply);
    return reply.redirect(`/r/left?language=${language}`, 303);
  };
}

/** Before we know the contact: the language asked for in the address, else the browser's. */
function readersWords({ phrasebook }: MemberDeps, request: FastifyRequest): Words {
  const { language } = request.query as { language?: unknown };
  const preferred = preferredLanguage(request.headers['accept-language']);
  return wordsIn(phrasebook, namedLanguage(language) ?? preferred);
}
