import { webApi } from '@slack/bolt';
import type { SendOutcome } from '../../src/platform/adapter.ts';

/** Nobody is reached at this address any more (docs.slack.dev/reference/methods/chat.postMessage, conversations.open). */
const REJECTED = new Set([
  ...['channel_not_found', 'user_not_found', 'users_not_found', 'user_disabled', 'is_archived'],
  ...['not_in_channel', 'cannot_dm_bot', 'user_not_visible', 'restricted_action'],
  ...['messages_tab_disabled', 'no_permission', 'is_inactive', 'invalid_user_combination'],
  ...['restricted_action_read_only_channel', 'restricted_action_non_threadable_channel'],
]);

/** The workspace does not let us in any more, or not so. */
const HALTED = new Set([
  ...['token_revoked', 'token_expired', 'invalid_auth', 'not_authed', 'account_inactive'],
  ...['missing_scope', 'not_allowed_token_type', 'no_service', 'org_login_required'],
  ...['ekm_access_denied', 'access_denied', 'team_access_not_granted', 'invalid_refresh_token'],
  ...['two_factor_setup_required', 'team_not_found'],
]);

/** It was refused for now, and surely not sent. */
const LATER = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'team_added_to_org',
]);
/** Slack says that it may have gone wrong half-way. */
const UNCLEAR = new Set([
  'internal_error',
  'fatal_error',
  'request_timeout',
  'service_unavailable',
]);

const LATER_MS = 30_000;
const BUSY_MS = 10_000;

/** Each failure of the Web API has its outcome. `method` names it in the reason. */
export function outcomeOf(error: unknown, method: string): SendOutcome {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    // Per method, workspace and app; of posting also per channel, which Slack does not tell apart
    // (docs.slack.dev/apis/web-api/rate-limits): the message waits, the workspace goes on.
    const afterMs = error.retryAfter * 1000;
    return { kind: 'retry', afterMs, scope: 'account', reason: `${method}: 429` };
  }
  if (error instanceof webApi.WebAPIPlatformError) return ofCode(error.data.error, method);
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `${method}: HTTP ${error.statusCode}`;
    // 503 comes from the edge, before the request was taken; others may have come after.
    if (error.statusCode === 503) {
      return { kind: 'retry', afterMs: BUSY_MS, scope: 'message', reason };
    }
    if (error.statusCode >= 500) return { kind: 'unknown', reason };
    return { kind: 'halted', scope: 'tenant', reason };
  }
  return neverBegan(error)
    ? { kind: 'retry', afterMs: BUSY_MS, scope: 'message', reason: `${method}: not reached` }
    : { kind: 'unknown', reason: `${method}: no reply` };
}

function ofCode(code: string, method: string): SendOutcome {
  const reason = `${method}: ${code}`;
  if (REJECTED.has(code)) return { kind: 'rejected', reason };
  if (HALTED.has(code)) return { kind: 'halted', scope: 'tenant', reason };
  if (LATER.has(code)) return { kind: 'retry', afterMs: LATER_MS, scope: 'account', reason };
  if (UNCLEAR.has(code)) return { kind: 'unknown', reason };
  // What we wrote was not taken: a fault of ours, which another channel may not have.
  return { kind: 'rejected', reason, ours: true };
}

/** Where no connection came about, nothing was sent. */
const CONNECTING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function neverBegan(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; depth += 1) {
    if ('code' in cause && CONNECTING.has(String(cause.code))) return true;
    if ('syscall' in cause && cause.syscall === 'connect') return true;
    cause = 'original' in cause ? cause.original : cause.cause;
  }
  return false;
}
