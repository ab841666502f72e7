import type { AddresseeCount } from '../../domain/agenda/participation.ts';
import type { Reply } from '../../domain/dataset/reply.ts';
import type { Wording } from '../../domain/dataset/values.ts';
import type { Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { AgendaRound, AgendaRows, AgendaVersion } from '../agenda/rows.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import type { DatasetRows } from './rows.ts';

/** For TSB alone: everything, whoever said it. For the public: what the newest agenda version publishes. */
export const AUDIENCES = ['staff', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const FORMATS = ['csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** Rows that one sheet of a workbook takes (ECMA-376), the heading among them. */
export const SHEET_ROWS_MAX = 1_048_576;

interface Order {
  readonly round: AgendaRound;
  readonly wording: Wording;
  readonly language: Language;
  readonly formats: readonly Format[];
  readonly folder: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Everything of a round, as of one moment. Replies are read from the database while the files are written. */
export interface StaffOrder extends Order {
  readonly audience: 'staff';
  readonly addressees: readonly AddresseeCount[];
  readonly versions: readonly AgendaVersion[];
  replies(): AsyncIterable<Reply>;
}

export interface PublicOrder extends Order {
  readonly audience: 'public';
  readonly version: AgendaVersion;
}

/** Writes a data set into a folder: all of its files or none. Implemented by src/infra/documents. */
export type WriteDataset = (
  order: StaffOrder | PublicOrder,
) => Promise<Result<{ readonly files: readonly string[] }, 'foreign-files'>>;

export interface ExportDatasetDeps {
  readonly store: Transactions<{ agenda: AgendaRows; dataset: DatasetRows; audit: AuditRows }>;
  readonly clock: Clock;
  readonly writeDataset: WriteDataset;
}

export interface ExportDatasetInput extends Omit<Order, 'round' | 'at'> {
  readonly round: string;
  readonly audience: Audience;
}

export interface DatasetExport {
  readonly audience: Audience;
  /** The newest agenda version; null: none was built. */
  readonly agendaVersion: number | null;
  readonly files: readonly string[];
}

type Refusals =
  | 'not-allowed'
  | 'round-unknown'
  | 'not-closed'
  | 'no-agenda'
  | 'sheet-full'
  | 'foreign-files';

/**
 * Writes a round's data set to a folder. Like an agenda it waits until the round has closed. It reads and writes within one
 * transaction, so that all files tell of the same moment; the transaction only reads, so nothing is done twice. What left, for
 * whom and on whose word is in the audit.
 */
export async function exportDataset(
  deps: ExportDatasetDeps,
  input: ExportDatasetInput,
  actor: Actor,
): Promise<Result<DatasetExport, Refusals>> {
  const { audience } = input;
  const refusal = notAllowed(
    actor,
    audience === 'staff' ? 'dataset.export-staff' : 'dataset.export-public',
  );
  if (refusal !== undefined) return refusal;
  const written = await deps.store.transaction(async (rows) => {
    await rows.dataset.holdStill();
    const round = await rows.agenda.findRound(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    if (round.state !== 'closed' && round.state !== 'archived') {
      return refuse('not-closed', { round: round.slug, state: round.state });
    }
    const versions = await rows.agenda.versions(round.id);
    const order = { ...input, round, at: deps.clock.now() };
    return audience === 'staff'
      ? writeForStaff(deps, rows, { ...order, versions })
      : writeForPublic(deps, { ...order, version: versions.at(-1) });
  });
  if (!written.ok) return written;
  const { round, ...exported } = written.value;
  await deps.store.transaction(({ audit }) =>
    audit.append({
      at: deps.clock.now(),
      actor,
      action: 'dataset.exported',
      subject: `round:${round.id}`,
      details: {
        audience,
        agendaVersion: exported.agendaVersion,
        values: input.wording.kind,
        language: input.language,
        formats: input.formats,
      },
    }),
  );
  return done(exported);
}

type Written = Result<
  DatasetExport & { readonly round: AgendaRound },
  'no-agenda' | 'sheet-full' | 'foreign-files'
>;

async function writeForStaff(
  { writeDataset }: ExportDatasetDeps,
  { agenda, dataset }: { readonly agenda: AgendaRows; readonly dataset: DatasetRows },
  order: Order & { readonly versions: readonly AgendaVersion[] },
): Promise<Written> {
  const { round, versions } = order;
  if (order.formats.includes('xlsx')) {
    const rows = await dataset.countAnswers(round.id);
    if (rows >= SHEET_ROWS_MAX) return refuse('sheet-full', { rows, most: SHEET_ROWS_MAX - 1 });
  }
  const addressees = await agenda.addressees(round.id);
  await dataset.takeVersions(round.id);
  const written = await writeDataset({
    ...order,
    audience: 'staff',
    addressees,
    replies: () => dataset.replies(round.id),
  });
  if (!written.ok) return written;
  const agendaVersion = versions.at(-1)?.number ?? null;
  return done({ round, audience: 'staff', agendaVersion, files: written.value.files });
}

async function writeForPublic(
  { writeDataset }: ExportDatasetDeps,
  order: Order & { readonly version: AgendaVersion | undefined },
): Promise<Written> {
  const { round, version } = order;
  if (version === undefined) {
    return refuse('no-agenda', { round: round.slug });
  }
  const written = await writeDataset({ ...order, version, audience: 'public' });
  if (!written.ok) return written;
  const { files } = written.value;
  return done({ round, audience: 'public', agendaVersion: version.number, files });
}
