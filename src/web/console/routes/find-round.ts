import { listRounds } from '../../../application/rounds/round-status.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import { type Result, refuse } from '../../../domain/refusal.ts';
import { isSlug } from '../fields.ts';
import type { Visit } from '../visit.ts';

/** The name of the round in the address; '' when no round can have it. */
export function slugIn({ request }: Pick<Visit, 'request'>): string {
  const { round } = request.params as { round: string };
  return isSlug(round) ? round : '';
}

/** The round of the address, without counting its addressees. */
export async function findRound(
  visit: Visit,
): Promise<Result<RoundRecord, 'not-allowed' | 'round-unknown'>> {
  const slug = slugIn(visit);
  const rounds = await listRounds(visit.parley, visit.actor);
  if (!rounds.ok) return rounds;
  const round = rounds.value.find((one) => one.slug === slug);
  return round === undefined
    ? refuse('round-unknown', { round: slug })
    : { ok: true, value: round };
}
