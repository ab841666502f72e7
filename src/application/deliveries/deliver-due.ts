import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import type { Bell, Clock, Hash, Random } from '../ports.ts';
import type { Channel } from './channel.ts';
import type { DeliveryState, OutboxRows } from './rows.ts';
import { sendOne } from './send-one.ts';

/** The addresses that letters carry. */
export interface Links {
  invitation(token: string): string;
  /** Where one click stops further letters; absent: the page of the invitation offers it. */
  stop?(token: string): string;
}

export interface DeliverDeps {
  readonly outbox: OutboxRows;
  readonly channels: readonly Channel[];
  readonly phrases: Phrasebook;
  readonly links: Links;
  readonly clock: Clock;
  readonly random: Random;
  readonly hash: Hash;
  readonly bell: Bell;
}

export interface DeliverOptions {
  /** Rows claimed at a time. */
  readonly batch?: number;
  /** Sends at the same time. */
  readonly lanes?: number;
  /** How long a claim holds before a sweep may take it: longer than any adapter's own timeout. */
  readonly leaseMs?: number;
}

export interface Delivered {
  readonly counts: Readonly<Partial<Record<DeliveryState, number>>>;
  /** Channels that refuse everything (credentials, configuration), for staff to mend. */
  readonly halted: readonly { readonly platform: string; readonly reason: string }[];
}

const BATCH = 100;
const LANES = 8;
export const LEASE_MS = 120_000;

/** Channels that said "halted" in this run, by platform, with the reason. Nobody asks them again before the next run. */
export type Halted = Map<string, string>;

/**
 * Sends everything that is due, in batches, until nothing is: claim, look again at what is true now, send, settle each
 * row by itself. Any number of processes may do so at once. Ends by asking the bell for the next due time.
 */
export async function deliverDue(
  deps: DeliverDeps,
  { batch = BATCH, lanes = LANES, leaseMs = LEASE_MS }: DeliverOptions = {},
): Promise<Delivered> {
  const counts: Partial<Record<DeliveryState, number>> = {};
  const halted: Halted = new Map();
  for (;;) {
    const now = deps.clock.now();
    await deps.outbox.cancelExpired(now, batch);
    const lease = deps.random.id();
    const leaseUntil = now + leaseMs;
    const ids = await deps.outbox.claim({ now, limit: batch, lease, leaseUntil });
    if (ids.length === 0) break;
    for (const chunk of chunksOf(ids, lanes)) {
      // Loaded chunk by chunk: what the check sees is never older than one send.
      const due = await deps.outbox.load(chunk, deps.clock.now());
      const run = { lease, leaseMs, halted };
      const states = await Promise.all(due.map((delivery) => sendOne(deps, delivery, run)));
      for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
    }
  }
  const next = await deps.outbox.nextDueAt();
  if (next !== undefined) await deps.bell.ring(next);
  return {
    counts,
    halted: [...halted].map(([platform, reason]) => ({ platform, reason })),
  };
}

function* chunksOf(ids: readonly DeliveryId[], size: number): Generator<readonly DeliveryId[]> {
  for (let start = 0; start < ids.length; start += size) yield ids.slice(start, start + size);
}
