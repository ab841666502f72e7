import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { QuestionnaireRows, QuestionnaireSummary } from './rows.ts';

/** All published versions, by slug, the latest of each first. */
export async function listQuestionnaires(
  deps: { readonly store: Transactions<{ questionnaires: QuestionnaireRows }> },
  actor: Actor,
): Promise<Result<readonly QuestionnaireSummary[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'questionnaire.check');
  if (refusal !== undefined) return refusal;
  return done(await deps.store.transaction(({ questionnaires }) => questionnaires.list()));
}
