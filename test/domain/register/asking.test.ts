import { describe, expect, it } from 'vitest';
import {
  type AskedEntry,
  askedContacts,
  isInGeneva,
  nextMorning,
  notAsked,
  spokeLast,
} from '../../../src/domain/register/asking.ts';

const MEETING = {
  title: 'M',
  kind: 'cto',
  place: 'Geneva',
  startsOn: '2027-05-18',
  endsOn: '2027-05-19',
} as const;
const NOTHING: AskedEntry = { meeting: MEETING, authorities: null, rsvp: null, presence: null };
const entry = (given: Partial<AskedEntry> = {}): AskedEntry => ({ ...NOTHING, ...given });
const rsvp = (answer: 'yes' | 'no' | 'alternate', contact: string | null = null) => ({
  ...{ answer, contact, mode: answer === 'no' ? null : ('in-person' as const), by: 'contact:a' },
});
const authority = (
  contact: string,
  part: 'holder' | 'alternate',
  from: string,
  until?: string,
) => ({
  ...{ contact, part, from, until: until ?? null },
});

describe('whether an entity is asked', () => {
  it('ends with its answer, its coming, or the meeting', () => {
    expect(notAsked('coming', entry(), '2027-05-19')).toBeUndefined();
    expect(notAsked('coming', entry({ rsvp: rsvp('no') }), '2027-05-01')).toBe('answered');
    expect(notAsked('coming', entry(), '2027-05-20')).toBe('meeting-over');
    expect(notAsked('here', entry({ rsvp: rsvp('yes') }), '2027-05-18')).toBeUndefined();
    expect(notAsked('here', entry({ rsvp: rsvp('no') }), '2027-05-18')).toBe('not-coming');
    expect(notAsked('here', entry(), '2027-05-18')).toBe('not-coming');
    const came = entry({ rsvp: rsvp('yes'), presence: 'remote' });
    expect(notAsked('here', came, '2027-05-18')).toBe('came');
  });

  it('is looked at again on the next morning of the meeting by those who may still say that they come', () => {
    expect(nextMorning(entry(), '2027-05-18')).toBe(Date.parse('2027-05-19T06:00:00Z'));
    expect(nextMorning(entry(), '2027-05-19')).toBeUndefined();
    expect(nextMorning(entry({ rsvp: rsvp('no') }), '2027-05-18')).toBeUndefined();
  });
});

describe('who is asked', () => {
  it('is who holds the seat then, next its alternates; on the day who was sent', () => {
    const authorities = [
      authority('b', 'alternate', '2027-01-01', '2027-12-31'),
      authority('a', 'holder', '2027-01-01', '2027-05-18'),
      authority('c', 'holder', '2027-05-19'),
    ];
    const seated = entry({ authorities });
    expect(askedContacts('coming', seated, '2027-03-01')).toEqual(['a', 'b']);
    expect(askedContacts('here', seated, '2027-05-19')).toEqual(['c', 'b']);
    const sent = entry({ authorities, rsvp: rsvp('alternate', 'b') });
    expect(askedContacts('here', sent, '2027-05-18')).toEqual(['b', 'a']);
    expect(askedContacts('coming', entry(), '2027-03-01')).toBeNull();
  });

  it('is asked by the clock of the room that it comes to, else by its own', () => {
    expect(isInGeneva(entry({ rsvp: rsvp('yes') }))).toBe(true);
    expect(isInGeneva(entry({ rsvp: { ...rsvp('yes'), mode: 'remote' } }))).toBe(false);
    const regional = { ...MEETING, kind: 'regional' } as const;
    expect(isInGeneva(entry({ meeting: regional, rsvp: rsvp('yes') }))).toBe(false);
    expect(spokeLast(entry({ rsvp: rsvp('yes') }))).toBe('a');
    expect(spokeLast(entry({ rsvp: { ...rsvp('yes'), by: 'staff:x' } }))).toBeNull();
  });
});
