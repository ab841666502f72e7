import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { AgendaRows, AgendaVersion } from './rows.ts';

/** One frozen version to read; the latest when no number is given. Its staff part is for who may build. */
export async function findAgendaVersion(
  { store }: { readonly store: Transactions<{ agenda: AgendaRows }> },
  input: { readonly round: string; readonly version?: number },
  actor: Actor,
): Promise<Result<AgendaVersion, 'not-allowed' | 'no-such-version'>> {
  const refusal = notAllowed(actor, 'agenda.export');
  if (refusal !== undefined) return refusal;
  const { round, version: number = 'latest' } = input;
  const version = await store.transaction(({ agenda }) => agenda.findVersion(round, number));
  return version === undefined
    ? refuse('no-such-version', { round, version: number })
    : done(version);
}
