import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Scope, SendOutcome } from '../../src/platform/adapter.ts';

/**
 * Nobody is reached there, or not by us (docs.discord.com/developers/topics/opcodes-and-status-codes#json): never tried again, since
 * each refusal counts towards a ban.
 */
const REJECTED: Readonly<Record<number, string>> = {
  10003: 'the channel is gone',
  10004: 'the server is gone',
  10013: 'the account is gone',
  50001: 'Parley may not see that channel',
  50007: 'the person takes no direct messages from Parley',
  50008: 'that channel takes no messages',
  50009: 'the server asks for more verification',
  50013: 'Parley may not write in that channel',
  50033: 'the account cannot be written to',
  50083: 'the thread is closed',
  50278: 'the person shares no server with Parley and has not installed it',
};

/** The credentials, or what Discord lets the application do at all. */
const HALTED: Readonly<Record<number, string>> = {
  40001: 'the token is not accepted',
  40002: 'the application must be verified first',
  50014: 'the token is not accepted',
};

/** Refused for now, and surely not sent: for how long, ms, and what has to wait. */
const LATER: Readonly<Record<number, readonly [ms: number, scope: Scope, reason: string]>> = {
  20016: [30_000, 'account', 'the channel is in slow mode'],
  20022: [30_000, 'account', 'too many messages at once'],
  20028: [30_000, 'account', 'too many messages at once in that channel'],
  // It looks like unwanted mail to Discord: conversations are opened a good deal more slowly from then on.
  40003: [10 * 60_000, 'platform', 'too many conversations were opened at once'],
  40062: [60_000, 'platform', 'Discord limits this service now'],
};

const BUSY_MS = 10_000;
/** How long a message waits when so many were refused that Discord would ban us. */
export const SPENT = 'too many requests were refused lately';

/** Each failure of the API has its outcome. `what` names the call in the reason. */
export function outcomeOf(error: unknown, what: string): SendOutcome {
  if (error instanceof RateLimitError) {
    const { retryAfter, timeToReset, global } = error;
    const afterMs = Math.max(retryAfter, timeToReset, 1);
    // Limits are counted for each channel, which is an account's own, or for all that the bot does.
    const scope = global ? 'platform' : 'account';
    return { kind: 'retry', afterMs, scope, reason: `${what}: 429` };
  }
  if (error instanceof DiscordAPIError) return ofCode(error, what);
  if (error instanceof HTTPError) {
    // It may have been taken before it went wrong; the nonce makes one message of two.
    return { kind: 'unknown', reason: `${what}: HTTP ${error.status}` };
  }
  return neverBegan(error)
    ? { kind: 'retry', afterMs: BUSY_MS, scope: 'message', reason: `${what}: not reached` }
    : { kind: 'unknown', reason: `${what}: no reply` };
}

function ofCode({ code, status }: DiscordAPIError, what: string): SendOutcome {
  const number = Number(code);
  const told = (reason: string) => `${what}: ${reason} (${Number.isNaN(number) ? status : number})`;
  const rejected = REJECTED[number];
  if (rejected !== undefined) return { kind: 'rejected', reason: told(rejected) };
  const halted = status === 401 ? 'the token is not accepted' : HALTED[number];
  if (halted !== undefined) return { kind: 'halted', scope: 'platform', reason: told(halted) };
  const later = LATER[number];
  if (later !== undefined) {
    const [afterMs, scope, reason] = later;
    return { kind: 'retry', afterMs, scope, reason: told(reason) };
  }
  if (status === 403) return { kind: 'rejected', reason: told('Discord forbids it') };
  // What we wrote was not taken: a fault of ours, which another channel may not have.
  return { kind: 'rejected', reason: told('Discord did not take it'), ours: true };
}

/** Discord's number for why not; undefined: it was no refusal of Discord's. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? Number(error.code) : undefined;
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
