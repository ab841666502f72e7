import { addAlternate, holdSeat } from '../../application/register/authorise.ts';
import { addSeat, endSeat } from '../../application/register/change-seats.ts';
import type { SeatRecord } from '../../application/register/rows.ts';
import { type Result, refuse } from '../../domain/refusal.ts';
import { SEAT_ENDINGS, type SeatGroup } from '../../domain/register/words.ts';
import { type Fields, textOf } from './fields.ts';
import type { Visit } from './visit.ts';

export const SEAT_ACTS = ['hold', 'alternate', 'end'] as const;
export type SeatAct = (typeof SEAT_ACTS)[number];

/** Gives a member a seat. */
export function performSeating(
  { parley, actor }: Visit,
  { group, fields }: { readonly group: SeatGroup; readonly fields: Fields },
): Promise<Result<SeatRecord>> {
  const input = { group, member: textOf(fields, 'member', 64), from: textOf(fields, 'from', 20) };
  return addSeat(parley, input, actor);
}

/** Says who may come for a seat, or ends it. The fields of an act bear its name, so that those of another stay as they are. */
export async function performSeatAct(
  { parley, actor }: Visit,
  order: {
    readonly act: SeatAct;
    readonly group: SeatGroup;
    readonly member: string;
    readonly fields: Fields;
  },
): Promise<Result<SeatRecord>> {
  const { act, group, member, fields } = order;
  const text = (name: string) => textOf(fields, `${act}-${name}`, 2000);
  if (act === 'end') {
    const ending = SEAT_ENDINGS.find((one) => one === text('ending'));
    if (ending === undefined)
      return refuse('bad-input', { field: 'ending', problem: 'choose one' });
    return endSeat(
      parley,
      { group, member, on: text('on'), ending, reason: text('reason') },
      actor,
    );
  }
  const days = { from: text('from'), until: text('until') || null };
  const input = {
    group,
    member,
    email: text('email'),
    ...days,
    document: text('document') || null,
  };
  return act === 'hold' ? holdSeat(parley, input, actor) : addAlternate(parley, input, actor);
}
