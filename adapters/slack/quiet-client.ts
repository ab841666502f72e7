import { LogLevel, webApi } from '@slack/bolt';

/** Slack's address, where SLACK_API_URL does not say otherwise. */
export const SLACK_API_URL = 'https://slack.com/api/';
const TIMEOUT_MS = 10_000;

const ignore = () => undefined;

/** Calls carry tokens and codes, so nothing of them is logged; whoever calls tells what became of it. */
const SILENT = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  setName: ignore,
  getLevel: () => LogLevel.ERROR,
};

/** A client that asks once, in bounded time: who calls decides what a failure means. */
export function quietClient(
  token: string | undefined,
  { apiUrl = SLACK_API_URL }: { readonly apiUrl?: string },
): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logger: SILENT,
  });
}

/** How a call failed. */
export type CallFailure =
  /** Slack's own word, "invalid_auth": the call had no effect. */
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'rate-limited'; readonly afterMs: number }
  /** Slack or the network is away: the call may have had its effect. */
  | { readonly kind: 'away'; readonly reason: string };

/** Slack's words for "something is wrong on our side". */
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'accesslimited',
]);
const RATE_LIMITED_MS = 30_000;

/** What a rejected call of the client means. A bug of ours is thrown on. */
export function callFailure(cause: unknown): CallFailure {
  if (cause instanceof webApi.WebAPIPlatformError) {
    const { error } = cause.data;
    if (error === 'ratelimited') return { kind: 'rate-limited', afterMs: RATE_LIMITED_MS };
    return PASSING.has(error) ? { kind: 'away', reason: error } : { kind: 'refused', error };
  }
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'rate-limited', afterMs: cause.retryAfter * 1000 };
  }
  if (cause instanceof webApi.WebAPIHTTPError) {
    return { kind: 'away', reason: `HTTP ${cause.statusCode}` };
  }
  if (cause instanceof webApi.WebAPIRequestError) {
    return { kind: 'away', reason: networkReason(cause.original) };
  }
  throw cause;
}

/** A short word without addresses: what is beneath may name a proxy and its password. */
function networkReason(original: Error): string {
  const { cause } = original;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : original.name;
}
