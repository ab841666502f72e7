import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isStopCode, type StopScope } from '../../application/invitations/stop-by-link.ts';
import type { WebDeps } from '../deps.ts';
import { stopLettersPage, stoppedLettersPage } from '../pages/stop-letters.ts';
import { namedLanguage, preferredLanguage, wordsIn } from '../words.ts';
import { rawBody } from './body.ts';
import { sendPage } from './member-deps.ts';
import { type Handler, HttpFault, mount } from './mount.ts';

/**
 * Where a letter is stopped. Looking does nothing, because mail scanners open every address. A POST stops: one click in a
 * mail program comes from its provider's server (RFC 8058), without a cookie and from another site, so that this
 * address alone takes what is not our own page's. Whoever knows it may stop, and can do nothing else with it.
 */
export function stopRoutes(app: FastifyInstance, deps: WebDeps): void {
  mount(app, '/r/stop/:code', { GET: ask(deps), POST: stop(deps) });
}

function ask({ phrasebook }: WebDeps): Handler {
  return async (request, reply) =>
    sendPage(reply, stopLettersPage(phrasebook, readerOf(phrasebook, request)));
}

/** Answered at once with a page and never with a redirect, which providers do not follow. */
function stop({ phrasebook, members }: WebDeps): Handler {
  return async (request, reply) => {
    const reader = readerOf(phrasebook, request);
    const scope = scopeIn(request);
    const outcome = await members.stopByLink(reader.code, request.ip, scope);
    if (outcome === 'slow-down') {
      reply.header('retry-after', '600');
      throw new HttpFault(429);
    }
    return sendPage(reply, stoppedLettersPage(phrasebook, { ...reader, scope }));
  };
}

/** The language of the reader's browser, never of the contact: a known and an unknown address look the same. */
function readerOf(phrasebook: WebDeps['phrasebook'], request: FastifyRequest) {
  const { code } = request.params as { code: string };
  if (!isStopCode(code)) throw new HttpFault(404);
  const { language } = request.query as { language?: unknown };
  const preferred = preferredLanguage(request.headers['accept-language']);
  return { code, words: wordsIn(phrasebook, namedLanguage(language) ?? preferred) };
}

/** Only our own button says "all"; one click, whichever way its body is written, is about the letter's round. */
function scopeIn(request: FastifyRequest): StopScope {
  const fields = new URLSearchParams(Buffer.from(rawBody(request)).toString('utf8'));
  return fields.get('stop') === 'all' ? 'all' : 'round';
}
