import type { RoundId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor } from '../ports.ts';
import { type DraftRefusal, type RoundInput, readDraft } from './round-input.ts';
import { note, type RoundDeps } from './store.ts';

/** Prepares a round: nobody is asked yet, and members are picked only when it opens. */
export async function draftRound(
  deps: RoundDeps,
  input: RoundInput,
  actor: Actor,
): Promise<Result<{ readonly id: RoundId }, DraftRefusal | 'not-allowed' | 'slug-taken'>> {
  const refusal = notAllowed(actor, 'round.draft');
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async (rows) => {
    const draft = await readDraft(rows, input, deps.random);
    if (!draft.ok) return draft;
    const { round, rules } = draft.value;
    if (!(await rows.rounds.insert(round))) return refuse('slug-taken', { slug: round.slug });
    await rows.rounds.addRules(round.id, rules);
    const at = deps.clock.now();
    await note(rows.audit, {
      at,
      actor,
      action: 'round.drafted',
      round,
      details: { ...round, rules },
    });
    return done({ id: round.id });
  });
}
