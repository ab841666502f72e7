import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { RoundRows } from '../rounds/rows.ts';
import type { AgendaRows, AgendaVersion } from './rows.ts';

/** What lists show: all but the content. */
export type AgendaVersionSummary = Omit<AgendaVersion, 'content'>;

/** A round's agenda versions, the latest first. */
export async function listAgendaVersions(
  { store }: { readonly store: Transactions<{ agenda: AgendaRows; rounds: RoundRows }> },
  input: { readonly round: string },
  actor: Actor,
): Promise<Result<readonly AgendaVersionSummary[], 'not-allowed' | 'round-unknown'>> {
  const refusal = notAllowed(actor, 'agenda.export');
  if (refusal !== undefined) return refusal;
  return store.transaction(async ({ agenda, rounds }) => {
    const round = await rounds.find(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    const versions = await agenda.versions(round.id);
    return done(
      versions.map(({ number, sha256, builtAt }) => ({ number, sha256, builtAt })).toReversed(),
    );
  });
}
