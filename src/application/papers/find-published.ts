import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { PaperKey, PaperRecord, PaperRows } from './rows.ts';

/** A paper that has left the bureau, to read; what is still on its way there is as if it were not. */
export async function findPublished(
  { store }: { readonly store: Transactions<{ readonly papers: PaperRows }> },
  input: PaperKey & { readonly number: number },
  actor: Actor,
): Promise<Result<PaperRecord, 'not-allowed' | 'no-paper'>> {
  const refusal = notAllowed(actor, 'paper.list');
  if (refusal !== undefined) return refusal;
  const { kind, scope, number } = input;
  const paper = await store.transaction(({ papers }) => papers.find({ kind, scope }, number));
  return paper?.state === 'published' ? done(paper) : refuse('no-paper', { kind, scope });
}
