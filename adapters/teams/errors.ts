import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { SendOutcome } from '../../src/platform/adapter.ts';
import type { Answer } from './connector.ts';

/** Nobody is reached there, or not by us: whatever the status it comes with. */
const REJECTED: Readonly<Record<string, string>> = {
  MessageWritesBlocked: 'the person has blocked Parley or taken it away',
  ConversationBlockedByUser: 'the person has blocked Parley',
  BotNotInConversationRoster: 'Parley is not in that conversation',
  ForbiddenOperationException: 'Parley is not installed for that person',
  ConversationNotFound: 'the conversation is gone',
  MemberNotFoundInConversation: 'the account is gone',
  NotEnoughPermissions: 'Parley may not write there',
  InvalidBotApiHost: 'Parley is called at the wrong place',
};

/** What an administrator of the tenant decides. */
const HALTED: Readonly<Record<string, string>> = {
  BotDisabledByAdmin: 'an administrator of the tenant has disabled Parley',
};

/** The message that was to be changed has gone. */
export const GONE: ReadonlySet<string> = new Set([
  'ActivityNotFoundInConversation',
  'ConversationNotFound',
]);

/** 412, 502, 504 are to be tried again (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit); 503 is a gateway's. */
const AGAIN: ReadonlySet<number> = new Set([412, 502, 503, 504]);
const AGAIN_MS = 5_000;
const THROTTLED_MS = 5_000;
const AWAY_MS = 10_000;

/** Each end of a call has its outcome, but that of success. `what` names the call in the reason. */
export function outcomeOf(answer: Answer, what: string): SendOutcome {
  switch (answer.kind) {
    case 'refused':
      // Microsoft knows the application no more, or its secret: nothing goes anywhere.
      return { kind: 'halted', scope: 'platform', reason: `no token: ${answer.reason}` };
    case 'away':
      return later(AWAY_MS, 'platform', `no token: ${answer.reason}`);
    case 'not-begun':
      return later(AWAY_MS, 'message', `${what}: not reached (${answer.reason})`);
    case 'no-reply':
      return { kind: 'unknown', reason: `${what}: no reply (${answer.reason})` };
    case 'said':
      return ofStatus(answer, what);
  }
}

function ofStatus(answer: Extract<Answer, { kind: 'said' }>, what: string): SendOutcome {
  const { status, body, retryAfterMs } = answer;
  const code = codeIn(body);
  const told = (reason: string) => `${what}: ${reason} (${status}${code === '' ? '' : ` ${code}`})`;
  if (status === 429) {
    // Teams counts by conversation and by tenant, and does not tell which: the tenant's own limit is far above our pace.
    return later(retryAfterMs ?? THROTTLED_MS, 'account', told('too many requests'));
  }
  if (AGAIN.has(status)) return later(retryAfterMs ?? AGAIN_MS, 'message', told('not now'));
  if (status >= 500) return { kind: 'unknown', reason: told('Teams is in trouble') };
  if (status === 401) {
    return { kind: 'halted', scope: 'tenant', reason: told('the token is not accepted') };
  }
  const halted = HALTED[code];
  if (halted !== undefined) return { kind: 'halted', scope: 'tenant', reason: told(halted) };
  const rejected = REJECTED[code];
  if (rejected !== undefined) return { kind: 'rejected', reason: told(rejected) };
  if (status === 403) return { kind: 'rejected', reason: told('Teams forbids it') };
  if (status === 404) return { kind: 'rejected', reason: told('nobody is there') };
  // What we wrote was not taken: a fault of ours, which another channel may not have.
  return { kind: 'rejected', reason: told('Teams did not take it'), ours: true };
}

/** Of the wait, in percent. */
const JITTER_MAX = 50;

/** Not all at the same moment: those who were refused together do not come together again. */
function later(
  ms: number,
  scope: Extract<SendOutcome, { kind: 'retry' }>['scope'],
  reason: string,
): SendOutcome {
  const afterMs = Math.ceil((ms * (100 + randomInt(JITTER_MAX))) / 100) + 1;
  return { kind: 'retry', afterMs, scope, reason };
}

const named = z.object({ error: z.object({ code: z.string() }) });
const numbered = z.object({ errorCode: z.number(), message: z.string() });
const inner = z.object({ subCode: z.string() });

/** Teams' word for why not, wherever it stands; '': none. */
export function codeIn(body: unknown): string {
  const own = named.safeParse(body).data;
  if (own !== undefined) return shortened(own.error.code);
  const other = numbered.safeParse(body).data;
  if (other === undefined) return '';
  try {
    return shortened(inner.parse(JSON.parse(other.message)).subCode);
  } catch {
    return '';
  }
}

function shortened(code: string): string {
  return code.replace(/\W+/g, '').slice(0, 60);
}
