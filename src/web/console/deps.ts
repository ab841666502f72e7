import type { AgendaVersion } from '../../application/agenda/rows.ts';
import type { TracedFigure } from '../../application/agenda/traced-figures.ts';
import type { OperationsPorts } from '../../application/operations/see-operations.ts';
import type { PaperRecord } from '../../application/papers/rows.ts';
import type { Parley } from '../../application/parley.ts';
import type { Language } from '../../domain/language.ts';

/** What the console needs, given by src/main. */
export interface ConsoleDeps {
  readonly parley: Pick<
    Parley,
    | 'store'
    | 'clock'
    | 'random'
    | 'hash'
    | 'bell'
    | 'limiter'
    | 'phrases'
    | 'links'
    | 'refusalWords'
    | 'directories'
    | 'findSimilar'
    | 'editions'
    | 'traceWords'
  >;
  /** All files of an agenda version, by their path: the same ones that `agenda export` writes. */
  readonly agendaFiles: AgendaFiles;
  /** All files of a paper in these languages, by their name: the same ones that an export writes. */
  readonly paperFiles: PaperFiles;
  /** What the page for operators looks at. */
  readonly operations: OperationsPorts;
  /** Where people reach the server, without a trailing slash; https makes cookies `__Host-`. */
  readonly publicUrl: string;
  /** Whether a failure passes by itself: the pages around the console answer it. */
  readonly passes?: (failure: unknown) => boolean;
}

export type PaperFiles = (
  paper: PaperRecord,
  languages: readonly Language[],
) => ReadonlyMap<string, () => Promise<string | Uint8Array>>;

export type AgendaFiles = (order: {
  readonly version: AgendaVersion;
  readonly languages: readonly Language[];
  readonly trace: readonly TracedFigure[] | null;
}) => ReadonlyMap<string, () => Promise<string | Uint8Array>>;
