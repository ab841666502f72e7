import type { FastifyReply, FastifyRequest } from 'fastify';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

const STRICT_TRANSPORT = 'max-age=31536000; includeSubDomains';

/** The strictest headers by default: no script at all, no frame, no referrer, nothing kept. A page may loosen its own. */
export function secureHeaders(reply: FastifyReply, secure: boolean): void {
  reply.headers(HEADERS);
  if (secure) reply.header('strict-transport-security', STRICT_TRANSPORT);
}

/**
 * Whether a change comes from our own pages. Browsers of the last years say so in Sec-Fetch-Site. Older ones send an
 * Origin, but "null" under our own no-referrer policy; there the SameSite cookie alone decides.
 */
export function isOwnRequest(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  if (origin === undefined || origin === 'null') return true;
  return origin === new URL(publicUrl).origin || origin === `http://${request.headers.host ?? ''}`;
}
