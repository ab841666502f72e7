import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Unavailable } from '../application/answering/take-turn.ts';
import type { WebDeps } from './deps.ts';
import { faultPage, faultStatus } from './pages/fault.ts';
import { preferredLanguage, wordsIn } from './words.ts';

/** Every error ends here: a clear page in the reader's language for them, the detail in the log for us. */
export function answerFaults(app: FastifyInstance, deps: WebDeps): void {
  app.setNotFoundHandler((request, reply) => answerFault(deps, { request, reply, status: 404 }));
  app.setErrorHandler((error, request, reply) => {
    const status = deps.passes?.(error) === true ? 503 : statusOf(error);
    if (status >= 500) request.log.error({ err: error }, 'a request failed');
    return answerFault(deps, { request, reply, status });
  });
}

interface Fault {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly status: number;
}

export function answerFault(
  { phrasebook }: Pick<WebDeps, 'phrasebook'>,
  { request, reply, status }: Fault,
): FastifyReply {
  const words = wordsIn(phrasebook, preferredLanguage(request.headers['accept-language']));
  const known = faultStatus(status);
  if (known === 503) reply.header('retry-after', '2');
  return reply
    .code(known)
    .type('text/html; charset=utf-8')
    .send(faultPage(words, known, String(request.id)));
}

function statusOf(error: unknown): number {
  if (error instanceof Unavailable) return 503;
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' ? status : 500;
}
