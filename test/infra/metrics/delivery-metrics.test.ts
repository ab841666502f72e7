import { Registry } from 'prom-client';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Claim, DueToStaff, OutboxRows } from '../../../src/application/deliveries/outbox.ts';
import type { DeliveryId, StaffId } from '../../../src/domain/ids.ts';
import {
  type DeliveryMetrics,
  deliveryMetrics,
} from '../../../src/infra/metrics/delivery-metrics.ts';
import type { OutboundMessage } from '../../../src/platform/adapter.ts';
import { keepingAdapter } from '../../application/rounds/world.ts';

const NOW = Date.parse('2027-03-01T12:00:00Z');

let registry: Registry;
let metrics: DeliveryMetrics;
beforeEach(() => {
  registry = new Registry();
  metrics = deliveryMetrics(registry);
});

const value = async (line: string) => {
  const lines = (await registry.metrics()).split('\n');
  return Number(lines.find((one) => one.startsWith(`${line} `))?.slice(line.length + 1));
};

const due = (id: string, dueAt: number): DueToStaff => ({
  ...{ id: id as DeliveryId, kind: 'staff-digest', to: 'staff', dueAt, expiresAt: dueAt + 1e9 },
  ...{ attempts: 0, looks: 0, payload: null, tried: [], roundId: null, carrier: null },
  staff: { id: 's' as StaffId, name: 'Ada', email: 'ada@itu.example', regions: [], active: true },
});
const claim = (id: string): Claim => ({ id: id as DeliveryId, lease: 'l' });

/** Rows in memory; every lease stands but the one of "lost". */
function rows(loaded: readonly DueToStaff[]): OutboxRows {
  const never = () => Promise.reject(new Error('not asked for here'));
  return {
    ...{ claim: never, claimFor: never, begin: never, endAttempt: never },
    ...{ claimAbandoned: never, claimCarried: never, nextDueAt: never, referenceOf: never },
    load: async () => loaded,
    settle: async ({ id }) => id !== 'lost',
    cancelExpired: async () => 7,
  };
}

describe('what a worker tells of its sending', () => {
  it('counts how deliveries are left, and how late those are that were sent', async () => {
    const outbox = metrics.outbox(
      rows([due('a', NOW - 20_000), due('b', NOW - 100), due('c', NOW), due('lost', NOW - 90_000)]),
    );
    await outbox.load([], NOW);
    expect(await outbox.settle(claim('a'), { state: 'sent', at: NOW })).toBe(true);
    await outbox.settle(claim('b'), { state: 'sent', at: NOW });
    await outbox.settle(claim('c'), { state: 'shunted', at: NOW });
    expect(await outbox.settle(claim('lost'), { state: 'sent', at: NOW })).toBe(false);
    await outbox.cancelExpired(NOW, 100);
    expect(await value('parley_deliveries_settled_total{state="sent"}')).toBe(2);
    expect(await value('parley_deliveries_settled_total{state="shunted"}')).toBe(1);
    expect(await value('parley_deliveries_settled_total{state="cancelled"}')).toBe(7);
    expect(await value('parley_delivery_lag_seconds_count')).toBe(2);
    expect(await value('parley_delivery_lag_seconds_sum')).toBeCloseTo(20.1);
    expect(await value('parley_delivery_lag_seconds_bucket{le="0.5"}')).toBe(1);
  });

  it('counts what each platform says to what it is given', async () => {
    const { adapter, sent, outcomes } = keepingAdapter({ platform: 'chat' });
    const measured = metrics.channel({ adapter, addressedBy: 'account' });
    outcomes.push({ kind: 'halted', scope: 'tenant', reason: 'token revoked' });
    const message: OutboundMessage = {
      ...{ id: 'm', to: { platform: 'chat', tenant: 'T', externalId: 'U' }, language: 'en' },
      direction: 'ltr',
      content: { kind: 'letter', letter: { subject: 's', paragraphs: [], closing: [] } },
    };
    expect(await measured.adapter.send(message)).toMatchObject({ kind: 'halted' });
    await measured.adapter.send(message);
    await measured.adapter.send(message);
    expect(sent).toHaveLength(2);
    const line = (outcome: string) =>
      value(`parley_delivery_outcomes_total{platform="chat",outcome="${outcome}"}`);
    expect(await line('halted')).toBe(1);
    expect(await line('sent')).toBe(2);
    expect(measured).toMatchObject({ addressedBy: 'account', adapter: { platform: 'chat' } });
    expect(measured.adapter.capabilities).toBe(adapter.capabilities);
    const looked = await measured.adapter.lookUp({ id: 'm', to: message.to, sentAt: NOW });
    expect(looked.kind).toBe('unclear');
  });
});
