import type { FastifyReply } from 'fastify';
import type { WebDeps } from '../deps.ts';
import type { Sessions } from '../session.ts';

/** What the member pages' routes share. */
export type MemberDeps = WebDeps & { readonly sessions: Sessions };

export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}
