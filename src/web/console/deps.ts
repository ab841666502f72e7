import type { AgendaVersion } from '../../application/agenda/rows.ts';
import type { TracedFigure } from '../../application/agenda/traced-figures.ts';
import type { OperationsPorts } from '../../application/operations/see-operations.ts';
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
  /** What the page for operators looks at. */
  readonly operations: OperationsPorts;
  /** Where people reach the server, without a trailing slash; https makes cookies `__Host-`. */
  readonly publicUrl: string;
  /** Whether a failure passes by itself: the pages around the console answer it. */
  readonly passes?: (failure: unknown) => boolean;
}

export type AgendaFiles = (order: {
  readonly version: AgendaVersion;
  readonly languages: readonly Language[];
  readonly trace: readonly TracedFigure[] | null;
}) => ReadonlyMap<string, () => Promise<string | Uint8Array>>;
