import { Counter, Histogram, type Registry } from 'prom-client';
import type { Channel } from '../../application/deliveries/channel.ts';
import type { OutboxRows } from '../../application/deliveries/outbox.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import type { Adapter } from '../../platform/adapter.ts';

/** From at once to the next working day: what waits for working hours is not late, its due time moves. */
const LAG_SECONDS = [0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21_600];
/** So many deliveries at work in one process at once are never seen; what was never settled is forgotten then. */
const AT_WORK_MAX = 10_000;

export interface DeliveryMetrics {
  /** The same rows; how each delivery is left is counted, and how late those are that were sent. */
  outbox(rows: OutboxRows): OutboxRows;
  /** The same channel; what its platform says to each message is counted. */
  channel(channel: Channel): Channel;
}

/** What this process sends. Each worker tells its own: take the sum. */
export function deliveryMetrics(registry: Registry): DeliveryMetrics {
  const registers = [registry];
  const outcomes = new Counter({
    name: 'parley_delivery_outcomes_total',
    help: 'Messages handed to a platform, by what it said: sent, retry, rejected, halted, unknown.',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const settled = new Counter({
    name: 'parley_deliveries_settled_total',
    help: 'Deliveries that this process has left in this state.',
    labelNames: ['state'],
    registers,
  });
  const lag = new Histogram({
    name: 'parley_delivery_lag_seconds',
    help: 'From when a delivery was last due to when it was sent.',
    buckets: LAG_SECONDS,
    registers,
  });
  return {
    outbox: (rows) => measuredRows(rows, { settled, lag }),
    channel: (channel) => {
      const { adapter } = channel;
      const { platform, capabilities } = adapter;
      const measured: Adapter = {
        platform,
        capabilities,
        receive: (request) => adapter.receive(request),
        lookUp: (send) => adapter.lookUp(send),
        findPerson: (who) => adapter.findPerson(who),
        showDesk: (to, desk) => adapter.showDesk(to, desk),
        listen: (sink) => adapter.listen(sink),
        async send(message) {
          const outcome = await adapter.send(message);
          outcomes.inc({ platform, outcome: outcome.kind });
          return outcome;
        },
      };
      return { ...channel, adapter: measured };
    },
  };
}

function measuredRows(
  rows: OutboxRows,
  { settled, lag }: { readonly settled: Counter<'state'>; readonly lag: Histogram },
): OutboxRows {
  const dueAt = new Map<DeliveryId, number>();
  return {
    ...rows,
    async load(ids, now) {
      const loaded = await rows.load(ids, now);
      if (dueAt.size > AT_WORK_MAX) dueAt.clear();
      for (const delivery of loaded) dueAt.set(delivery.id, delivery.dueAt);
      return loaded;
    },
    async settle(claim, settlement) {
      const stood = await rows.settle(claim, settlement);
      const due = dueAt.get(claim.id);
      dueAt.delete(claim.id);
      if (!stood) return stood;
      settled.inc({ state: settlement.state });
      if (settlement.state === 'sent' && due !== undefined)
        lag.observe(Math.max(0, settlement.at - due) / 1000);
      return stood;
    },
    async cancelExpired(now, limit) {
      const count = await rows.cancelExpired(now, limit);
      if (count > 0) settled.inc({ state: 'cancelled' }, count);
      return count;
    },
  };
}
