import { composeAgenda } from '../../domain/agenda/compose.ts';
import { type Difference, differences } from '../../domain/dataset/compare.ts';
import {
  READ_COLUMNS,
  type Read,
  type ReadRow,
  readAnswer,
  readReply,
} from '../../domain/dataset/read-rows.ts';
import { openRebuild, type ReadReply, type Rebuild } from '../../domain/dataset/rebuild.ts';
import { variablesOf } from '../../domain/dataset/variables.ts';
import { done, type Fault, type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import type { AgendaRound, AgendaRows, AgendaVersion } from '../agenda/rows.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { Format } from './export-dataset.ts';

/** A data set in a folder, as far as it is read back. */
export interface OpenedDataset {
  readonly round: string;
  readonly format: Format;
  /**
   * A table's rows, one after another. Throws `UnreadableTable` when it cannot be read, or lacks one of these columns.
   */
  rows(
    table: 'participation' | 'responses-long' | 'responses-replaced',
    columns: readonly string[],
  ): AsyncIterable<ReadRow>;
}

/** Opens a data set. Throws `UnreadableTable` when the folder holds none for staff with codes. Implemented by src/infra. */
export type ReadDataset = (folder: string, format: Format | undefined) => Promise<OpenedDataset>;

export interface CheckExportDeps {
  readonly store: Transactions<{ agenda: AgendaRows }>;
  readonly readDataset: ReadDataset;
}

export interface ExportCheck {
  readonly round: string;
  readonly format: Format;
  readonly agendaVersion: number;
  readonly members: number;
  readonly answers: number;
  /** None: the tables give the aggregates of that version. */
  readonly differences: readonly Difference[];
}

export interface ExportFaults extends Refusal<'faults'> {
  /** The first of them. */
  readonly faults: readonly Fault[];
  readonly total: number;
}

const FAULTS_TOLD = 20;

/**
 * Reads a data set for staff back, makes the aggregates of its round's newest agenda version anew from its tables alone, and
 * compares. Writes nothing.
 */
export async function checkExport(
  { store, readDataset }: CheckExportDeps,
  input: { readonly folder: string; readonly format?: Format },
  actor: Actor,
): Promise<Result<ExportCheck, 'not-allowed' | 'round-unknown' | 'no-agenda'> | ExportFaults> {
  const refusal = notAllowed(actor, 'dataset.check');
  if (refusal !== undefined) return refusal;
  const dataset = await readDataset(input.folder, input.format);
  const { round: slug, format } = dataset;
  const found = await store.transaction(async ({ agenda }) => {
    const round = await agenda.findRound(slug);
    return round && { round, versions: await agenda.versions(round.id) };
  });
  if (found === undefined) return refuse('round-unknown', { round: slug });
  const newest = found.versions.at(-1);
  if (newest === undefined) return refuse('no-agenda', { round: slug });
  const { round, versions } = found;
  const reading = await readAll(dataset, rebuildOf(round, newest, versions), round);
  const { faults, members, answers } = reading;
  if (faults.total > 0) {
    const { total, first } = faults;
    return { ...refuse('faults', { total }), faults: first, total };
  }
  return done({
    round: slug,
    format,
    agendaVersion: newest.number,
    members,
    answers,
    differences: differences(newest.content, composeAgenda(reading.rebuild.input())),
  });
}

function rebuildOf(
  round: AgendaRound,
  newest: AgendaVersion,
  versions: readonly AgendaVersion[],
): Rebuild {
  return openRebuild({
    version: newest.number,
    content: newest.content,
    definition: round.questionnaire.definition,
    earlier: versions.filter(({ number }) => number < newest.number).map(({ content }) => content),
  });
}

/** Faults, counted; the first of them kept. */
class Faults {
  readonly first: Fault[] = [];
  total = 0;

  /** The value of what was read; undefined when there is none. */
  taken<Value>(read: Read<Value>): Value | undefined {
    if ('value' in read) return read.value;
    this.add(...read.faults);
    return undefined;
  }

  add(...faults: readonly Fault[]): void {
    this.total += faults.length;
    this.first.push(...faults.slice(0, Math.max(0, FAULTS_TOLD - this.first.length)));
  }
}

async function readAll(dataset: OpenedDataset, rebuild: Rebuild, round: AgendaRound) {
  const faults = new Faults();
  const replies = await readReplies(dataset, rebuild, faults);
  const variables = new Map(
    variablesOf(round.questionnaire.definition).map((one) => [one.question, one]),
  );
  const ids = new Set<string>();
  const standing = new Set<string>();
  for (const [table, current] of [
    ['responses-long', true],
    ['responses-replaced', false],
  ] as const) {
    for await (const row of dataset.rows(table, READ_COLUMNS.answers)) {
      const answer = faults.taken(readAnswer(row, variables, current));
      if (answer === undefined) continue;
      const reply = replies.get(answer.response);
      const twice = ids.has(answer.id) || (current && standing.has(keyOf(answer)));
      if (reply === undefined) faults.add(ownerless(row));
      else if (twice) faults.add(doubled(row, 'answer'));
      else rebuild.answer(reply, answer);
      ids.add(answer.id);
      if (current) standing.add(keyOf(answer));
    }
  }
  return { rebuild, faults, members: replies.size, answers: ids.size };
}

async function readReplies(
  dataset: OpenedDataset,
  rebuild: Rebuild,
  faults: Faults,
): Promise<ReadonlyMap<string, ReadReply>> {
  const replies = new Map<string, ReadReply>();
  for await (const row of dataset.rows('participation', READ_COLUMNS.participation)) {
    const reply = faults.taken(readReply(row));
    if (reply === undefined) continue;
    if (replies.has(reply.response)) faults.add(doubled(row, 'response'));
    else rebuild.reply(reply);
    replies.set(reply.response, reply);
  }
  return replies;
}

const keyOf = (answer: { readonly response: string; readonly question: string }): string =>
  `${answer.response} ${answer.question}`;

const ownerless = ({ place }: ReadRow): Fault => ({
  path: `${place}, "response"`,
  problem: 'participation has no such response',
  mend: 'Take both tables from one export.',
});

const doubled = ({ place }: ReadRow, column: string): Fault => ({
  path: `${place}, "${column}"`,
  problem: 'it stands here a second time',
  mend: 'Delete one of the two rows.',
});
