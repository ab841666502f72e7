import type { DeliveryId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { notAllowed } from '../allowed.ts';
import type { PlannedDelivery, PlanRows } from '../deliveries/rows.ts';
import type { Actor, AuditRows, Bell, Clock, Random, Transactions } from '../ports.ts';
import type { StaffRecord, StaffRows } from '../staff/rows.ts';
import type { AgendaRows } from './rows.ts';

/** A document that could not be sent for so long is asked for anew. */
export const DOCUMENT_KEEPS_MS = 3 * DAY_MS;

/**
 * Sends a frozen agenda version to staff, as a letter with the document in each language; all letters are planned or none.
 * The same version to the same person in the same language goes once a day, however often it is asked for.
 */
export async function sendAgenda(
  deps: {
    readonly store: Transactions<{
      agenda: AgendaRows;
      staff: StaffRows;
      deliveries: PlanRows;
      audit: AuditRows;
    }>;
    readonly clock: Clock;
    readonly random: Random;
    readonly bell: Bell;
  },
  input: {
    readonly round: string;
    readonly version?: number;
    readonly to: readonly string[]; // e-mail addresses of staff
    readonly languages: readonly Language[];
  },
  actor: Actor,
): Promise<
  Result<
    { readonly version: number; readonly planned: number },
    'not-allowed' | 'no-such-version' | 'staff-unknown'
  >
> {
  const refusal = notAllowed(actor, 'agenda.send');
  if (refusal !== undefined) return refusal;
  const { round, languages } = input;
  const at = deps.clock.now();
  const result = await deps.store.transaction(async ({ agenda, staff, deliveries, audit }) => {
    const version = await agenda.findVersion(round, input.version ?? 'latest');
    if (version === undefined) {
      return refuse('no-such-version', { round, version: input.version ?? 'latest' });
    }
    const { number } = version;
    const planned: PlannedDelivery[] = [];
    for (const email of input.to) {
      const reader = await staff.findByEmail(email.trim().toLowerCase());
      if (reader === undefined) return refuse('staff-unknown', { email });
      const order = { round, number, at, random: deps.random };
      planned.push(...languages.map((language) => letterTo(reader, language, order)));
    }
    const count = await deliveries.plan(planned);
    const details = { version: number, to: input.to, languages, planned: count };
    const subject = `round:${round}`;
    await audit.append({ at, actor, action: 'agenda.sent', subject, details });
    return done({ version: number, planned: count });
  });
  if (result.ok && result.value.planned > 0) await deps.bell.ring(at);
  return result;
}

function letterTo(
  { id: staffId }: StaffRecord,
  language: Language,
  order: {
    readonly round: string;
    readonly number: number;
    readonly at: number;
    readonly random: Random;
  },
): PlannedDelivery {
  const { round, number: version, at, random } = order;
  const day = Math.floor(at / DAY_MS);
  return {
    id: random.id() as DeliveryId,
    dedupeKey: `agenda:${round}:${version}:${staffId}:${language}:${day}`,
    kind: 'document',
    thread: `staff:${staffId}`,
    staffId,
    payload: { kind: 'agenda', round, version, language },
    dueAt: at,
    expiresAt: at + DOCUMENT_KEEPS_MS,
  };
}
