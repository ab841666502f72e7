import type { FastifyRequest } from 'fastify';
import { HttpFault } from './mount.ts';

/** The body as it came; bodies are never parsed before a channel has verified them. */
export function rawBody(request: FastifyRequest): Uint8Array {
  return request.body instanceof Uint8Array ? request.body : new Uint8Array();
}

/** The fields of an HTML form; anything else is 415. */
export function formFields(request: FastifyRequest): URLSearchParams {
  requireForm(request);
  return new URLSearchParams(Buffer.from(rawBody(request)).toString('utf8'));
}

export function requireForm(request: FastifyRequest): void {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded(;|$)/i.test(type)) throw new HttpFault(415);
}
