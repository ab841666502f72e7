import { z } from 'zod';
import { type Concerned, eventOf, pathOf } from '../../domain/hooks/events.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import type { Happening } from '../../platform/adapter.ts';
import type { PlannedDelivery, PlanRows } from '../deliveries/rows.ts';
import type { AuditEntry, AuditRows, Random } from '../ports.ts';
import type { HookRows, Listener } from './rows.ts';

/** An endpoint that has taken nothing for so long, though it was tried, is set aside. */
export const SILENT_MS = 5 * DAY_MS;
/** Older news is read through the API. */
const KEEPS_MS = 7 * DAY_MS;

/**
 * The audit, which also plans what other systems are told: in the transaction of the act, whichever use case does it, so that
 * nothing happens untold and nothing is told that did not happen. They leave as every delivery does (docs/decisions/0016).
 */
export function announcing(
  audit: AuditRows,
  rows: { readonly hooks: HookRows; readonly deliveries: Pick<PlanRows, 'plan'> },
  random: Random,
): AuditRows {
  return {
    append: async (entry) => {
      await audit.append(entry);
      const type = eventOf(entry.action);
      if (type === undefined) return;
      const { hooks, deliveries } = rows;
      const of = await concernedBy(hooks, entry);
      await hooks.setSilentAside(entry.at - SILENT_MS, entry.at);
      const listeners = await hooks.listening(type, of.meeting ?? null);
      const event = { id: random.id(), type, at: entry.at, path: pathOf(type, of) };
      await deliveries.plan(listeners.map((listener) => toldTo(listener, event, random)));
    },
  };
}

/** One delivery to one endpoint: its own events come to it in the order in which they happened. */
export function toldTo(
  { id, teller }: Listener,
  event: Happening,
  random: Random,
): PlannedDelivery {
  return {
    id: random.id() as DeliveryId,
    dedupeKey: `hook:${id}:${event.id}`,
    kind: 'hook',
    thread: threadOf(id),
    staffId: teller,
    payload: { kind: 'hook', to: addressOf(id), event },
    dueAt: event.at,
    expiresAt: event.at + KEEPS_MS,
  };
}

/** An endpoint is a place of its own: what holds one holds no other. */
function addressOf(id: string) {
  return { platform: 'hook', tenant: id, externalId: id };
}

function threadOf(id: string): string {
  return `hook:${id}`;
}

const details = z.object({
  version: z.int().optional(),
  number: z.int().optional(),
  kind: z.string().optional(),
  scope: z.string().optional(),
});

async function concernedBy(hooks: HookRows, entry: AuditEntry): Promise<Concerned> {
  const { version, number, kind, scope } = details.catch({}).parse(entry.details);
  if (kind !== undefined && scope !== undefined && number !== undefined) {
    const paper = { kind, scope, number };
    return kind === 'communique' ? { meeting: scope, paper } : { paper };
  }
  return {
    ...(await hooks.namesOf(entry.subject)),
    ...(version === undefined ? {} : { version }),
    ...(number === undefined ? {} : { conclusion: number }),
  };
}
