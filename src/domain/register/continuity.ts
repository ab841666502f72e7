/** A meeting of one kind as continuity sees it. Entities are named by a key that is the same at each meeting. */
export interface Held {
  readonly startsOn: string; // ISO day
  readonly invited: ReadonlySet<string>;
  /** Null: nobody's attendance is on record. */
  readonly attended: ReadonlySet<string> | null;
}

export interface Continuity {
  readonly previous: number; // entities that attended meeting n-1
  readonly again: number; // of those, who attended n
}

/**
 * How many of those that attended the previous meeting of its kind came again (Res. 68, resolves 4: "stable membership").
 * Null where there is nothing to compare with: a first meeting, or one of the two without attendance on record.
 */
export function continuityOf(now: Held, before: Held | undefined): Continuity | null {
  const { attended } = now;
  if (attended === null || !before?.attended || before.attended.size === 0) return null;
  const again = [...before.attended].filter((entity) => attended.has(entity)).length;
  return { previous: before.attended.size, again };
}

/** Meetings in a row that a seat may miss: Res. 68, resolves 4, asks that a CTO or a delegate attend regularly. */
const MISSED_MOST = 2;

export type LapseReason = 'missed-meetings' | 'no-authority';

/**
 * Why a seat looks lapsed; undefined: it does not. It is a finding for staff, who end the seat or mend what is on record.
 * `held` are the meetings of its group that were over on the day, latest first; those without attendance on record, and those to
 * which the seat was not invited, say nothing of it.
 */
export function lapseOf(
  seat: { readonly entity: string; readonly begunOn: string; readonly someoneStands: boolean },
  held: readonly Held[],
): LapseReason | undefined {
  const telling = held
    .filter(({ startsOn, invited, attended }) => {
      return attended !== null && startsOn >= seat.begunOn && invited.has(seat.entity);
    })
    .slice(0, MISSED_MOST);
  const missed = telling.filter(({ attended }) => !attended?.has(seat.entity));
  if (missed.length === MISSED_MOST) return 'missed-meetings';
  return seat.someoneStands ? undefined : 'no-authority';
}
