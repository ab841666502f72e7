import type { Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import type { AgendaRows, AgendaVersion } from './rows.ts';
import { type TracedFigure, tracedFigures } from './traced-figures.ts';

/** Turns a version into files in a folder: all of them or none. Implemented by src/infra/documents. */
export type WriteAgenda = (order: {
  readonly version: AgendaVersion;
  readonly languages: readonly Language[];
  readonly folder: string;
  /** Also the trace, in a folder of its own that says for whom it is; null: without it. */
  readonly trace: readonly TracedFigure[] | null;
}) => Promise<Result<{ readonly files: readonly string[] }, 'foreign-files'>>;

export interface ExportAgendaDeps {
  readonly store: Transactions<{ agenda: AgendaRows; audit: AuditRows }>;
  readonly clock: Clock;
  readonly write: WriteAgenda;
}

export interface AgendaExport {
  readonly version: number;
  readonly sha256: string;
  readonly files: readonly string[];
}

/**
 * Writes a frozen agenda version to a folder. Whoever may look may export what is published; the trace behind it
 * names members that asked not to be named, and needs the right to build.
 */
export async function exportAgenda(
  deps: ExportAgendaDeps,
  input: {
    readonly round: string;
    readonly version?: number;
    readonly languages: readonly Language[];
    readonly folder: string;
    readonly withTrace: boolean;
  },
  actor: Actor,
): Promise<Result<AgendaExport, 'not-allowed' | 'no-such-version' | 'foreign-files'>> {
  const refusal = notAllowed(actor, input.withTrace ? 'agenda.build' : 'agenda.export');
  if (refusal !== undefined) return refusal;
  const { round, languages, folder, withTrace } = input;
  const found = await deps.store.transaction(async ({ agenda }) => {
    const version = await agenda.findVersion(round, input.version ?? 'latest');
    if (version === undefined) return undefined;
    return { version, trace: withTrace ? await tracedFigures(agenda, round, version) : null };
  });
  if (found === undefined) {
    return refuse('no-such-version', { round, version: input.version ?? 'latest' });
  }
  const { version } = found;
  const written = await deps.write({ ...found, languages, folder });
  if (!written.ok) return written;
  await deps.store.transaction(({ audit }) =>
    audit.append({
      at: deps.clock.now(),
      actor,
      action: 'agenda.exported',
      subject: `round:${round}`,
      details: { version: version.number, languages, withTrace },
    }),
  );
  return done({ version: version.number, sha256: version.sha256, files: written.value.files });
}
