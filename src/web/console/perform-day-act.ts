import { changeItem, proposeItem } from '../../application/outcomes/change-items.ts';
import { acceptItem, dropItem, mergeItem } from '../../application/outcomes/decide-items.ts';
import { placeItem } from '../../application/outcomes/order-items.ts';
import type { ItemRecord } from '../../application/outcomes/rows.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { type Fields, numberOf, textOf } from './fields.ts';
import type { Done } from './parts/done.ts';
import type { Visit } from './visit.ts';

export const DAY_ACTS = ['change', 'accept', 'place', 'merge', 'drop'] as const;
export type DayAct = (typeof DAY_ACTS)[number];

export interface DayDone {
  readonly notice: Done;
  /** On whose page somebody goes on; null: on the list. */
  readonly item: number | null;
}

interface Order {
  readonly act: DayAct;
  readonly meeting: string;
  readonly item: number;
  readonly fields: Fields;
}

/** Puts forward what the page's form, or the button of a topic that waits, says. */
export async function proposeTyped(
  { parley, actor }: Visit,
  meeting: string,
  fields: Fields,
): Promise<Result<ItemRecord>> {
  const minutes = minutesIn(fields);
  if (!minutes.ok) return minutes;
  const input = { ...typedItem(fields), minutes: minutes.value };
  return proposeItem(parley, meeting, input, actor);
}

/** Does what an item's forms ask for, through its use case. */
export async function performDayAct(
  { parley, actor }: Visit,
  { act, meeting, item, fields }: Order,
): Promise<Result<DayDone>> {
  const order = { meeting, item };
  switch (act) {
    case 'change': {
      const minutes = minutesIn(fields);
      if (!minutes.ok) return minutes;
      const input = { ...typedItem(fields), minutes: minutes.value };
      return ended(await changeItem(parley, order, input, actor), 'item-changed', item);
    }
    case 'accept':
      return ended(await acceptItem(parley, order, actor), 'item-accepted', null);
    case 'place': {
      const before = numberOf(fields, 'before') ?? null;
      return ended(await placeItem(parley, { ...order, before }, actor), 'item-placed', null);
    }
    case 'merge': {
      const into = numberOf(fields, 'into');
      if (into === undefined) {
        return refuse('bad-input', { field: 'into', problem: 'choose the item that stays' });
      }
      const input = { into, reason: textOf(fields, 'mergeReason', 3000) };
      return ended(await mergeItem(parley, order, input, actor), 'item-merged', into);
    }
    case 'drop': {
      const reason = textOf(fields, 'dropReason', 3000);
      return ended(await dropItem(parley, order, reason, actor), 'item-dropped', null);
    }
  }
}

function ended(result: Result<unknown>, notice: Done, item: number | null): Result<DayDone> {
  return result.ok ? done({ notice, item }) : result;
}

function typedItem(fields: Fields) {
  return {
    title: textOf(fields, 'title', 400),
    topic: textOf(fields, 'topic', 120),
    presenter: textOf(fields, 'presenter', 300),
    needs: fields.getAll('needs').map(Number),
  };
}

/** Nothing typed: not known. What is no whole number is refused beside its field. */
function minutesIn(fields: Fields): Result<number | null, 'bad-input'> {
  const text = textOf(fields, 'minutes', 20);
  if (text === '') return done(null);
  const minutes = numberOf(fields, 'minutes');
  if (minutes === undefined) {
    return refuse('bad-input', { field: 'minutes', problem: 'give whole minutes' });
  }
  return done(minutes);
}
