import { type Result, refuse } from '../../domain/refusal.ts';
import type { Actor } from '../ports.ts';
import { atMeeting, type MeetingAct, type MeetingRefusal, type OutcomeDeps } from './at-meeting.ts';
import type { ItemRecord } from './rows.ts';

/** An item of a meeting's day, by its number. */
export interface ItemOrder {
  readonly meeting: string;
  readonly item: number;
}

/** One act on an item, by whoever may change the day. */
export async function atItem<Code extends string>(
  deps: OutcomeDeps,
  { meeting, item: number }: ItemOrder,
  actor: Actor,
  work: (
    act: MeetingAct,
    item: ItemRecord,
    items: readonly ItemRecord[],
  ) => Promise<Result<ItemRecord, Code>>,
): Promise<Result<ItemRecord, Code | MeetingRefusal | 'item-unknown'>> {
  return atMeeting(
    deps,
    { slug: meeting, action: 'item.change', actor },
    async (act): Promise<Result<ItemRecord, Code | 'item-unknown'>> => {
      const items = await act.outcomes.items(act.meeting.id);
      const item = items.find((one) => one.number === number);
      if (item === undefined) return refuse('item-unknown', { number, meeting });
      return work(act, item, items);
    },
  );
}

export async function itemNow(
  { meeting, outcomes }: MeetingAct,
  number: number,
): Promise<ItemRecord> {
  const found = (await outcomes.items(meeting.id)).find((one) => one.number === number);
  if (found === undefined) throw new Error(`item A${number} was written just now`);
  return found;
}
