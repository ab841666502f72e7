import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { CodingRows } from '../needs/rows.ts';
import { atMeeting, type MeetingAct, type MeetingRefusal } from '../outcomes/at-meeting.ts';
import type { Actor, Clock, Random, Transactions } from '../ports.ts';
import type { MeetingRegisterRows } from '../register/at-register.ts';
import { type FollowedRow, followAnswers, type MeetingNominations } from './follow-answers.ts';
import type { NominationRows } from './rows.ts';

export interface MeetingNominationRows extends MeetingRegisterRows {
  readonly coding: Pick<CodingRows, 'rounds'>;
  readonly nominations: NominationRows;
}

/** What the use cases of nominations need. */
export interface NominationDeps {
  readonly store: Transactions<MeetingNominationRows>;
  readonly clock: Clock;
  readonly random: Random;
}

export type NominationAct = MeetingAct<MeetingNominationRows>;

/** Nominations as the answers make them now, written down: whatever is done next is done on what members say, not on what they said. */
export async function writeFollowed(act: NominationAct): Promise<MeetingNominations> {
  const { meeting, rows } = act;
  const found = await followAnswers(rows, meeting.id);
  for (const row of found.rows) {
    if (row.change === null) continue;
    await rows.nominations.save(row.id, row);
    await act.note('nomination.followed', { number: row.number, change: row.change });
  }
  return found;
}

export interface NominationOrder {
  readonly meeting: string;
  readonly number: number;
}

export type UndecidedRefusal =
  | MeetingRefusal
  | 'nomination-unknown'
  | 'nomination-withdrawn'
  | 'nomination-decided';

/** One act on a nomination that still stands and that nobody has decided. */
export async function atUndecided<Value, Code extends string>(
  deps: NominationDeps,
  order: NominationOrder & {
    readonly action: 'nomination.consent' | 'nomination.decide';
    readonly actor: Actor;
  },
  work: (act: NominationAct, row: FollowedRow) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | UndecidedRefusal>> {
  const { meeting: slug, number, action, actor } = order;
  type Answer = Result<Value, Code | UndecidedRefusal>;
  return atMeeting(deps, { slug, action, actor }, async (act): Promise<Answer> => {
    const { rows } = await writeFollowed(act);
    const row = undecided(rows, { meeting: slug, number });
    return row.ok ? work(act, row.value) : row;
  });
}

function undecided(
  rows: readonly FollowedRow[],
  { meeting, number }: NominationOrder,
): Result<FollowedRow, 'nomination-unknown' | 'nomination-withdrawn' | 'nomination-decided'> {
  const row = rows.find((one) => one.number === number);
  if (row === undefined) return refuse('nomination-unknown', { number, meeting });
  const { state, withdrawn } = row;
  if (state === 'withdrawn') {
    return refuse('nomination-withdrawn', { number, gone: withdrawn ?? 'words' });
  }
  return state === 'standing' ? done(row) : refuse('nomination-decided', { number, state });
}
