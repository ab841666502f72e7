import { Gauge, type Registry } from 'prom-client';
import { COUNTED_MAX, OPEN_STATES } from '../../application/operations/rows.ts';
import type { OperationsPorts } from '../../application/operations/see-operations.ts';
import type { Clock } from '../../application/ports.ts';
import { JOB_STATES } from '../../application/queue.ts';
import { operationsReader, type Reading } from './read-operations.ts';

/**
 * Gauges of what the stores hold, read when they are scraped. Every process tells the same: take their maximum, never their
 * sum. docs/operations.md says what each is for.
 */
export function measureOperations(
  registry: Registry,
  { operations, clock }: { readonly operations: OperationsPorts; readonly clock: Clock },
): void {
  const read = operationsReader(operations, clock);
  const gauge = <Label extends string>(
    given: { readonly name: string; readonly help: string; readonly labelNames: Label[] },
    show: (gauge: Gauge<Label>, reading: Reading) => void,
  ) => {
    new Gauge({
      ...given,
      registers: [registry],
      async collect() {
        const reading = await read();
        this.reset();
        show(this, reading);
      },
    });
  };
  gauge(
    {
      name: 'parley_store_up',
      help: 'Whether the store behind this part (database, queue) answered this process.',
      labelNames: ['part'],
    },
    (up, { deliveries, queues }) => {
      up.set({ part: 'database' }, deliveries === undefined ? 0 : 1);
      up.set({ part: 'queue' }, queues === undefined ? 0 : 1);
    },
  );
  gauge(
    {
      name: 'parley_deliveries',
      help: `Deliveries that still need something done, by state; counted up to ${COUNTED_MAX}.`,
      labelNames: ['state'],
    },
    (counts, { deliveries }) => {
      if (deliveries === undefined) return;
      for (const state of OPEN_STATES) counts.set({ state }, deliveries.counts[state]);
    },
  );
  gauge(
    {
      name: 'parley_delivery_oldest_due_seconds',
      help: 'How long the oldest due delivery has been waiting, rounds that are paused left out; 0 when none is due.',
      labelNames: [],
    },
    (age, { now, deliveries }) => age.set(ageOf(now, deliveries)),
  );
  gauge(
    {
      name: 'parley_queue_jobs',
      help: 'Jobs by queue and state, as BullMQ counts them.',
      labelNames: ['queue', 'state'],
    },
    (jobs, { queues = [] }) => {
      for (const { queue, counts } of queues)
        for (const state of JOB_STATES) jobs.set({ queue, state }, counts[state]);
    },
  );
  gauge(
    {
      name: 'parley_holds',
      help: 'Places where nothing is sent for now: accounts, workspaces or tenants, whole platforms.',
      labelNames: ['platform', 'per'],
    },
    (held, { holds }) => {
      for (const { platform, per } of holds) held.inc({ platform, per });
    },
  );
}

/** Seconds; NaN while nobody can know. */
function ageOf(now: number, deliveries: Reading['deliveries']): number {
  if (deliveries === undefined) return Number.NaN;
  const { oldestDueAt } = deliveries;
  return oldestDueAt === null ? 0 : Math.max(0, now - oldestDueAt) / 1000;
}
