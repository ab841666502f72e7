import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { checked } from '../checked.ts';
import type { Actor } from '../ports.ts';
import {
  atMeeting,
  living,
  type MeetingAct,
  type MeetingRefusal,
  named,
  nextNumber,
  type OutcomeDeps,
} from './at-meeting.ts';
import type { ItemChange, ItemRecord } from './rows.ts';
import { numbers, optionalWords, words } from './written.ts';

const minutes = z
  .int('give whole minutes')
  .min(1, 'give at least one minute')
  .max(1440, 'give at most 1440 minutes')
  .nullable();

const title = words('give the item a title', 300);
const topic = optionalWords(100);
const presenter = optionalWords(200);

const newItem = z.object({
  title,
  topic,
  presenter,
  minutes: minutes.default(null),
  needs: numbers,
});

export type NewItemInput = z.input<typeof newItem>;

/** Puts an item forward, at the end of the day, for these needs (Res. 68, resolves 2: needs are brought into the discussion). */
export async function proposeItem(
  deps: OutcomeDeps,
  meeting: string,
  input: NewItemInput,
  actor: Actor,
): Promise<Result<ItemRecord, MeetingRefusal | 'bad-input' | 'need-unknown'>> {
  return atMeeting(deps, { slug: meeting, action: 'item.change', actor }, async (act) => {
    const fields = checked(newItem, input);
    if (!fields.ok) return fields;
    const { needs: given, ...item } = fields.value;
    const needs = await findNeeds(act, given);
    if (!needs.ok) return needs;
    const number = nextNumber(await act.outcomes.items(act.meeting.id));
    const id = deps.random.id();
    await act.outcomes.insertItem({ ...item, id, number, meeting: act.meeting.id, at: act.at });
    await act.outcomes.setItemNeeds(id, needs.value);
    await act.note('item.proposed', { number, ...fields.value });
    return done(await itemNow(act, number));
  });
}

const itemChange = z.object({
  title: title.optional(),
  topic: topic.optional(),
  presenter: presenter.optional(),
  minutes: minutes.optional(),
  needs: z.array(z.int().positive()).max(500, 'name at most 500').optional(),
});

export type ItemChangeInput = Partial<NewItemInput>;

/** Changes what is named of an item; named needs take the place of those before. */
export async function changeItem(
  deps: OutcomeDeps,
  order: { readonly meeting: string; readonly item: number },
  input: ItemChangeInput,
  actor: Actor,
): Promise<Result<ItemRecord, MeetingRefusal | 'bad-input' | 'need-unknown' | 'item-unknown'>> {
  return atOneItem(deps, order, actor, async (act, item) => {
    const fields = checked(itemChange, input);
    if (!fields.ok) return fields;
    const { needs: given, ...rest } = fields.value;
    if (given !== undefined) {
      const needs = await findNeeds(act, given);
      if (!needs.ok) return needs;
      await act.outcomes.setItemNeeds(item.id, needs.value);
    }
    await act.outcomes.changeItem(item.id, onlyGiven(rest, input), act.at);
    await act.note('item.changed', { number: item.number, ...fields.value });
    return done(await itemNow(act, item.number));
  });
}

/** Takes an item into the order of the day, also one that was dropped before. */
export async function acceptItem(
  deps: OutcomeDeps,
  order: { readonly meeting: string; readonly item: number },
  actor: Actor,
): Promise<Result<ItemRecord, MeetingRefusal | 'item-unknown'>> {
  return atOneItem(deps, order, actor, async (act, { id, number }) => {
    await act.outcomes.changeItem(id, { state: 'accepted', reason: null }, act.at);
    await act.note('item.accepted', { number });
    return done(await itemNow(act, number));
  });
}

/** Leaves an item out, and says why. Its needs then have no place in the day, which the trace tells. */
export async function dropItem(
  deps: OutcomeDeps,
  order: { readonly meeting: string; readonly item: number },
  reason: string,
  actor: Actor,
): Promise<Result<ItemRecord, MeetingRefusal | 'item-unknown' | 'bad-input'>> {
  return atOneItem(deps, order, actor, async (act, { id, number }) => {
    const given = checked(z.object({ reason: words('say why it is left out', 2000) }), { reason });
    if (!given.ok) return given;
    await act.outcomes.changeItem(id, { state: 'dropped', ...given.value }, act.at);
    await act.note('item.dropped', { number }, given.value.reason);
    return done(await itemNow(act, number));
  });
}

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
    await act.outcomes.orderItems(
      order.map(({ id }) => id),
      act.at,
    );
    await act.note('items.ordered', { order: order.map(({ number }) => number) });
    return done(await act.outcomes.items(act.meeting.id));
  });
}

async function atOneItem<Code extends string>(
  deps: OutcomeDeps,
  { meeting, item: number }: { readonly meeting: string; readonly item: number },
  actor: Actor,
  work: (act: MeetingAct, item: ItemRecord) => Promise<Result<ItemRecord, Code>>,
): Promise<Result<ItemRecord, Code | MeetingRefusal | 'item-unknown'>> {
  return atMeeting(
    deps,
    { slug: meeting, action: 'item.change', actor },
    async (act): Promise<Result<ItemRecord, Code | 'item-unknown'>> => {
      const items = await act.outcomes.items(act.meeting.id);
      const item = items.find((one) => one.number === number);
      if (item === undefined) return refuse('item-unknown', { number, meeting });
      return work(act, item);
    },
  );
}

async function findNeeds(
  { meeting, outcomes }: MeetingAct,
  given: readonly number[],
): Promise<Result<readonly string[], 'need-unknown'>> {
  const all = await outcomes.needs(meeting.id);
  const needs = named(all, given, (number) =>
    refuse('need-unknown', { number, meeting: meeting.slug }),
  );
  if (!needs.ok) return needs;
  return done([...new Set(needs.value.map((need) => living(all, need).id))]);
}

async function itemNow({ meeting, outcomes }: MeetingAct, number: number): Promise<ItemRecord> {
  const found = (await outcomes.items(meeting.id)).find((one) => one.number === number);
  if (found === undefined) throw new Error(`item A${number} was written just now`);
  return found;
}

/** A field that was not named keeps its value: defaults of the check must not empty it. */
function onlyGiven(
  values: { [Field in keyof ItemChange]: ItemChange[Field] | undefined },
  given: object,
): ItemChange {
  return Object.fromEntries(Object.entries(values).filter(([field]) => field in given));
}
