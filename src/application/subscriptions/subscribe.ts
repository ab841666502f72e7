import { done, type Result, refuse } from '../../domain/refusal.ts';
import { milestoneKey, milestonesOf } from '../../domain/rounds/milestones.ts';
import type { Address } from '../../platform/adapter.ts';
import { notAllowed } from '../allowed.ts';
import type { AuditRows, Clock, Random, Transactions } from '../ports.ts';
import type { RoundRows } from '../rounds/rows.ts';
import { note } from '../rounds/store.ts';
import type { StaffActor } from '../staff/sessions.ts';
import { courseOf } from './round-course.ts';
import type { ListedSubscription, SubscriptionRows } from './rows.ts';

export interface SubscriptionDeps {
  readonly store: Transactions<{
    readonly rounds: RoundRows;
    readonly subscriptions: SubscriptionRows;
    readonly audit: AuditRows;
  }>;
  readonly clock: Clock;
  readonly random: Random;
}

type SubscriptionRefusal = 'not-allowed' | 'round-unknown';

/** Has a channel told of a round's milestones from now on. What is past is not told. */
export async function subscribe(
  { store, clock, random }: SubscriptionDeps,
  input: { readonly round: string; readonly channel: Address },
  actor: StaffActor,
): Promise<
  Result<{ readonly id: string }, SubscriptionRefusal | 'subscribed-already' | 'round-is-archived'>
> {
  const refusal = notAllowed(actor, 'round.subscribe');
  if (refusal !== undefined) return refusal;
  const { channel } = input;
  return store.transaction(async (rows) => {
    const round = await rows.rounds.lock(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    if (round.state === 'archived') return refuse('round-is-archived');
    const at = clock.now();
    const id = random.id();
    const record = { id, roundId: round.id, channel, staffId: actor.id, createdAt: at };
    if (!(await rows.subscriptions.insert(record))) {
      return refuse('subscribed-already', { round: round.slug });
    }
    const past = milestonesOf(await courseOf(rows, round, at)).map(milestoneKey);
    await rows.subscriptions.assign(id, past, null);
    await note(rows.audit, { at, actor, action: 'round.subscribed', round, details: { channel } });
    return done({ id });
  });
}

/** Ends it, there or in the console. What is planned and has not left stays unsent. */
export async function unsubscribe(
  { store, clock }: Omit<SubscriptionDeps, 'random'>,
  input: { readonly round: string } & ({ readonly channel: Address } | { readonly id: string }),
  actor: StaffActor,
): Promise<Result<{ readonly ended: number }, SubscriptionRefusal | 'not-subscribed'>> {
  const refusal = notAllowed(actor, 'round.subscribe');
  if (refusal !== undefined) return refusal;
  return store.transaction(async ({ rounds, subscriptions, audit }) => {
    const round = await rounds.lock(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    const at = clock.now();
    const which = 'id' in input ? { id: input.id } : { channel: input.channel };
    const ended = await subscriptions.end(round.id, which, at);
    if (ended === 0) return refuse('not-subscribed', { round: round.slug });
    await note(audit, { at, actor, action: 'round.unsubscribed', round, details: which });
    return done({ ended });
  });
}

/** The channels that are told of a round, and those that refused. */
export async function listSubscriptions(
  { store }: Pick<SubscriptionDeps, 'store'>,
  input: { readonly round: string },
  actor: StaffActor,
): Promise<Result<readonly ListedSubscription[], SubscriptionRefusal>> {
  const refusal = notAllowed(actor, 'round.status');
  if (refusal !== undefined) return refusal;
  return store.transaction(async ({ rounds, subscriptions }) => {
    const round = await rounds.find(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    return done(await subscriptions.list(round.id));
  });
}
