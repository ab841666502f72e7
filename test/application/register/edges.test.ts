import { beforeAll, describe, expect, it } from 'vitest';
import { addMeeting } from '../../../src/application/meetings/add-meeting.ts';
import { traceMeeting } from '../../../src/application/outcomes/trace-meeting.ts';
import { recordAttendance } from '../../../src/application/register/attend.ts';
import { attendTable } from '../../../src/application/register/attend-table.ts';
import { addAlternate, holdSeat } from '../../../src/application/register/authorise.ts';
import { addSeat, endSeat } from '../../../src/application/register/change-seats.ts';
import { enterRsvp } from '../../../src/application/register/enter-rsvp.ts';
import { inviteGuest, inviteSeats } from '../../../src/application/register/invite.ts';
import { listSeats } from '../../../src/application/register/list-seats.ts';
import { showEntry } from '../../../src/application/register/show-entry.ts';
import { showRegister } from '../../../src/application/register/show-register.ts';
import { showSeat } from '../../../src/application/register/show-seat.ts';
import { must, type TestParley } from '../../support/parley.ts';
import { as, codeOf } from '../outcomes/world.ts';
import { useIndustry } from './stage.ts';

/** The days on which things begin and end: each law of the register at its edge. */
const world = useIndustry();
const { clock, contact } = world;
const officer = as('officer');
const approver = as('approver');
let parley: TestParley;

/** Two days, 18 and 19 May, so that the first and the last are not the same. */
const MAY = 'cto-may';
const FIRST = '2028-05-18';
const LAST = '2028-05-19';
const KENYA = { group: 'cto', member: 'SM-KE' } as const;
const FRANCE = { group: 'cto', member: 'SM-FR' } as const;

beforeAll(async () => {
  ({ parley } = world);
  const rest = {
    kind: 'cto',
    title: 'Two days',
    place: 'Geneva',
    studyPeriod: '2025-2028',
  } as const;
  const days = { startsOn: FIRST, endsOn: LAST };
  must(await addMeeting(parley, { slug: MAY, ...rest, ...days }, officer));
});

describe('a seat', () => {
  it('is given once, also when two give it at the same time', async () => {
    const give = () => addSeat(parley, { ...KENYA, from: '2026-01-01' }, officer);
    expect((await Promise.all([give(), give()])).map(codeOf).sort()).toEqual([
      'done',
      'seat-taken',
    ]);
  });

  it('ends on its first day at the earliest, today at the latest, and may begin again on that day', async () => {
    must(await addSeat(parley, { ...FRANCE, from: '2027-05-01' }, officer));
    const end = (on: string) =>
      endSeat(parley, { ...FRANCE, on, ending: 'withdrawn', reason: 'sold' }, officer);
    expect(codeOf(await end('2027-04-30'))).toBe('seat-end-early');
    expect(codeOf(await end('2027-05-18'))).toBe('day-ahead');
    must(await end('2027-05-17'));
    must(await addSeat(parley, { ...FRANCE, from: '2027-05-17' }, officer));
  });

  it('is lent to two alternates on the same days, to each of them once', async () => {
    const lend = (email: string) =>
      addAlternate(parley, { ...KENYA, email, from: FIRST, until: LAST }, officer);
    must(await lend('alternate@sm-ke.example'));
    const lent = must(await lend('cto@sm-ke.example'));
    expect(lent.authorities.map(({ part }) => part)).toEqual(['alternate', 'alternate']);
    expect(codeOf(await lend('alternate@sm-ke.example'))).toBe('authority-overlaps');
  });

  it('is told to viewers without anybody’s name', async () => {
    const told = [
      must(await listSeats(parley, 'cto', as('viewer'))),
      must(await showSeat(parley, KENYA, as('viewer'))),
    ];
    expect(JSON.stringify(told)).not.toContain('@');
    const seen = must(await showSeat(parley, KENYA, officer));
    expect(seen.contacts.map(({ email }) => email)).toContain('cto@sm-ke.example');
    expect(codeOf(await showSeat(parley, { ...KENYA, group: 'cxo' }, officer))).toBe(
      'seat-unknown',
    );
  });
});

