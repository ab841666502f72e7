import { type Credentials, shortly, type Token } from './credentials.ts';

/** What came of one call of Teams' connector. */
export type Answer =
  | {
      readonly kind: 'said';
      readonly status: number;
      readonly body: unknown;
      /** How long Teams wants us to wait, ms. */
      readonly retryAfterMs?: number;
    }
  /** It surely never reached Teams. */
  | { readonly kind: 'not-begun'; readonly reason: string }
  | { readonly kind: 'no-reply'; readonly reason: string }
  | Exclude<Token, { readonly kind: 'ready' }>;

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly serviceUrl: string;
  /** Below the service's address, each part of it by itself. */
  readonly path: readonly string[];
  readonly body?: unknown;
}

/** Teams' REST interface (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference). */
export interface Connector {
  /** One call, within its time; made once more only where Teams refused the token, and so surely did nothing. */
  call(call: Call): Promise<Answer>;
}

export interface ConnectorOptions {
  readonly credentials: Credentials;
  readonly isServiceUrl: (url: string) => boolean;
  readonly timeoutMs?: number;
}

/** Far shorter than the lease under which a message is sent: a token and a conversation may have to be had first. */
const TIMEOUT_MS = 10_000;
const UNAUTHORIZED = 401;

export function createConnector(options: ConnectorOptions): Connector {
  const { credentials, isServiceUrl } = options;
  return {
    call: async (call) => {
      if (!isServiceUrl(call.serviceUrl)) {
        return { kind: 'not-begun', reason: 'its address is none of Teams’' };
      }
      for (let attempt = 1; ; attempt += 1) {
        const token = await credentials.token();
        if (token.kind !== 'ready') return token;
        const answer = await exchange(call, token.value, options.timeoutMs ?? TIMEOUT_MS);
        const isOver = answer.kind === 'said' && answer.status === UNAUTHORIZED;
        if (!isOver) return answer;
        credentials.forget(token.value);
        if (attempt > 1) return answer;
      }
    },
  };
}

async function exchange(
  { method, serviceUrl, path, body }: Call,
  token: string,
  timeoutMs: number,
): Promise<Answer> {
  const base = serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`;
  const url = `${base}v3/${path.map(encodeURIComponent).join('/')}`;
  const json = body === undefined ? undefined : JSON.stringify(body);
  try {
    const reply = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      },
      ...(json === undefined ? {} : { body: json }),
      redirect: 'error', // a token goes nowhere else
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await reply.text();
    const wait = waitIn(reply.headers.get('retry-after'));
    return {
      ...{ kind: 'said', status: reply.status, body: parsed(text) },
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    };
  } catch (cause) {
    const kind = neverBegan(cause) ? 'not-begun' : 'no-reply';
    return { kind, reason: shortly(cause) };
  }
}

/** Seconds, or a date. */
function waitIn(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** A gateway before the connector speaks HTML. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where no connection came about, nothing was sent. */
const CONNECTING = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverBegan(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; depth += 1) {
    if ('code' in cause && CONNECTING.has(String(cause.code))) return true;
    if ('syscall' in cause && cause.syscall === 'connect') return true;
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
  }
  return false;
}
