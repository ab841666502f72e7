import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { PaperKey, PaperRecord, PaperRows } from './rows.ts';

interface FindDeps {
  readonly store: Transactions<{ readonly papers: PaperRows }>;
}

export interface FoundPaper {
  readonly paper: PaperRecord;
  /** Whether it is the newest of its kind: the only one that goes on. */
  readonly newest: boolean;
}

/** A paper to read, however far it is: for staff. */
export async function findPaper(
  { store }: FindDeps,
  { kind, scope, number }: PaperKey & { readonly number: number },
  actor: Actor,
): Promise<Result<FoundPaper, 'not-allowed' | 'no-paper'>> {
  const refusal = notAllowed(actor, 'paper.list');
  if (refusal !== undefined) return refusal;
  return store.transaction(async ({ papers }) => {
    const paper = await papers.find({ kind, scope }, number);
    if (paper === undefined) return refuse('no-paper', { kind, scope });
    const last = await papers.find({ kind, scope });
    return done({ paper, newest: last?.number === number });
  });
}

/** A paper that has left the bureau, to read; what is still on its way there is as if it were not. */
export async function findPublished(
  deps: FindDeps,
  input: PaperKey & { readonly number: number },
  actor: Actor,
): Promise<Result<PaperRecord, 'not-allowed' | 'no-paper'>> {
  const found = await findPaper(deps, input, actor);
  if (!found.ok) return found;
  const { kind, scope } = input;
  const { paper } = found.value;
  return paper.state === 'published' ? done(paper) : refuse('no-paper', { kind, scope });
}
