import type { FastifyReply, FastifyRequest } from 'fastify';
import { isToken } from '../session.ts';

/** As long as a sign-in link is good for. */
const PENDING_SECONDS = 15 * 60;

/** The two cookies of staff: the link that waits for one press, and the session that follows. */
export interface StaffCookies {
  pendingOf(request: FastifyRequest): string | undefined;
  startPending(reply: FastifyReply, token: string): void;
  sessionOf(request: FastifyRequest): string | undefined;
  begin(reply: FastifyReply, session: string, seconds: number): void;
  endPending(reply: FastifyReply): void;
  end(reply: FastifyReply): void;
}

export function staffCookies(secure: boolean): StaffCookies {
  const name = secure ? '__Host-parley-staff' : 'parley-staff';
  const pendingName = `${name}-link`;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  const tokenIn = (request: FastifyRequest, cookie: string) => {
    const value = request.cookies[cookie];
    return value !== undefined && isToken(value) ? value : undefined;
  };
  return {
    pendingOf: (request) => tokenIn(request, pendingName),
    startPending(reply, token) {
      reply.setCookie(pendingName, token, { ...options, maxAge: PENDING_SECONDS });
    },
    sessionOf: (request) => tokenIn(request, name),
    begin(reply, session, seconds) {
      reply.clearCookie(pendingName, options);
      reply.setCookie(name, session, { ...options, maxAge: seconds });
    },
    endPending(reply) {
      reply.clearCookie(pendingName, options);
    },
    end(reply) {
      for (const cookie of [name, pendingName]) reply.clearCookie(cookie, options);
    },
  };
}
