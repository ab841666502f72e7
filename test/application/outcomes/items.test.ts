import { describe, expect, it } from 'vitest';
import { addConclusion } from '../../../src/application/outcomes/add-conclusion.ts';
import { changeItem, proposeItem } from '../../../src/application/outcomes/change-items.ts';
import { acceptItem, dropItem, mergeItem } from '../../../src/application/outcomes/decide-items.ts';
import {
  listConclusions,
  listEndings,
  listItems,
} from '../../../src/application/outcomes/list-outcomes.ts';
import { orderItems, placeItem } from '../../../src/application/outcomes/order-items.ts';
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

  it('are put before another one, or at the end; whatever else was moved keeps its place', async () => {
    const place = async (item: number, before: number | null) => {
      must(await placeItem(world.parley, { meeting: MEETING, item, before }, officer));
      return order();
    };
    expect(await place(1, 2)).toEqual([1, 2, 3]);
    expect(await place(1, null)).toEqual([2, 3, 1]);
    expect(await place(3, 3)).toEqual([2, 3, 1]);
    expect(await place(1, 1)).toEqual([2, 3, 1]);
    expect(
      codeOf(await placeItem(world.parley, { meeting: MEETING, item: 1, before: 9 }, officer)),
    ).toBe('item-unknown');
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

describe('items that are one', () => {
  const at = (item: number) => ({ meeting: MEETING, item });
  const merge = (item: number, into: number, reason = 'the same') =>
    mergeItem(world.parley, at(item), { into, reason }, officer);

  it('have the needs and the conclusions of both, and the first tells where it went', async () => {
    const fourth = { title: 'Rural coverage', topic: 'rural-networks', minutes: 15, needs: [1, 3] };
    must(await proposeItem(world.parley, MEETING, fourth, officer));
    must(await acceptItem(world.parley, at(4), officer));
    must(await changeItem(world.parley, at(1), { minutes: 40, needs: [1] }, officer));
    must(await proposeItem(world.parley, MEETING, { title: 'Villages', needs: [2] }, officer));
    world.clock.set('2027-05-18T08:00:00Z');
    const said = { title: 'On coverage', text: 'Advice.', items: [4] };
    must(await addConclusion(world.parley, MEETING, said, officer));
    must(await mergeItem(world.parley, at(4), { into: 5, reason: 'one subject' }, officer));
    const items = must(await listItems(world.parley, MEETING, officer));
    expect(items.find(({ number }) => number === 5)).toMatchObject({
      ...{ state: 'accepted', title: 'Villages', topic: 'rural-networks', minutes: 15 },
      needs: [1, 2, 3],
    });
    expect(items.find(({ number }) => number === 4)).toMatchObject({
      ...{ state: 'dropped', mergedInto: 5, reason: 'one subject', needs: [1, 3] },
    });
    const [conclusion] = must(await listConclusions(world.parley, MEETING, officer));
    expect(conclusion?.items).toEqual([4, 5]);
    const all = must(await listEndings(world.parley, MEETING, officer));
    expect(all.find(({ number }) => number === 3)?.items).toEqual([2, 5]);
    const audit = await world.parley.prisma.audit.findFirst({
      where: { action: 'item.merged' },
    });
    expect(audit).toMatchObject({ reason: 'one subject', details: { number: 4, into: 5 } });
  });

  it('are two again when the first is accepted; what the other has, it keeps', async () => {
    must(await acceptItem(world.parley, at(4), officer));
    const items = must(await listItems(world.parley, MEETING, officer));
    expect(items.find(({ number }) => number === 4)).toMatchObject({
      ...{ state: 'accepted', mergedInto: null, reason: null },
    });
    expect(items.find(({ number }) => number === 5)?.needs).toEqual([1, 2, 3]);
  });

  it('are refused with what is wrong, and nothing is changed then', async () => {
    const before = must(await listItems(world.parley, MEETING, officer));
    const codes = await Promise.all([
      merge(4, 4).then(codeOf),
      merge(4, 9).then(codeOf),
      merge(9, 4).then(codeOf),
      merge(4, 5, ' ').then(codeOf),
      merge(4, 3).then(codeOf),
      merge(3, 4).then(codeOf),
      mergeItem(world.parley, at(4), { into: 5, reason: 'x' }, as('viewer')).then(codeOf),
    ]);
    expect(codes).toEqual([
      ...['bad-input', 'item-unknown', 'item-unknown', 'bad-input', 'item-dropped', 'item-dropped'],
      'not-allowed',
    ]);
    expect(must(await listItems(world.parley, MEETING, officer))).toEqual(before);
  });
});
