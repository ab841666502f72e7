import type { MeetingId } from '../../domain/ids.ts';
import { type TracedClause, traceOf } from '../../domain/outcomes/trace.ts';
import type {
  ConclusionFact,
  NeedFact,
  PaperFact,
  RoundFact,
} from '../../domain/outcomes/trace-facts.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { notAllowed } from '../allowed.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import type { FollowRows } from '../nominations/follow-answers.ts';
import { nominationFact } from '../nominations/nomination-fact.ts';
import type { Actor, Clock, Transactions } from '../ports.ts';
import type { CategoryRows } from '../register/developing.ts';
import { registerFact } from '../register/register-fact.ts';
import type { RegisterRows } from '../register/rows.ts';
import type { Edition, Editions } from './edition.ts';
import type { ConclusionRecord, MeetingNeed, OutcomeRows } from './rows.ts';

/** What a trace reads beside needs, items and conclusions. */
export interface TraceRows {
  findMeeting(slug: string): Promise<MeetingRecord | undefined>;
  rounds(meeting: MeetingId): Promise<readonly RoundFact[]>;
  papers(meeting: MeetingRecord): Promise<readonly PaperFact[]>;
}

/** All that a trace reads. */
export interface TracedRows extends FollowRows {
  readonly traces: TraceRows;
  readonly register: Pick<RegisterRows, 'seats' | 'held' | 'entries'>;
  readonly members: CategoryRows;
  readonly outcomes: Pick<OutcomeRows, 'needs' | 'items' | 'conclusions'>;
}

export interface TraceDeps {
  readonly store: Transactions<TracedRows>;
  readonly clock: Clock;
  readonly editions: Editions;
}

export interface MeetingTrace {
  readonly meeting: MeetingRecord;
  readonly edition: Pick<Edition, 'id' | 'resolution' | 'edition'>;
  readonly asOf: string; // ISO day in Geneva
  readonly clauses: readonly (TracedClause & { readonly asks: string })[];
}

/**
 * Clause by clause: what was done for this meeting, when and where the evidence lies, and what is missing (Res. 68). Reads
 * only; it can be asked at any time.
 */
export async function traceMeeting(
  { store, clock, editions }: TraceDeps,
  input: { readonly meeting: string; readonly edition?: string },
  actor: Actor,
): Promise<Result<MeetingTrace, 'not-allowed' | 'meeting-unknown' | 'edition-unknown'>> {
  const refusal = notAllowed(actor, 'report.trace');
  if (refusal !== undefined) return refusal;
  const asked = input.edition ?? 'newest';
  const edition = await editions.find(asked);
  if (edition === undefined) {
    return refuse('edition-unknown', { edition: asked, known: (await editions.ids()).join(', ') });
  }
  return store.transaction(async (rows) => {
    const meeting = await rows.traces.findMeeting(input.meeting);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: input.meeting });
    const today = genevaDay(clock.now());
    const traced = await tracedClauses(rows, meeting, { edition, today });
    const asks = new Map(edition.clauses.map((one) => [one.label, one.paraphrase.en]));
    const { resolution, edition: name } = edition;
    return done({
      ...{ meeting, edition: { id: edition.id, resolution, edition: name }, asOf: today },
      clauses: traced.map((clause) => ({ ...clause, asks: asks.get(clause.label) ?? '' })),
    });
  });
}

/** What was done for each clause that asks for something, as the records of a meeting show it on a day. */
export async function tracedClauses(
  rows: TracedRows,
  meeting: MeetingRecord,
  { edition, today }: { readonly edition: Pick<Edition, 'clauses'>; readonly today: string },
): Promise<readonly TracedClause[]> {
  const { traces, outcomes, register, members } = rows;
  const { id } = meeting;
  const needs = (await outcomes.needs(id)).filter(({ mergedInto }) => mergedInto === null);
  const conclusions = await outcomes.conclusions(id);
  return traceOf(edition.clauses, {
    ...{ today, meeting, rounds: await traces.rounds(id), items: await outcomes.items(id) },
    ...{ needs: needs.map(needFact), conclusions: conclusions.map(conclusionFact) },
    papers: await traces.papers(meeting),
    register: await registerFact({ register, members }, meeting, today),
    nominations: await nominationFact(rows, id),
  });
}

function needFact({ number, items, ending }: MeetingNeed): NeedFact {
  return { number, items, ending: ending?.kind ?? null };
}

function conclusionFact(conclusion: ConclusionRecord): ConclusionFact {
  const { number, otherBodies, routings, followUps } = conclusion;
  const [newest] = followUps;
  return {
    ...{ number, otherBodies, routings },
    status: newest?.status ?? null,
    statusOn: newest === undefined ? null : genevaDay(newest.at),
  };
}
