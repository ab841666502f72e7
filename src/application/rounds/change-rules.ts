import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { REMINDABLE } from '../../domain/rounds/reminder-rules.ts';
import { formatRule, isSameRule } from '../../domain/rounds/rule-text.ts';
import { roundAfter } from '../../domain/rounds/state-machine.ts';
import { notAllowed } from '../allowed.ts';
import { checked } from '../checked.ts';
import { planReminders } from '../deliveries/plan-deliveries.ts';
import { planInBatches } from '../deliveries/plan-in-batches.ts';
import type { Actor } from '../ports.ts';
import type { ChangeRefusal } from './change-state.ts';
import { escalateAfter, reminderRules } from './reminder-input.ts';
import type { RoundRecord, StoredRule } from './rows.ts';
import { note, type RoundDeps, type RoundStore } from './store.ts';

const change = z.object({
  /** The whole new list; absent: the rules stay. */
  reminders: reminderRules.optional(),
  /** ISO 8601; absent: it stays. */
  escalateAfter: escalateAfter.optional(),
});

export interface RulesInput extends z.input<typeof change> {
  readonly round: string;
  /** Needed once the round is open: whoever asks later why a member was reminded finds it. */
  readonly reason?: string;
}

export interface RulesChanged {
  readonly kept: number;
  readonly added: number;
  readonly ended: number;
  /** Reminders that were planned by the new rules, and that no longer go out by the old ones. */
  readonly planned: number;
  readonly cancelled: number;
}

export type RulesRefusal = ChangeRefusal | 'bad-input' | 'reason-missing' | 'rules-unchanged';

/**
 * Gives a round another list of reminder rules. A rule that stands in both lists goes on untouched; what has been sent
 * stays as it was; waiting reminders of a rule that ends are cancelled, and the new ones' are planned from now on.
 */
export async function changeRules(
  deps: RoundDeps,
  input: RulesInput,
  actor: Actor,
): Promise<Result<RulesChanged, RulesRefusal>> {
  const refusal = notAllowed(actor, 'round.change-rules');
  if (refusal !== undefined) return refusal;
  const { round: slug, reason: given = '', ...fields } = input;
  const wanted = checked(change, fields);
  if (!wanted.ok) return wanted;
  const reason = given.trim();
  const result = await deps.store.transaction(async (rows) => {
    const round = await rows.rounds.lock(slug);
    if (round === undefined) return refuse('round-unknown', { round: slug });
    const next = roundAfter(round.state, 'change-rules');
    if (!next.ok) return next;
    if (round.openedAt !== null && reason === '') return refuse('reason-missing');
    const exchange = await exchangeOf(rows, deps, round, wanted.value.reminders);
    const silence = wanted.value.escalateAfter ?? round.escalateAfter;
    if (exchange.isNothing && silence === round.escalateAfter) return refuse('rules-unchanged');
    await rows.rounds.change(round.id, { escalateAfter: silence });
    const counts = await carryOut(rows, deps, { round, exchange });
    const { kept, added, ended } = exchange;
    const figures = { kept: kept.length, added: added.length, ended: ended.length, ...counts };
    await note(rows.audit, {
      ...{ at: deps.clock.now(), actor, action: 'round.rules-changed', round },
      reason: reason === '' ? undefined : reason,
      details: {
        ...{ ...figures, added: added.map(formatRule), ended: ended.map(formatRule) },
        escalateAfter: { before: round.escalateAfter, after: silence },
      },
    });
    return done(figures);
  });
  if (result.ok) await deps.bell.ring(deps.clock.now());
  return result;
}

interface Exchange {
  readonly kept: readonly StoredRule[];
  readonly added: readonly StoredRule[];
  readonly ended: readonly StoredRule[];
  readonly isNothing: boolean;
}

/** A rule that stays keeps its place in the list, because one that has fired can have no other; new ones fill the gaps. */
async function exchangeOf(
  { rounds }: RoundStore,
  { random }: RoundDeps,
  round: RoundRecord,
  wanted: z.output<typeof reminderRules> | undefined,
): Promise<Exchange> {
  const standing = await rounds.rules(round.id);
  const list = wanted ?? standing;
  const kept = standing.filter((rule) => list.some((one) => isSameRule(one, rule)));
  const ended = standing.filter((rule) => !kept.includes(rule));
  const fresh = list.filter((one) => !kept.some((rule) => isSameRule(one, rule)));
  const places = Array.from({ length: list.length }, (_, place) => place).filter(
    (place) => !kept.some(({ position }) => position === place),
  );
  const added = fresh.map(({ anchor, offset, states, channels }, index) => ({
    ...{ id: random.id(), anchor, offset, states, channels },
    position: places[index] ?? list.length + index,
  }));
  return { kept, added, ended, isNothing: added.length === 0 && ended.length === 0 };
}

async function carryOut(
  { rounds, deliveries }: RoundStore,
  { clock, random }: RoundDeps,
  { round, exchange }: { readonly round: RoundRecord; readonly exchange: Exchange },
): Promise<{ readonly planned: number; readonly cancelled: number }> {
  const { added, ended } = exchange;
  const ids = ended.map(({ id }) => id);
  const { openedAt } = round;
  if (openedAt === null) {
    await rounds.removeRules(ids);
    await rounds.addRules(round.id, added);
    return { planned: 0, cancelled: 0 };
  }
  const now = clock.now();
  await rounds.retireRules(ids, now);
  await rounds.addRules(round.id, added);
  const cancelled = await deliveries.cancelWaiting(round.id, {
    ...{ reason: 'rule-retired', kinds: ['reminder'], rules: ids },
  });
  const { planned } = await planInBatches({ rounds, deliveries }, round.id, {
    concerns: ({ status, closesAt }) => REMINDABLE.includes(status) && closesAt > now,
    planOf: (some) =>
      planReminders(some, {
        ...{ roundId: round.id, window: round.sendWindow, now, random },
        ...{ rules: added, openedAt, closesOn: round.closesOn },
      }),
  });
  return { planned, cancelled };
}