describe('an invitation', () => {
  it('goes to seats that stand on the first day: from that day on, and not those that ended on it', async () => {
    const seat = (id: string, days: object) =>
      parley.prisma.seat.updateMany({ where: { id }, data: days });
    const { seats } = must(await listSeats(parley, 'cto', officer));
    const [france] = seats.filter((one) => one.member.reference === 'SM-FR' && !one.endedOn);
    const id = france?.id ?? '';
    const invited = async () => {
      const { added } = must(await inviteSeats(parley, { meeting: MAY }, approver));
      return added.map(({ reference }) => reference);
    };
    await seat(id, { begunOn: new Date(LAST) });
    expect(await invited()).toEqual(['SM-KE']);
    const end = { endedOn: new Date(FIRST), ending: 'withdrawn', endReason: 'sold' };
    await seat(id, { begunOn: new Date('2027-05-17'), ...end });
    expect(await invited()).toEqual([]);
    await seat(id, { endedOn: null, ending: null, endReason: null });
    expect(await invited()).toEqual(['SM-FR']);
  });

  it('keeps the category of its own day, whatever the list says on the meeting’s', async () => {
    const where = { countryIso2: 'KE' };
    const day = new Date('2027-12-31');
    await parley.prisma.categorySpell.updateMany({ where, data: { validTo: day } });
    const guest = { meeting: MAY, name: 'Small Firm', kind: 'sme', country: 'KE' } as const;
    expect(must(await inviteGuest(parley, guest, approver)).developing).toBe(true);
    await parley.prisma.categorySpell.updateMany({ where, data: { validTo: null } });
  });

  it('is for industry, and is counted as local where the country is developing', async () => {
    const state = { meeting: MAY, member: 'MS-KE' };
    expect(codeOf(await inviteGuest(parley, state, approver))).toBe('seat-not-industry');
    const guest = { meeting: MAY, name: 'Rich Firm', kind: 'sme', country: 'FR' } as const;
    must(await inviteGuest(parley, guest, approver));
    const traced = must(await traceMeeting(parley, { meeting: MAY }, officer));
    const told = traced.clauses.flatMap(({ done }) => done);
    expect(told.find(({ code }) => code === 'industry-invited')?.params).toEqual({
      ...{ invited: 1, came: 0 },
    });
  });
});

describe('a reply', () => {
  const yes = {
    meeting: MAY,
    entry: 'SM-KE',
    answer: 'yes',
    mode: 'remote',
    channel: 'page',
  } as const;

  it('comes from whoever stands on the last day only, too', async () => {
    must(
      await addAlternate(
        parley,
        { ...FRANCE, email: 'alternate@sm-fr.example', from: LAST },
        officer,
      ),
    );
    const answer = { ...yes, entry: 'SM-FR' };
    must(await enterRsvp(parley, answer, contact('alternate@sm-fr.example')));
    expect(codeOf(await enterRsvp(parley, answer, contact('cto@sm-fr.example')))).toBe(
      'rsvp-not-yours',
    );
  });

  it('sends only who has authority on the first day', async () => {
    const alternate = 'alternate@sm-fr.example';
    const sent = { ...yes, entry: 'SM-FR', answer: 'alternate', alternate } as const;
    expect(codeOf(await enterRsvp(parley, sent, officer))).toBe('alternate-without-authority');
  });

  it('is taken until the end of the last day, and not after it', async () => {
    clock.set(`${LAST}T21:59:00Z`);
    must(await enterRsvp(parley, yes, officer));
    clock.set(`${LAST}T22:00:00Z`);
    expect(codeOf(await enterRsvp(parley, yes, officer))).toBe('meeting-over');
  });
});

