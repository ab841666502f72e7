import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { checked } from '../checked.ts';
import type { Actor } from '../ports.ts';
import { atItem, type ItemOrder, itemNow } from './at-item.ts';
import type { MeetingAct, MeetingRefusal, OutcomeDeps } from './at-meeting.ts';
import type { ItemRecord } from './rows.ts';
import { words } from './written.ts';

/** Takes an item into the order of the day, also one that was dropped before. */
export async function acceptItem(
  deps: OutcomeDeps,
  order: ItemOrder,
  actor: Actor,
): Promise<Result<ItemRecord, MeetingRefusal | 'item-unknown'>> {
  return atItem(deps, order, actor, async (act, { id, number }) => {
    await act.outcomes.changeItem(
      id,
      { state: 'accepted', reason: null, mergedInto: null },
      act.at,
    );
    await act.note('item.accepted', { number });
    return done(await itemNow(act, number));
  });
}

/** Leaves an item out, and says why. Its needs then have no place in the day, which the trace tells. */
export async function dropItem(
  deps: OutcomeDeps,
  order: ItemOrder,
  reason: string,
  actor: Actor,
): Promise<Result<ItemRecord, MeetingRefusal | 'item-unknown' | 'bad-input'>> {
  return atItem(deps, order, actor, async (act, { id, number }) => {
    const given = checked(z.object({ reason: words('say why it is left out', 2000) }), { reason });
    if (!given.ok) return given;
    await act.outcomes.changeItem(
      id,
      { state: 'dropped', mergedInto: null, ...given.value },
      act.at,
    );
    await act.note('item.dropped', { number }, given.value.reason);
    return done(await itemNow(act, number));
  });
}

const merging = z.object({
  into: z.int().positive(),
  reason: words('say why the two are one', 2000),
});

export type MergeItemRefusal = MeetingRefusal | 'item-unknown' | 'item-dropped' | 'bad-input';

/**
 * Makes two items one: the second takes the needs of the first and the conclusions that name it, and its place in the day if only the first
 * was accepted. The first stays under its number, left out, and tells where it went. Accepting it again takes it out of the other's shadow; what
 * the other has taken, it keeps.
 */
export async function mergeItem(
  deps: OutcomeDeps,
  order: ItemOrder,
  input: z.input<typeof merging>,
  actor: Actor,
): Promise<Result<ItemRecord, MergeItemRefusal>> {
  return atItem(deps, order, actor, async (act, item, items) => {
    const given = checked(merging, input);
    if (!given.ok) return given;
    const { into: number, reason } = given.value;
    const into = items.find((one) => one.number === number);
    if (into === undefined) return refuse('item-unknown', { number, meeting: order.meeting });
    if (into === item) return refuse('bad-input', { field: 'into', problem: 'name another item' });
    const dropped = [item, into].find(({ state }) => state === 'dropped');
    if (dropped !== undefined) return refuse('item-dropped', { number: dropped.number });
    await joinItems(act, item, into);
    const gone = { state: 'dropped', mergedInto: into.id, reason } as const;
    await act.outcomes.changeItem(item.id, gone, act.at);
    await act.note('item.merged', { number: item.number, into: number }, reason);
    return done(await itemNow(act, number));
  });
}

/** What the one already says of itself stays. */
async function joinItems(
  { outcomes, at }: MeetingAct,
  item: ItemRecord,
  into: ItemRecord,
): Promise<void> {
  await outcomes.joinItems(item.id, into.id);
  const { topic, minutes, presenter } = into;
  const change = {
    state: item.state === 'accepted' ? item.state : into.state,
    topic: topic ?? item.topic,
    minutes: minutes ?? item.minutes,
    presenter: presenter ?? item.presenter,
  };
  await outcomes.changeItem(into.id, change, at);
}
