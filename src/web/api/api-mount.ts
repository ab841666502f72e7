import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { findBearer, type Reader } from '../../application/tokens/find-bearer.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Mount } from '../deps.ts';
import { type Handler, HttpFault, mount } from '../routes/mount.ts';
import { openApiDocument } from './document.ts';
import type { ApiDeps, FoundFile, Operation } from './operation.ts';
import { API_PATH, OPERATIONS } from './operations.ts';
import { answerThrown, sendRefusal } from './problems.ts';

/** It is asked for again each time, and where nothing has changed that costs a line. */
const FRESH = 'private, no-cache';
/** What is frozen may be kept for a day: a token that was revoked must not be outlived for long. */
const FROZEN = 'private, max-age=86400';

/**
 * The read-only API under /api/v1, for other systems of the Bureau that have a token. It decides nothing: use cases do, with
 * the rights of whoever issued the token and no more than the token names.
 */
export function apiMount(deps: ApiDeps): Mount {
  return (app) => {
    app.setErrorHandler((error, request, reply) => answerThrown(deps, { request, reply }, error));
    for (const operation of OPERATIONS) {
      const url = API_PATH + operation.path.replace(/\{(\w+)\}/g, ':$1');
      mount(app, url, { GET: handlerOf(deps, operation) });
    }
    const document = JSON.stringify(openApiDocument(deps.publicUrl));
    mount(app, `${API_PATH}/openapi.json`, {
      GET: async (request, reply) => sendJson(deps, { request, reply, caching: FRESH }, document),
    });
    const nothing: Handler = async (request, reply) => {
      const reader = await readerOf(deps, request);
      if (!reader.ok) return sendRefusal(deps, { request, reply }, reader);
      throw new HttpFault(404);
    };
    mount(app, API_PATH, { GET: nothing });
    mount(app, `${API_PATH}/*`, { GET: nothing });
  };
}

function handlerOf(deps: ApiDeps, operation: Operation): Handler {
  const { answer, frozen } = operation;
  return async (request, reply) => {
    const asked = await askedOf(deps, operation, request);
    const found = asked.ok ? await operation.read(deps, asked.value) : asked;
    if (!found.ok) return sendRefusal(deps, { request, reply }, found);
    const sending = { request, reply, caching: frozen ? FROZEN : FRESH };
    if ('types' in answer) return sendFile(deps, sending, found.value as FoundFile);
    return sendJson(deps, sending, JSON.stringify(answer.parse(found.value)));
  };
}

/** Who asks, whether it may, and for what: in that order, so that nobody learns by asking what there is. */
async function askedOf(deps: ApiDeps, operation: Operation, request: FastifyRequest) {
  const reader = await readerOf(deps, request);
  if (!reader.ok) return reader;
  const { right } = operation;
  if (!reader.value.may.has(right)) return refuse('token-may-not', { right });
  const params = operation.params.safeParse(request.params);
  if (!params.success) throw new HttpFault(404);
  const query = operation.query.safeParse(request.query);
  if (!query.success) return badQuery(query.error);
  return done({ reader: reader.value, params: request.params, query: request.query });
}

/** By the header and no other way: addresses are logged, kept and passed on. */
async function readerOf(
  { parley }: ApiDeps,
  request: FastifyRequest,
): Promise<Result<Reader, 'token-missing' | 'token-not-valid' | 'slow-down'>> {
  const [, token] = /^Bearer +([\w-]{1,200})$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) return refuse('token-missing');
  return findBearer(parley, { token, source: request.ip });
}

function badQuery(error: z.ZodError) {
  const [issue] = error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  return refuse('bad-input', {
    field: unknown ?? issue?.path.join('.') ?? 'query',
    problem: unknown === undefined ? (issue?.message ?? 'not understood') : 'is not known here',
  });
}

interface Sending {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly caching: string;
}

function sendJson(deps: ApiDeps, sending: Sending, body: string): FastifyReply {
  return send(deps, sending, { type: 'application/json; charset=utf-8', body });
}

function sendFile(deps: ApiDeps, sending: Sending, { name, type, body }: FoundFile): FastifyReply {
  const bytes = typeof body === 'string' ? body : Buffer.from(body);
  sending.reply.header('content-disposition', `attachment; filename="${name}"`);
  return send(deps, sending, { type, body: bytes });
}

/** Only what the asker does not have yet. The tag is weak: a proxy may pack the same body differently. */
function send(
  { parley }: ApiDeps,
  { request, reply, caching }: Sending,
  { type, body }: { readonly type: string; readonly body: string | Buffer },
): FastifyReply {
  const hash = Buffer.from(parley.hash(body.toString('latin1'))).toString('base64url');
  const tag = `W/"${hash}"`;
  reply.header('cache-control', caching).header('etag', tag).header('vary', 'authorization');
  const known = (request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (known.includes(tag) || known.includes('*')) return reply.code(304).send();
  return reply.type(type).send(body);
}