describe('attendance', () => {
  it('is looked at on the first day unless another of the meeting’s is named', async () => {
    clock.set(`${LAST}T12:00:00Z`);
    must(
      await holdSeat(
        parley,
        { ...KENYA, email: 'cto@sm-ke.example', from: '2026-01-01', until: FIRST },
        officer,
      ),
    );
    const came = { meeting: MAY, entry: 'SM-KE', presence: 'remote' } as const;
    const [first] = must(await recordAttendance(parley, came, officer)).attendances;
    expect(first).toMatchObject({ cameAs: 'holder', onDay: FIRST });
    const on = (day: string) => recordAttendance(parley, { ...came, on: day }, officer);
    expect(codeOf(await on(LAST))).toBe('nobody-stands');
    expect((await Promise.all(['2028-05-17', '2028-05-20'].map(on))).map(codeOf)).toEqual([
      ...['day-outside-meeting', 'day-outside-meeting'],
    ]);
  });

  it('from a table tells the faults of all rows at once, the unclear mark among them', async () => {
    const rows = [
      ['entry', 'presence', 'as-guest'],
      ['SM-KE', 'remote', 'maybe'],
      ['R99', 'absent', ''],
    ];
    const table = {
      ...{ name: 'a.csv', reading: { format: 'xlsx' as const, sheet: 'a' } },
      rows: async function* () {
        for (const [place, cells] of rows.entries()) yield { number: place + 1, cells };
      },
    };
    const words = (code: string) => `${code}. Mend it.`;
    const result = await attendTable({ ...parley, words }, { meeting: MAY, table }, officer);
    expect('faults' in result && result.faults.map(({ path }) => path)).toEqual([
      ...['row 2, column "as-guest"', 'row 3, column "entry"'],
    ]);
  });
});

describe('what is shown', () => {
  it('counts seats as on the first day, and lets nobody miss a meeting that goes on', async () => {
    const { prisma } = parley;
    const rest = {
      kind: 'cto',
      title: 'Before',
      place: 'Geneva',
      studyPeriod: '2025-2028',
    } as const;
    const days = { startsOn: '2028-01-10', endsOn: '2028-01-10' };
    must(await addMeeting(parley, { slug: 'cto-before', ...rest, ...days }, officer));
    must(await inviteSeats(parley, { meeting: 'cto-before' }, approver));
    const absent = { meeting: 'cto-before', entry: 'SM-FR', presence: 'absent' } as const;
    must(await recordAttendance(parley, absent, officer));
    const away = { meeting: MAY, entry: 'SM-FR', presence: 'absent' } as const;
    must(await recordAttendance(parley, away, officer));
    must(
      await holdSeat(
        parley,
        { ...FRANCE, email: 'cto@sm-fr.example', from: '2028-01-01' },
        officer,
      ),
    );
    const shown = async () => must(await showRegister(parley, MAY, officer));
    const lapsed = async () => (await shown()).lapsed.map(({ reference }) => reference);
    expect(await lapsed()).not.toContain('SM-FR');
    clock.set(`${LAST}T22:00:00Z`);
    expect(await lapsed()).toContain('SM-FR');
    await prisma.seat.updateMany({
      where: { member: { reference: 'SM-FR' }, endedOn: null },
      data: { endedOn: new Date(LAST), ending: 'withdrawn', endReason: 'sold' },
    });
    expect((await shown()).balance.all.seats).toBe(2);
  });

  it('of one entity is who may come on its days, and for viewers nobody', async () => {
    const entry = { meeting: MAY, entry: 'SM-KE' };
    const seen = must(await showEntry(parley, entry, officer));
    expect(seen.standing.map(({ part }) => part).sort()).toEqual([
      'alternate',
      'alternate',
      'holder',
    ]);
    expect([seen.previous, seen.next]).toEqual([null, 2]);
    const viewed = must(await showEntry(parley, entry, as('viewer')));
    expect(JSON.stringify(viewed)).not.toMatch(/@|contact:/);
    expect(codeOf(await showEntry(parley, { ...entry, entry: 'R99' }, officer))).toBe(
      'entry-unknown',
    );
  });
});
