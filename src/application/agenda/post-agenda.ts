import type { DeliveryId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import type { Address } from '../../platform/adapter.ts';
import { notAllowed } from '../allowed.ts';
import type { PlanRows } from '../deliveries/rows.ts';
import type { AuditRows, Bell, Clock, Random, Transactions } from '../ports.ts';
import type { StaffActor } from '../staff/sessions.ts';
import type { AgendaRows } from './rows.ts';
import { DOCUMENT_KEEPS_MS } from './send-agenda.ts';

/**
 * Posts a frozen agenda version's documents in a chat: to whom asked for them in private, which whoever may look may, or in a
 * channel, where others read along. All are planned or none; the same one to the same place goes once a day.
 */
export async function postAgenda(
  deps: {
    readonly store: Transactions<{
      agenda: AgendaRows;
      deliveries: PlanRows;
      audit: AuditRows;
    }>;
    readonly clock: Clock;
    readonly random: Random;
    readonly bell: Bell;
  },
  input: {
    readonly round: string;
    readonly to: Address;
    readonly isPrivate: boolean;
    readonly languages: readonly Language[];
  },
  actor: StaffActor,
): Promise<
  Result<{ readonly version: number; readonly planned: number }, 'not-allowed' | 'no-such-version'>
> {
  const refusal = notAllowed(actor, input.isPrivate ? 'agenda.export' : 'agenda.send');
  if (refusal !== undefined) return refusal;
  const { round, to, languages } = input;
  const at = deps.clock.now();
  const result = await deps.store.transaction(async ({ agenda, deliveries, audit }) => {
    const version = await agenda.findVersion(round, 'latest');
    if (version === undefined) return refuse('no-such-version', { round, version: 'latest' });
    const { number } = version;
    const place = JSON.stringify([to.platform, to.tenant, to.externalId]);
    const count = await deliveries.plan(
      languages.map((language) => ({
        id: deps.random.id() as DeliveryId,
        dedupeKey: `agenda:${round}:${number}:${place}:${language}:${genevaDay(at)}`,
        kind: 'document',
        thread: `place:${place}`,
        staffId: actor.id,
        payload: { kind: 'agenda', to, round, version: number, language },
        dueAt: at,
        expiresAt: at + DOCUMENT_KEEPS_MS,
      })),
    );
    const details = { version: number, to, languages, planned: count };
    await audit.append({ at, actor, action: 'agenda.sent', subject: `round:${round}`, details });
    return done({ version: number, planned: count });
  });
  if (result.ok && result.value.planned > 0) await deps.bell.ring(at);
  return result;
}
