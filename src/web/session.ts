import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Address } from '../platform/adapter.ts';
import { sessionCookie } from '../platform/page-fields.ts';

/** As long as a consultation may last with its preparations: the account itself expires in the database. */
const SESSION_SECONDS = 180 * 24 * 3600;
/** From opening the link to pressing Begin. */
const PENDING_SECONDS = 3600;
/** From opening a letter's link to the last press on its page. */
const OPENED_SECONDS = 12 * 3600;
/** Enough to tell the pages of one browser apart; it opens nothing by itself. */
const PAGE_NAME_LENGTH = 16;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export interface Sessions {
  /** The account of this browser, if its cookie is one of ours. Whether it has any right is for the application. */
  addressOf(request: FastifyRequest): Address | undefined;
  pendingOf(request: FastifyRequest): PendingInvitation | undefined;
  startPending(reply: FastifyReply, pending: PendingInvitation): void;
  /** The secret of a letter's link that was opened in this browser, by the name of its page. */
  openedLink(request: FastifyRequest, page: string): string | undefined;
  openLink(reply: FastifyReply, token: string): string;
  begin(reply: FastifyReply, secret: string): void;
  end(reply: FastifyReply): void;
}

/**
 * An invitation that was opened but not yet begun. The secret of the session to come is made already here, so that
 * Begin pressed twice, or again after a cut line, finds the session that the first press has started.
 */
export interface PendingInvitation {
  readonly token: string;
  readonly secret: string;
}

export function createSessions(secure: boolean): Sessions {
  const name = sessionCookie(secure);
  const pendingName = `${name}-link`;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    addressOf(request) {
      const secret = request.cookies[name];
      return secret !== undefined && isToken(secret) ? pageAddress(secret) : undefined;
    },
    pendingOf(request) {
      const [token = '', secret = ''] = (request.cookies[pendingName] ?? '').split('.');
      return isToken(token) && isToken(secret) ? { token, secret } : undefined;
    },
    startPending(reply, { token, secret }) {
      reply.setCookie(pendingName, `${token}.${secret}`, { ...options, maxAge: PENDING_SECONDS });
    },
    openedLink(request, page) {
      const token = request.cookies[`${name}-${page}`];
      return token !== undefined && isToken(token) ? token : undefined;
    },
    openLink(reply, token) {
      const page = browserHash(token).slice(0, PAGE_NAME_LENGTH);
      reply.setCookie(`${name}-${page}`, token, { ...options, maxAge: OPENED_SECONDS });
      return page;
    },
    begin(reply, secret) {
      reply.setCookie(name, secret, { ...options, maxAge: SESSION_SECONDS });
    },
    end(reply) {
      for (const cookie of [name, pendingName]) reply.clearCookie(cookie, options);
    },
  };
}

/** The shape of every secret we make: 256 bits in base64url. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

export function pageAddress(secret: string): Address {
  return { platform: 'page', tenant: '', externalId: browserHash(secret) };
}

export function browserHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
