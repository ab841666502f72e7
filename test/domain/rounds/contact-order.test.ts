import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contactsInOrder,
  isAway,
  isSilentMember,
  nextReturn,
  type ReachableContact,
} from '../../../src/domain/rounds/contact-order.ts';
import { CONTACT_ROLES } from '../../../src/domain/vocabulary.ts';

const NOW = 1_000_000;
const SILENCE = 1000;
const frame = { now: NOW, only: null, escalateAfterMs: SILENCE };

function contact(id: string, changes: Partial<ReachableContact> = {}): ReachableContact {
  return {
    id,
    role: 'alternate',
    stopped: false,
    snoozedUntil: null,
    successorId: null,
    awayFrom: null,
    awayUntil: null,
    standInId: null,
    lastActiveAt: null,
    unansweredSince: null,
    ...changes,
  };
}

const away = { awayFrom: NOW - 10, awayUntil: NOW + 10 };
const silent = { unansweredSince: NOW - SILENCE };
const order = (...contacts: ReachableContact[]) =>
  contactsInOrder(contacts, frame).map(({ id }) => id);

describe('the order in which contacts are tried', () => {
  it('begins with who is already answering, then goes by role', () => {
    const alternate = contact('alternate');
    const cto = contact('cto', { role: 'cto' });
    const focal = contact('focal', { role: 'focal-point' });
    expect(order(alternate, cto, focal)).toEqual(['focal', 'cto', 'alternate']);
    expect(order({ ...alternate, lastActiveAt: 5 }, cto, focal)[0]).toBe('alternate');
  });

  it('begins with who asked for it, or whom that one named instead', () => {
    const focal = contact('focal', { role: 'focal-point', lastActiveAt: 5 });
    const asked = contact('asked', { successorId: null });
    const ordered = (...contacts: ReachableContact[]) =>
      contactsInOrder(contacts, { ...frame, first: 'asked' }).map(({ id }) => id);
    expect(ordered(focal, asked)).toEqual(['asked', 'focal']);
    const heir = contact('heir');
    expect(ordered(focal, heir, { ...asked, successorId: 'heir' })).toEqual(['heir', 'focal']);
    expect(ordered(focal, heir, { ...asked, ...away })).toEqual(['focal', 'heir']);
  });

  it('puts who has been silent for long last, and tells when all are', () => {
    const focal = contact('focal', { role: 'focal-point', ...silent });
    const other = contact('other');
    expect(order(focal, other)).toEqual(['other', 'focal']);
    expect(order({ ...focal, unansweredSince: NOW - SILENCE + 1 }, other)[0]).toBe('focal');
    expect(isSilentMember([focal, other], frame)).toBe(false);
    expect(isSilentMember([focal, { ...other, ...silent }], frame)).toBe(true);
    expect(isSilentMember([], frame)).toBe(false);
  });

  it('puts the stand-in in the place of who is away, and nobody where none was named', () => {
    const focal = contact('focal', { role: 'focal-point', ...away, standInId: 'b' });
    expect(order(focal, contact('a'), contact('b'))).toEqual(['b', 'a']);
    expect(order({ ...focal, standInId: null }, contact('a'))).toEqual(['a']);
    expect(order({ ...focal, standInId: 'gone' })).toEqual([]);
    expect(nextReturn([focal], NOW)).toBe(NOW + 10);
    expect(order({ ...focal, awayFrom: NOW + 1 }, contact('b'))).toEqual(['focal', 'b']);
    expect(order({ ...focal, awayUntil: NOW }, contact('b'))).toEqual(['focal', 'b']);
  });

  it('follows a reply that was handed over, also when it was handed back', () => {
    const focal = contact('focal', { role: 'focal-point', successorId: 'b' });
    expect(order(focal, contact('b'))).toEqual(['b']);
    expect(order(focal, contact('b', { ...away, standInId: 'c' }), contact('c'))).toEqual(['c']);
    const back = contact('b', { successorId: 'focal', lastActiveAt: 5 });
    expect(order(focal, back)).toEqual(['focal', 'b']);
    expect(order({ ...focal, ...away }, back)).toEqual(['b']);
  });

  it('goes back to who handed over when its colleague has stopped', () => {
    const focal = contact('focal', { successorId: 'b' });
    expect(order(focal, contact('b', { stopped: true }))).toEqual(['focal']);
    expect(order({ ...focal, ...away }, contact('b', { stopped: true }))).toEqual([]);
  });

  it('is the one who asked, even if it stopped: it asked now', () => {
    const asked = contact('b', { stopped: true });
    expect(contactsInOrder([contact('a'), asked], { ...frame, only: 'b' })).toEqual([asked]);
  });
});

const IDS = ['a', 'b', 'c', 'd', 'e'];
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const near = fc.integer({ min: NOW - 2 * SILENCE, max: NOW + 2 * SILENCE });
const people = fc.integer({ min: 1, max: IDS.length }).chain((count) =>
  fc.tuple(
    ...IDS.slice(0, count).map((id) =>
      fc.record<ReachableContact>({
        id: fc.constant(id),
        role: fc.constantFrom(...CONTACT_ROLES),
        stopped: fc.boolean(),
        snoozedUntil: maybe(near),
        successorId: maybe(fc.constantFrom(...IDS)),
        awayFrom: maybe(near),
        awayUntil: maybe(near),
        standInId: maybe(fc.constantFrom(...IDS)),
        lastActiveAt: maybe(near),
        unansweredSince: maybe(near),
      }),
    ),
  ),
);

describe('whatever contacts have said', { timeout: 60_000 }, () => {
  const all = (check: (contacts: readonly ReachableContact[]) => void) =>
    fc.assert(fc.property(people, check), { numRuns: 2000 });
  const ordered = (contacts: readonly ReachableContact[]) => contactsInOrder(contacts, frame);

  it('nobody is in the order twice, stopped or away', () => {
    all((contacts) => {
      const found = ordered(contacts);
      expect(new Set(found).size).toBe(found.length);
      expect(found.filter(({ stopped }) => stopped)).toEqual([]);
      expect(found.filter((one) => isAway(one, NOW))).toEqual([]);
    });
  });

  it('who neither stopped nor left nor handed over is in it', () => {
    all((contacts) => {
      const staying = contacts.filter(
        (one) => !one.stopped && one.successorId === null && !isAway(one, NOW),
      );
      expect(ordered(contacts)).toEqual(expect.arrayContaining(staying));
    });
  });

  it('nothing is lost while somebody has not stopped: there is a reader now or when one is back', () => {
    all((contacts) => {
      if (contacts.every(({ stopped }) => stopped)) return;
      const hasReader = ordered(contacts).length > 0;
      expect(hasReader || nextReturn(contacts, NOW) !== undefined).toBe(true);
    });
  });

  it('the silent come after all others', () => {
    all((contacts) => {
      const isSilent = ({ unansweredSince }: ReachableContact) =>
        unansweredSince !== null && NOW - unansweredSince >= SILENCE;
      const marks = ordered(contacts).map(isSilent);
      expect(marks).toEqual(marks.toSorted((a, b) => Number(a) - Number(b)));
    });
  });

  it('the order of the rows does not matter, but among equals', () => {
    all((contacts) => {
      const distinct = contacts.map((one, index) => ({ ...one, lastActiveAt: 1 + index }));
      expect(ordered(distinct.toReversed())).toEqual(ordered(distinct));
    });
  });
});
