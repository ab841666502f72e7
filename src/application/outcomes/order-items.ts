import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Actor } from '../ports.ts';
import { atItem, type ItemOrder, itemNow } from './at-item.ts';
import {
  atMeeting,
  type MeetingAct,
  type MeetingRefusal,
  named,
  type OutcomeDeps,
} from './at-meeting.ts';
import type { ItemRecord } from './rows.ts';

/** Puts these items first, in this order; the others follow as they stood. */
export async function orderItems(
  deps: OutcomeDeps,
  meeting: string,
  first: readonly number[],
  actor: Actor,
): Promise<Result<readonly ItemRecord[], MeetingRefusal | 'item-unknown'>> {
  return atMeeting(deps, { slug: meeting, action: 'item.change', actor }, async (act) => {
    const items = await act.outcomes.items(act.meeting.id);
    const found = named(items, first, (number) =>
      refuse('item-unknown', { number, meeting: act.meeting.slug }),
    );
    if (!found.ok) return found;
    const order = [...found.value, ...items.filter((item) => !found.value.includes(item))];
    await putInOrder(act, order);
    return done(await act.outcomes.items(act.meeting.id));
  });
}

/** Puts an item right before another one, or, without one, at the end. Whatever else was moved meanwhile keeps its place. */
export async function placeItem(
  deps: OutcomeDeps,
  order: ItemOrder & { readonly before: number | null },
  actor: Actor,
): Promise<Result<ItemRecord, MeetingRefusal | 'item-unknown'>> {
  return atItem(deps, order, actor, async (act, item, items) => {
    const { before: number, meeting } = order;
    const others = items.filter((one) => one !== item);
    const before = items.findIndex((one) => one.number === number);
    if (number !== null && before < 0) return refuse('item-unknown', { number, meeting });
    const next = items.slice(Math.max(0, before)).find((one) => one !== item);
    const at = number === null || next === undefined ? others.length : others.indexOf(next);
    await putInOrder(act, others.toSpliced(at, 0, item));
    return done(await itemNow(act, item.number));
  });
}

async function putInOrder(act: MeetingAct, order: readonly ItemRecord[]): Promise<void> {
  await act.outcomes.orderItems(
    order.map(({ id }) => id),
    act.at,
  );
  await act.note('items.ordered', { order: order.map(({ number }) => number) });
}
