import type { FastifyRequest } from 'fastify';
import type { WebhookRequest } from '../../platform/adapter.ts';
import { rawBody } from './body.ts';

/** A request as adapters know it: no framework, raw bytes. */
export function webhookRequest(request: FastifyRequest, receivedAt: number): WebhookRequest {
  const url = new URL(request.url, 'http://localhost');
  return {
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: oneOfEach(request.headers),
    body: rawBody(request),
    receivedAt,
  };
}

function oneOfEach(headers: FastifyRequest['headers']): Record<string, string> {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return Object.fromEntries(pairs);
}
