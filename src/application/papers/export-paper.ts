import type { Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import { headOf } from './draft-paper.ts';
import type { PaperHead, PaperKey, PaperRecord, PaperRows } from './rows.ts';

/** Turns a paper into files in a folder: all of them or none. Implemented by src/infra/documents. */
export type WritePaper = (order: {
  readonly paper: PaperRecord;
  readonly languages: readonly Language[];
  readonly folder: string;
}) => Promise<Result<{ readonly files: readonly string[] }, 'foreign-files'>>;

export interface ExportPaperDeps {
  readonly store: Transactions<{ readonly papers: PaperRows }>;
  readonly writePaper: WritePaper;
}

/** Writes a paper to a folder: the newest of its kind, or the one with that number. */
export async function exportPaper(
  { store, writePaper }: ExportPaperDeps,
  order: PaperKey & {
    readonly number?: number;
    readonly languages: readonly Language[];
    readonly folder: string;
  },
  actor: Actor,
): Promise<
  Result<
    PaperHead & { readonly files: readonly string[] },
    'not-allowed' | 'no-paper' | 'foreign-files'
  >
> {
  const refusal = notAllowed(actor, 'paper.list');
  if (refusal !== undefined) return refusal;
  const { kind, scope, number, languages, folder } = order;
  const paper = await store.transaction(({ papers }) => papers.find({ kind, scope }, number));
  if (paper === undefined) return refuse('no-paper', { kind, scope });
  const written = await writePaper({ paper, languages, folder });
  return written.ok ? done({ ...headOf(paper), files: written.value.files }) : written;
}

/** All papers, the newest first. */
export async function listPapers(
  { store }: Pick<ExportPaperDeps, 'store'>,
  actor: Actor,
): Promise<Result<readonly PaperHead[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'paper.list');
  if (refusal !== undefined) return refusal;
  return done(await store.transaction(({ papers }) => papers.list()));
}
