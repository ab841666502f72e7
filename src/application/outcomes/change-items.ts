import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { checked } from '../checked.ts';
import type { Actor } from '../ports.ts';
import { atItem, type ItemOrder, itemNow } from './at-item.ts';
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
  order: ItemOrder,
  input: ItemChangeInput,
  actor: Actor,
): Promise<Result<ItemRecord, MeetingRefusal | 'bad-input' | 'need-unknown' | 'item-unknown'>> {
  return atItem(deps, order, actor, async (act, item) => {
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

/** A field that was not named keeps its value: defaults of the check must not empty it. */
function onlyGiven(
  values: { [Field in keyof ItemChange]: ItemChange[Field] | undefined },
  given: object,
): ItemChange {
  return Object.fromEntries(Object.entries(values).filter(([field]) => field in given));
}
