import { type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { SendOutcome } from '../../src/platform/adapter.ts';
import { isPublic, NotPublic, publicLookup, type Resolve } from './public-address.ts';

export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ownHosts: readonly string[];
  readonly timeoutMs: number;
  readonly reference: string;
  readonly resolve?: Resolve;
}

/** What is read of an answer before the line is cut: only its status is of use. */
const ANSWER_MAX = 16 * 1024;
/** After a failure the first wait is this; it doubles (src/domain/rounds/backoff.ts). */
const AGAIN_MS = 60_000;
/** An endpoint that asks for a longer pause than this is asked again all the same. */
const PAUSE_MOST_MS = 6 * 3_600_000;

/** Sends one body to one place: no redirect is followed, no answer is believed but its status. Never throws. */
export async function post(order: Post): Promise<SendOutcome> {
  const { url, ownHosts } = order;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isOwn = ownHosts.includes(url.hostname) || ownHosts.includes(host);
  if (!isOwn && url.protocol !== 'https:') return again('it is not https');
  if (!isOwn && isIP(host) !== 0 && !isPublic(host)) {
    return again('it leads to an address that is not public');
  }
  const signal = AbortSignal.timeout(order.timeoutMs);
  try {
    const answer = await answerOf(order, { isOwn, signal });
    return outcomeOf(answer, order.reference);
  } catch (cause) {
    return failureOf(cause, signal);
  }
}

interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

function answerOf(
  { url, headers, body, resolve }: Post,
  { isOwn, signal }: { readonly isOwn: boolean; readonly signal: AbortSignal },
): Promise<Answered> {
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    signal,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    ...(isOwn ? {} : { lookup: publicLookup(resolve) }),
  };
  return new Promise((fulfil, reject) => {
    const request =
      url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
    request.on('error', reject);
    request.on('response', (response) => {
      let read = 0;
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > ANSWER_MAX) request.destroy();
      });
      response.on('error', () => undefined);
      const { statusCode: status = 0, headers: told } = response;
      fulfil({ status, retryAfter: told['retry-after'] });
    });
    request.end(body);
  });
}

/** Whether it arrived nobody need know: it goes again under its id, by which the receiver knows a double. */
function failureOf(cause: unknown, signal: AbortSignal): SendOutcome {
  if (signal.aborted) return again('it did not answer in time');
  if (cause instanceof NotPublic) return again(cause.message);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'ERROR';
  return again(`the connection failed (${code})`);
}

/** 2xx is taken; 410 says never again (Standard Webhooks); all else may pass. */
function outcomeOf({ status, retryAfter }: Answered, reference: string): SendOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent', reference };
  const reason = `it answered ${status}`;
  if (status === 410) return { kind: 'rejected', reason: `${reason}: gone` };
  if (status === 429 || status === 503) {
    const afterMs = pauseOf(retryAfter);
    if (afterMs !== undefined) return { kind: 'retry', afterMs, scope: 'tenant', reason };
  }
  return again(reason);
}

function again(reason: string): SendOutcome {
  return { kind: 'retry', afterMs: AGAIN_MS, scope: 'message', reason };
}

/** Seconds, or a date of HTTP. */
function pauseOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(PAUSE_MOST_MS, Math.max(1000, ms));
}
