import { describe, expect, it } from 'vitest';
import {
  acceptItem,
  changeItem,
  dropItem,
  orderItems,
  proposeItem,
} from '../../../src/application/outcomes/change-items.ts';
import { listItems } from '../../../src/application/outcomes/list-outcomes.ts';
import { must } from '../../support/parley.ts';
import { as, codeOf, MEETING, useMeeting } from './world.ts';

const world = useMeeting();
const officer = as('officer');
const order = async () =>
  must(await listItems(world.parley, MEETING, as('viewer'))).map(({ number }) => number);

describe('items of the day', () => {
  it('are put forward at the end under numbers of their own, for needs that may have gone into others', async () => {
    const first = await proposeItem(
      world.parley,
      MEETING,
      { title: ' Rural\u0000 access ', needs: [1, 4] },
      officer,
    );
    expect(first).toMatchObject({
      value: { number: 1, state: 'proposed', title: 'Rural access', needs: [1], minutes: null },
    });
    const second = { title: 'Payments', minutes: 30, presenter: 'Chair', needs: [2] };
    expect(must(await proposeItem(world.parley, MEETING, second, officer))).toMatchObject({
      ...{ number: 2, minutes: 30, presenter: 'Chair', needs: [2] },
    });
    must(await proposeItem(world.parley, MEETING, { title: 'Skills' }, officer));
    expect(await order()).toEqual([1, 2, 3]);
  });

  it('change in what is named, and in nothing else', async () => {
    const at = { meeting: MEETING, item: 2 };
    expect(must(await changeItem(world.parley, at, { minutes: 20 }, officer))).toMatchObject({
      ...{ title: 'Payments', minutes: 20, presenter: 'Chair', needs: [2] },
    });
    expect(
      must(await changeItem(world.parley, at, { presenter: '', needs: [3, 2] }, officer)),
    ).toMatchObject({
      ...{ minutes: 20, presenter: null, needs: [2, 3] },
    });
  });

  it('take the order that is said; the others follow as they stood', async () => {
    must(await orderItems(world.parley, MEETING, [3], officer));
    expect(await order()).toEqual([3, 1, 2]);
    must(await orderItems(world.parley, MEETING, [2, 3, 2], officer));
    expect(await order()).toEqual([2, 3, 1]);
  });

  it('are accepted, or left out with the reason, and may come back', async () => {
    const at = (item: number) => ({ meeting: MEETING, item });
    must(await acceptItem(world.parley, at(1), officer));
    must(await acceptItem(world.parley, at(2), officer));
    expect(codeOf(await dropItem(world.parley, at(3), ' ', officer))).toBe('bad-input');
    expect(must(await dropItem(world.parley, at(3), 'no time', officer))).toMatchObject({
      ...{ state: 'dropped', reason: 'no time' },
    });
    must(await acceptItem(world.parley, at(3), officer));
    expect(must(await dropItem(world.parley, at(3), 'still no time', officer)).reason).toBe(
      'still no time',
    );
  });

  it('are refused with what is wrong, and nothing is changed then', async () => {
    const before = must(await listItems(world.parley, MEETING, officer));
    const wrong = [
      proposeItem(world.parley, MEETING, { title: ' ' }, officer),
      proposeItem(world.parley, MEETING, { title: 'x', minutes: 0 }, officer),
      proposeItem(world.parley, MEETING, { title: 'x', needs: [9] }, officer),
      proposeItem(world.parley, 'no-meeting', { title: 'x' }, officer),
      proposeItem(world.parley, MEETING, { title: 'x' }, as('viewer')),
      changeItem(world.parley, { meeting: MEETING, item: 1 }, { title: 'y', needs: [9] }, officer),
      acceptItem(world.parley, { meeting: MEETING, item: 8 }, officer),
      orderItems(world.parley, MEETING, [1, 8], officer),
    ];
    expect((await Promise.all(wrong)).map(codeOf)).toEqual([
      ...['bad-input', 'bad-input', 'need-unknown', 'meeting-unknown', 'not-allowed'],
      ...['need-unknown', 'item-unknown', 'item-unknown'],
    ]);
    expect(must(await listItems(world.parley, MEETING, officer))).toEqual(before);
  });
});
