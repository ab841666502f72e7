import { webApi } from '@slack/bolt';
import { SILENT } from './signature.ts';

/** Shorter than the lease under which a message is sent. */
const TIMEOUT_MS = 10_000;

export interface ClientOptions {
  /** Where the Web API is, other than at Slack's own address. */
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
}

/**
 * A client of the Web API that does what it is told once: its own way is to try again for half an hour, also what may have
 * arrived, without a limit of time, and to let a whole workspace wait for one throttled method.
 */
export function clientFor(token: string | undefined, options: ClientOptions): webApi.WebClient {
  return new webApi.WebClient(token, {
    ...(options.apiUrl === undefined ? {} : { slackApiUrl: withSlash(options.apiUrl) }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    logger: SILENT,
  });
}

/** As many as a large installation has workspaces; beyond, the one that was made first is made anew. */
const CLIENTS_MAX = 1_000;

/** A client for each token, kept: making one costs more than a call of it. */
export function keptClients(options: ClientOptions): (token: string) => webApi.WebClient {
  const kept = new Map<string, webApi.WebClient>();
  return (token) => {
    const known = kept.get(token);
    if (known !== undefined) return known;
    const [oldest] = kept.keys();
    if (kept.size >= CLIENTS_MAX && oldest !== undefined) kept.delete(oldest);
    const made = clientFor(token, options);
    kept.set(token, made);
    return made;
  };
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
