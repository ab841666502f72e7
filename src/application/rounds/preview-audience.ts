import { categoriesOn } from '../../domain/members/category.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { type Audience, isInAudience } from '../../domain/rounds/audience.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { REGIONS, type Region } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Clock, Transactions } from '../ports.ts';
import type { RoundRows } from './rows.ts';

export interface AudiencePreview {
  /** Members that a round opened now would ask. */
  readonly asked: number;
  readonly byRegion: readonly { readonly region: Region; readonly asked: number }[];
}

/** Whom a round with this audience would ask if it opened now. Writes nothing. */
export async function previewAudience(
  deps: { readonly store: Transactions<{ rounds: RoundRows }>; readonly clock: Clock },
  input: { readonly audience: Audience },
  actor: Actor,
): Promise<Result<AudiencePreview, 'not-allowed'>> {
  const refusal = notAllowed(actor, 'round.status');
  if (refusal !== undefined) return refusal;
  const { audience } = input;
  const candidates = await deps.store.transaction(({ rounds }) => rounds.candidates(audience));
  const day = genevaDay(deps.clock.now());
  const asked = candidates.filter((candidate) =>
    isInAudience(candidate, categoriesOn(day, candidate.history), audience),
  );
  return done({
    asked: asked.length,
    byRegion: REGIONS.map((region) => ({
      region,
      asked: asked.filter((member) => member.region === region).length,
    })),
  });
}
