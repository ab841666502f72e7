import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../../domain/refusal.ts';
import type { ApiDeps } from './operation.ts';
import type { Problem } from './shapes/problem.ts';

/** What a refusal is in HTTP. What is not named here is a request that cannot be done as things stand. */
const STATUS: Readonly<Record<string, number>> = {
  'bad-input': 400,
  'cursor-unknown': 400,
  'token-missing': 401,
  'token-not-valid': 401,
  'token-may-not': 403,
  'not-allowed': 403,
  'conclusion-unknown': 404,
  'file-unknown': 404,
  'meeting-unknown': 404,
  'need-unknown': 404,
  'no-paper': 404,
  'no-such-version': 404,
  'round-unknown': 404,
  'slow-down': 429,
};

/** What can come instead of an answer, for the document. */
export const PROBLEM_STATUSES = [
  { status: 400, description: 'Something in the query is wrong: "detail" names it.' },
  { status: 401, description: 'No token, or one that is wrong, expired or revoked.' },
  { status: 403, description: 'The token has not this right.' },
  { status: 404, description: 'There is no such thing.' },
  { status: 429, description: 'Too many wrong tokens from this address: see Retry-After.' },
  { status: 503, description: 'Away for a moment: see Retry-After.' },
] as const;

/** A refusal as programs and people read it (RFC 9457). */
export function sendRefusal(
  { parley }: Pick<ApiDeps, 'parley'>,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  refusal: Refusal,
): FastifyReply {
  const { code, params } = refusal;
  const status = STATUS[code] ?? 409;
  if (status === 401) {
    const wrong = code === 'token-missing' ? '' : ', error="invalid_token"';
    reply.header('www-authenticate', `Bearer realm="parley"${wrong}`);
  }
  if (code === 'slow-down') reply.header('retry-after', String(params?.['seconds'] ?? 60));
  return sendProblem(reply, {
    ...{ status, code, detail: parley.refusalWords(code, params) },
    instance: String(request.id),
  });
}

export function sendProblem(
  reply: FastifyReply,
  { status, ...more }: Omit<Problem, 'type' | 'title'>,
): FastifyReply {
  const title = STATUS_CODES[status] ?? 'Unknown';
  const told: Problem = { type: 'about:blank', title, status, ...more };
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(told));
}

const FAULTS: Readonly<Record<number, { readonly code: string; readonly detail: string }>> = {
  404: { code: 'no-such-path', detail: 'There is nothing at this address. See openapi.json.' },
  405: { code: 'only-get', detail: 'This API is for reading: use GET.' },
  503: { code: 'try-again', detail: 'Something behind Parley is away for a moment. Try again.' },
};
const BAD = { code: 'bad-request', detail: 'This is no request that Parley understands.' };
const OURS = { code: 'our-fault', detail: 'This failed on our side; the log has the details.' };

/** What was thrown: the detail in the log, a problem for whoever asked. */
export function answerThrown(
  { passes }: Pick<ApiDeps, 'passes'>,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  error: unknown,
): FastifyReply {
  const given =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  const status = passes(error) ? 503 : typeof given === 'number' ? given : 500;
  if (status >= 500) request.log.error({ err: error }, 'a request to the API failed');
  if (status === 503) reply.header('retry-after', '2');
  const told = FAULTS[status] ?? (status >= 500 ? OURS : BAD);
  return sendProblem(reply, { status, ...told, instance: String(request.id) });
}
