import { webApi } from '@slack/bolt';

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
