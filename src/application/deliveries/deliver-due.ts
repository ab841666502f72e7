import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Questionnaires } from '../answering/questionnaires.ts';
import type { Bell, Clock, Hash, Random } from '../ports.ts';
import type { Channel } from './channel.ts';
import { createLanes, type Lanes } from './lanes.ts';
import type { MemberMatters } from './member-matters.ts';
import type { OutboxRows } from './outbox.ts';
import type { Pacer } from './pacer.ts';
import type { DeliveryState } from './rows.ts';
import { sendMessage } from './send-message.ts';
import type { StaffMatters } from './staff-matters.ts';
import { takeDue } from './take-due.ts';

/** The addresses that letters carry. */
export interface Links {
  invitation(token: string): string;
  /** Where one click stops further letters. */
  stop(token: string): string;
  /** Where it is said whether an entity comes to a meeting. */
  coming(token: string): string;
  /** The console: what staff are told of is seen there. */
  readonly console: string;
}

export interface DeliverDeps {
  readonly outbox: OutboxRows;
  readonly channels: readonly Channel[];
  readonly pacer: Pacer;
  readonly phrases: Phrasebook;
  readonly questionnaires: Questionnaires;
  readonly staffMatters: StaffMatters;
  readonly memberMatters: MemberMatters;
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
  /** Of those, to one workspace or tenant (or to a platform that has none). */
  readonly perPlace?: number;
  /** How long a claim holds before a sweep may take it: longer than any adapter's own timeout. */
  readonly leaseMs?: number;
}

export interface Delivered {
  readonly counts: Readonly<Partial<Record<DeliveryState, number>>>;
  /** Channels that refuse everything (credentials, configuration), for staff to mend. */
  readonly halted: readonly { readonly platform: string; readonly reason: string }[];
}

/** One worker's way through what is due. */
export interface Run {
  readonly lease: string;
  readonly leaseMs: number;
  readonly lanes: Lanes;
  /** What said "halted" in this run: a platform, or one of its workspaces or tenants. Nobody asks it again before the next run. */
  readonly halted: Map<string, { readonly platform: string; readonly reason: string }>;
  /** Unclear sends in a row, by place: a place that does not answer is left alone for a while. */
  readonly unclear: Map<string, number>;
  /** Messages that were not let through, by place and by account. */
  readonly queued: Map<string, number>;
  count(state: DeliveryState): void;
}

const BATCH = 500;
/** The usual `lanes`. */
export const LANES = 64;
const PER_PLACE = 16;
export const LEASE_MS = 120_000;

/**
 * Sends everything that is due, in batches, until nothing is: claim, look again at what is true now, put together what one
 * person gets, send, settle each row by itself. Any number of processes may do so at once. Ends by asking the bell for the
 * next due time.
 */
export async function deliverDue(
  deps: DeliverDeps,
  options: DeliverOptions = {},
): Promise<Delivered> {
  const { batch = BATCH, lanes = LANES, perPlace = PER_PLACE, leaseMs = LEASE_MS } = options;
  const counts: Partial<Record<DeliveryState, number>> = {};
  const run: Run = {
    lease: deps.random.id(),
    leaseMs,
    lanes: createLanes({ total: lanes, perPlace }),
    halted: new Map(),
    unclear: new Map(),
    queued: new Map(),
    count: (state) => {
      counts[state] = (counts[state] ?? 0) + 1;
    },
  };
  await deps.outbox.cancelExpired(deps.clock.now(), batch);
  await sendAll(deps, run, batch);
  const next = await deps.outbox.nextDueAt();
  if (next !== undefined) await deps.bell.ring(next);
  return {
    counts,
    halted: [...run.halted.values()],
  };
}

/**
 * Claims the next batch when half of the one before is through, so that nobody waits for the slowest. What a message leaves may
 * let another of its thread go, so the end is when nothing is due and nothing under way.
 */
async function sendAll(deps: DeliverDeps, run: Run, batch: number): Promise<void> {
  const underWay = createUnderWay();
  try {
    for (;;) {
      await underWay.atMost(Math.floor(batch / 2));
      if (underWay.failed()) return;
      // Seen before the look: what ends while we look may have let another go.
      const isLastLook = underWay.count() === 0;
      const messages = await takeDue(deps, run, batch);
      if (messages === undefined && isLastLook) return;
      if (messages === undefined) await underWay.atMost(0);
      for (const message of messages ?? []) underWay.add(sendMessage(deps, message, run));
    }
  } finally {
    await underWay.atMost(0);
    underWay.complain();
  }
}

/** What is being sent. A bug in one message keeps its evidence (the job fails), but the others are seen to their end first. */
function createUnderWay() {
  const failures: unknown[] = [];
  let count = 0;
  let wake: () => void = () => undefined;
  const ended = () => {
    count -= 1;
    wake();
  };
  return {
    count: () => count,
    failed: () => failures.length > 0,
    add(sending: Promise<void>): void {
      count += 1;
      void sending.catch((cause) => failures.push(cause)).then(ended);
    },
    async atMost(most: number): Promise<void> {
      while (count > most) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    complain(): void {
      if (failures.length > 0) throw failures[0];
    },
  };
}
