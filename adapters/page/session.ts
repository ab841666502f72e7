import { createHash } from 'node:crypto';
import type { Address } from '../../src/platform/adapter.ts';
import { sessionCookie } from '../../src/platform/page-fields.ts';

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** The session's secret in a Cookie header; undefined when there is none that we could have made. */
export function sessionSecret(cookies: string, secure: boolean): string | undefined {
  const prefix = `${sessionCookie(secure)}=`;
  const pair = cookies
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  const secret = pair?.slice(prefix.length);
  return secret !== undefined && SECRET.test(secret) ? secret : undefined;
}

/** A browser is an account: its name is the hash of its secret, so that no look-up is needed and none can leak it. */
export function pageAddress(secret: string): Address {
  return { platform: 'page', tenant: '', externalId: sha256hex(secret) };
}

export function sha256hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
