import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { QuestionnaireRows, QuestionnaireVersion } from './rows.ts';

/** One published version with its definition; the latest when no number is asked for. */
export async function findVersion(
  deps: { readonly store: Transactions<{ questionnaires: QuestionnaireRows }> },
  input: { readonly slug: string; readonly number?: number },
  actor: Actor,
): Promise<Result<QuestionnaireVersion, 'not-allowed' | 'no-such-version'>> {
  const refusal = notAllowed(actor, 'questionnaire.check');
  if (refusal !== undefined) return refusal;
  const version = await deps.store.transaction(({ questionnaires }) =>
    questionnaires.find(input.slug, input.number),
  );
  if (version !== undefined) return done(version);
  return refuse('no-such-version', { slug: input.slug, number: input.number ?? 'latest' });
}
