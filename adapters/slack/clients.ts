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

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
