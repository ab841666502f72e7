import type { Action } from '../../domain/permissions.ts';
import { done, type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { notAllowed } from '../allowed.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import type { StaffRows } from '../staff/rows.ts';
import type { OutcomeRows } from './rows.ts';

export interface MeetingRows {
  readonly outcomes: OutcomeRows;
  readonly staff: StaffRows;
  readonly audit: AuditRows;
}

/** What the use cases of a meeting's papers need. */
export interface OutcomeDeps {
  readonly store: Transactions<MeetingRows>;
  readonly clock: Clock;
  readonly random: Random;
}

/** One act on a meeting: in a transaction that has the meeting to itself. */
export interface MeetingAct<Rows extends MeetingRows = MeetingRows> {
  readonly meeting: MeetingRecord;
  readonly outcomes: OutcomeRows;
  readonly staff: StaffRows;
  /** All that the act has to do with, in its transaction. */
  readonly rows: Rows;
  readonly at: number;
  /** Writes down what was done. */
  note(action: string, details: unknown, reason?: string | null): Promise<void>;
}

export type MeetingRefusal = 'not-allowed' | 'meeting-unknown';

/** Whoever may do it, at a meeting that there is: the same beginning for all of them. */
export async function atMeeting<Value, Code extends string, Rows extends MeetingRows>(
  deps: { readonly store: Transactions<Rows>; readonly clock: Clock },
  order: { readonly slug: string; readonly action: Action; readonly actor: Actor },
  work: (act: MeetingAct<Rows>) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | MeetingRefusal>> {
  const { slug, action, actor } = order;
  const refusal = notAllowed(actor, action);
  return refusal ?? atItsMeeting(deps, { slug, actor }, work);
}

/** The same for a contact, whose rights are for `work` to see. */
export async function atItsMeeting<Value, Code extends string, Rows extends MeetingRows>(
  deps: { readonly store: Transactions<Rows>; readonly clock: Clock },
  { slug, actor }: { readonly slug: string; readonly actor: Actor },
  work: (act: MeetingAct<Rows>) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'meeting-unknown'>> {
  return deps.store.transaction(async (rows) => {
    const { outcomes, staff, audit } = rows;
    const meeting = await outcomes.lockMeeting(slug);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: slug });
    const at = deps.clock.now();
    const subject = `meeting:${meeting.id}`;
    return work({
      ...{ meeting, outcomes, staff, rows, at },
      note: (what, details, reason) =>
        audit.append({
          ...{ at, actor, action: what, subject, details },
          ...(reason ? { reason } : {}),
        }),
    });
  });
}

/** Conclusions and endings are entered from the meeting: before its first day in Geneva one of the two days is a slip. */
export function notBegun({
  meeting,
  at,
}: Pick<MeetingAct, 'meeting' | 'at'>): Refusal<'meeting-ahead'> | undefined {
  if (genevaDay(at) >= meeting.startsOn) return undefined;
  return refuse('meeting-ahead', { meeting: meeting.slug, startsOn: meeting.startsOn });
}

/** Those with these numbers, in the given order; the first number that there is not, as a refusal. */
export function named<Found extends { readonly number: number }, Code extends string>(
  all: readonly Found[],
  numbers: readonly number[],
  unknown: (number: number) => Refusal<Code>,
): Result<readonly Found[], Code> {
  const found: Found[] = [];
  for (const number of new Set(numbers)) {
    const one = all.find((other) => other.number === number);
    if (one === undefined) return unknown(number);
    found.push(one);
  }
  return done(found);
}

/** A need that went into another leads there: what is said of it is said of that one. */
export function living<
  Need extends { readonly number: number; readonly mergedInto: number | null },
>(all: readonly Need[], need: Need): Need {
  const into = all.find(({ number }) => number === need.mergedInto);
  return into === undefined ? need : living(all, into);
}

/** The next number: none is given twice, for none is taken away. */
export function nextNumber(all: readonly { readonly number: number }[]): number {
  return Math.max(0, ...all.map(({ number }) => number)) + 1;
}
