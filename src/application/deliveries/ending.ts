import { ATTEMPTS_MAX, retryDelayMs } from '../../domain/rounds/backoff.ts';
import { afterUnclearSend } from '../../domain/rounds/unclear-send.ts';
import type { SendOutcome } from '../../platform/adapter.ts';
import type { Capabilities } from '../../platform/capabilities.ts';
import type { AttemptOutcome, DueDelivery, Settlement } from './outbox.ts';

/** How a claimed delivery is left; when is added as it is written. */
export type Ending = Omit<Settlement, 'at'>;

/** A channel that refuses everything is asked again after this. */
export const HALTED_MS = 15 * 60_000;

/** An unclear send is looked for, or repeated, not before this: it may still be on its way. */
const UNCLEAR_MS = 60_000;
/** Where two sends with one id are one message, nothing has to be waited for. */
const SAME_ID_MS = 1000;

/** How the attempt ends: an address is blamed, and set aside, only for a refusal that the message did not earn itself. */
export function refusalOf(
  outcome: Extract<SendOutcome, { kind: 'rejected' | 'halted' }>,
): AttemptOutcome {
  return outcome.kind === 'rejected' && outcome.ours === true ? 'halted' : outcome.kind;
}

/** What an outcome makes of a delivery. Rejected and halted are not here: another way is tried first. */
export function endingOf(
  due: DueDelivery,
  outcome: Exclude<SendOutcome, { kind: 'rejected' | 'halted' }>,
  { now, capabilities }: { readonly now: number; readonly capabilities: Capabilities },
): Ending {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', outcome: 'sent', reference: outcome.reference };
    case 'retry': {
      const { reason, kind } = outcome;
      const attempts = due.attempts + 1;
      if (attempts >= ATTEMPTS_MAX) return { state: 'shunted', outcome: kind, reason };
      return {
        ...{ state: 'retrying', outcome: kind, reason },
        dueAt: now + retryDelayMs(attempts, outcome.afterMs),
      };
    }
    case 'unknown':
      return { ...afterUnclear(due, { now, capabilities }), reason: outcome.reason };
  }
}

/** How an unclear send is left, whether the channel said so or the process ended before it knew. */
export function afterUnclear(
  due: DueDelivery,
  {
    now,
    capabilities,
    looked = false,
  }: {
    readonly now: number;
    readonly capabilities: Pick<Capabilities, 'idempotentSend' | 'canLookUp'>;
    readonly looked?: boolean;
  },
): Pick<Ending, 'state' | 'outcome' | 'dueAt' | 'looked'> {
  const unclear = due.tried.filter(({ outcome }) => outcome === 'unknown').length;
  const next = afterUnclearSend(due.kind, {
    idempotentSend: capabilities.idempotentSend,
    canLookUp: capabilities.canLookUp,
    looks: due.looks + (looked ? 1 : 0),
    unclearBefore: looked ? unclear - 1 : unclear,
  });
  const waitMs = capabilities.idempotentSend
    ? retryDelayMs(Math.max(1, due.attempts), SAME_ID_MS)
    : retryDelayMs(1 + due.looks, UNCLEAR_MS);
  const seen = looked ? { looked } : ({ outcome: 'unknown' } as const);
  if (next === 'leave-to-staff' || due.attempts >= ATTEMPTS_MAX) {
    return { state: 'unknown', ...seen };
  }
  return { state: 'retrying', ...seen, dueAt: now + waitMs };
}
