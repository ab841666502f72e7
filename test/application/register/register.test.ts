import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addMeeting } from '../../../src/application/meetings/add-meeting.ts';
import { draftPaper } from '../../../src/application/papers/draft-paper.ts';
import { exportPaper } from '../../../src/application/papers/export-paper.ts';
import { recordAttendance } from '../../../src/application/register/attend.ts';
import { attendTable } from '../../../src/application/register/attend-table.ts';
import { addAlternate, holdSeat } from '../../../src/application/register/authorise.ts';
import { addSeat, endSeat } from '../../../src/application/register/change-seats.ts';
import { enterRsvp } from '../../../src/application/register/enter-rsvp.ts';
import { inviteGuest, inviteSeats } from '../../../src/application/register/invite.ts';
import { listSeats } from '../../../src/application/register/list-seats.ts';
import { showRegister } from '../../../src/application/register/show-register.ts';
import type { WtsaReportContent } from '../../../src/domain/papers/content.ts';
import { must, type TestParley } from '../../support/parley.ts';
import { as, codeOf, MEETING } from '../outcomes/world.ts';
import { useIndustry } from './stage.ts';

const world = useIndustry();
const { contact } = world;
const officer = as('officer');
const approver = as('approver');
let parley: TestParley;

const seat = (member: string) => ({ group: 'cto', member, from: '2026-01-01' }) as const;

beforeAll(() => {
  ({ parley } = world);
});

describe('seats', () => {
  it('are for industry, one a member and group', async () => {
    expect(codeOf(await addSeat(parley, seat('MS-KE'), officer))).toBe('seat-not-industry');
    expect(codeOf(await addSeat(parley, seat('SM-KE'), as('viewer')))).toBe('not-allowed');
    for (const member of ['SM-KE', 'SM-FR']) must(await addSeat(parley, seat(member), officer));
    const both = [addSeat(parley, seat('SM-KE'), officer), addSeat(parley, seat('SM-KE'), officer)];
    expect((await Promise.all(both)).map(codeOf)).toEqual(['seat-taken', 'seat-taken']);
  });

  it('have one holder a day: who comes after sets the last day of who was before', async () => {
    const hold = (email: string, from: string) =>
      holdSeat(parley, { ...seat('SM-KE'), email, from }, officer);
    must(await hold('alternate@sm-ke.example', '2026-01-01'));
    const held = must(await hold('cto@sm-ke.example', '2026-03-01'));
    expect(held.authorities.map(({ from, until }) => [from, until])).toEqual([
      ['2026-01-01', '2026-02-28'],
      ['2026-03-01', null],
    ]);
    expect(codeOf(await hold('alternate@sm-ke.example', '2026-02-01'))).toBe('authority-overlaps');
    expect(codeOf(await hold('cto@sm-fr.example', '2027-01-01'))).toBe('seat-contact-unknown');
    expect(codeOf(await hold('cto@sm-ke.example', '2025-12-31'))).toBe('authority-before-seat');
  });
});

describe('a register', () => {
  it('invites all who have a seat in one act, and again only who is new', async () => {
    expect(codeOf(await inviteSeats(parley, { meeting: MEETING }, officer))).toBe('not-allowed');
    const { added } = must(await inviteSeats(parley, { meeting: MEETING }, approver));
    expect(added.map(({ number, region, developing }) => [number, region, developing])).toEqual([
      [1, 'EUR', false],
      [2, 'AFR', true],
    ]);
    expect(must(await inviteSeats(parley, { meeting: MEETING }, approver))).toMatchObject({
      ...{ added: [], already: 2 },
    });
    const guest = { meeting: MEETING, name: 'Small Firm', kind: 'sme', country: 'ke' } as const;
    expect(must(await inviteGuest(parley, guest, approver))).toMatchObject({ number: 3 });
    expect(codeOf(await inviteGuest(parley, { ...guest, name: 'small firm' }, approver))).toBe(
      'entry-taken',
    );
  });

  it('takes the last word on coming and keeps the earlier ones, also when many come at once', async () => {
    const say = (answer: 'yes' | 'no') => {
      const mode = answer === 'yes' ? ('remote' as const) : null;
      const input = { meeting: MEETING, entry: 'SM-KE', answer, mode, channel: 'page' };
      return enterRsvp(parley, input, contact('cto@sm-ke.example'));
    };
    const answers = ['yes', 'no', 'yes', 'no', 'yes', 'no'] as const;
    const told = (await Promise.all(answers.map(say))).map(must);
    expect(told.map(({ rsvps }) => rsvps.length).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const last = told.find(({ rsvps }) => rsvps.length === 6);
    const { entries } = must(await showRegister(parley, MEETING, officer));
    const entry = entries.find(({ reference }) => reference === 'SM-KE');
    expect(entry?.rsvps).toEqual(last?.rsvps);
    const { id = '' } = entry ?? {};
    expect(await parley.prisma.rsvp.count({ where: { entryId: id, current: true } })).toBe(1);
  });

  it('lets nobody answer for another, and sends no alternate without authority', async () => {
    const answer = { meeting: MEETING, entry: 'SM-KE', channel: 'page' } as const;
    const yes = { ...answer, answer: 'yes', mode: 'remote' } as const;
    for (const email of ['cto@sm-fr.example', 'alternate@sm-ke.example']) {
      expect(codeOf(await enterRsvp(parley, yes, contact(email)))).toBe('rsvp-not-yours');
    }
    const alternate = 'alternate@sm-ke.example';
    const sent = { ...answer, answer: 'alternate', mode: 'in-person', alternate } as const;
    const cto = contact('cto@sm-ke.example');
    expect(codeOf(await enterRsvp(parley, sent, cto))).toBe('alternate-without-authority');
    const authority = { ...seat('SM-KE'), email: alternate, from: '2027-05-01', document: 'L1' };
    must(await addAlternate(parley, { ...authority, until: '2027-05-31' }, officer));
    expect(must(await enterRsvp(parley, sent, cto)).rsvps[0]?.name).toBe(`The ${alternate}`);
  });

  it('records who came: holder, alternate on its days, or a guest', async () => {
    const attend = (entry: string, who: string | null, asGuest = false) =>
      recordAttendance(
        parley,
        { meeting: MEETING, entry, presence: 'in-person', who, asGuest },
        officer,
      );
    expect(codeOf(await attend('R2', null))).toBe('meeting-ahead');
    world.clock.advance(60_000);
    expect(must(await attend('R2', 'alternate@sm-ke.example')).attendances[0]).toMatchObject({
      cameAs: 'alternate',
    });
    expect(codeOf(await attend('R1', null))).toBe('nobody-stands');
    expect(codeOf(await attend('R1', 'cto@sm-fr.example'))).toBe('came-without-authority');
    expect(must(await attend('R1', 'cto@sm-fr.example', true)).attendances[0]?.cameAs).toBe(
      'guest',
    );
    expect(must(await attend('R3', null)).attendances[0]?.cameAs).toBe('guest');
  });

  it('takes a table whole or not at all', async () => {
    const table = (...rows: readonly (readonly string[])[]) => ({
      ...{ name: 'a.csv', reading: { format: 'xlsx' as const, sheet: 'a' } },
      rows: async function* () {
        for (const [place, cells] of rows.entries()) yield { number: place + 1, cells };
      },
    });
    const words = (code: string) => `${code}. Mend it.`;
    const take = (...rows: readonly (readonly string[])[]) =>
      attendTable({ ...parley, words }, { meeting: MEETING, table: table(...rows) }, officer);
    const head = ['Entry', 'Presence', 'Who'];
    const bad = await take(
      head,
      ['R3', 'absent'],
      ['R9', 'absent'],
      ['R1', 'late'],
      ['R3', 'absent'],
    );
    expect(bad).toMatchObject({
      faults: [
        { path: 'row 3, column "entry"', problem: 'entry-unknown.', mend: 'Mend it.' },
        { path: 'row 4, column "presence"' },
        { path: 'row 5, column "entry"' },
      ],
    });
    const { entries } = must(await showRegister(parley, MEETING, officer));
    expect(entries[2]?.attendances).toHaveLength(1);
    expect(await take(head, ['R3', 'absent'])).toEqual({ ok: true, value: { rows: 1 } });
  });

  it('shows balance, and viewers nobody’s name', async () => {
    const shown = must(await showRegister(parley, MEETING, as('viewer')));
    expect(JSON.stringify(shown)).not.toContain('@');
    expect(JSON.stringify(shown)).not.toContain('contact:');
    expect(shown.balance.all).toEqual({ seats: 2, invited: 3, accepted: 1, attended: 2 });
    expect(shown.balance.developing).toEqual({ seats: 1, invited: 2, accepted: 1, attended: 1 });
    expect(shown.balance.gaps.noAttendance).toEqual(['AMS', 'ARB', 'ASP', 'CIS']);
    expect(shown.continuity).toBeNull();
    expect(shown.lapsed.map(({ reference, why }) => [reference, why])).toEqual([
      ['SM-FR', 'no-authority'],
    ]);
  });

  it('compares a second meeting with the one before of its kind', async () => {
    const next = { slug: 'cto-2028', kind: 'cto', number: 10, title: 'Tenth', place: 'G' } as const;
    const days = { startsOn: '2028-05-18', endsOn: '2028-05-18', studyPeriod: '2025-2028' };
    must(await addMeeting(parley, { ...next, ...days }, officer));
    must(await inviteSeats(parley, { meeting: next.slug }, approver));
    world.clock.advance(366 * 86_400_000);
    const came = { meeting: next.slug, entry: 'SM-KE', presence: 'remote' } as const;
    must(await recordAttendance(parley, came, officer));
    const { continuity } = must(await showRegister(parley, next.slug, officer));
    expect(continuity).toEqual({ previous: 2, again: 1 });
  });

  it('is reported to the assembly: six regions, who came again, and nobody’s name', async () => {
    const key = { kind: 'wtsa-report', scope: '2025-2028' } as const;
    must(await draftPaper(parley, key, officer));
    const paper = await parley.store.transaction(({ papers }) => papers.find(key));
    const report = paper?.content as WtsaReportContent;
    const shown = must(await showRegister(parley, MEETING, officer));
    const [first, second] = report.meetings.map(({ register }) => register);
    expect(first).toEqual({
      ...{ regions: shown.balance.regions, developing: shown.balance.developing },
      ...{ all: shown.balance.all, absent: ['AMS', 'ARB', 'ASP', 'CIS'] },
      ...{ continuity: null, lapsed: shown.lapsed.length },
    });
    expect(second?.continuity).toEqual({ previous: 2, again: 1 });
    expect(JSON.stringify(report)).not.toContain('@');
    const folder = await mkdtemp(join(tmpdir(), 'parley-register-'));
    must(await exportPaper(parley, { ...key, languages: ['en', 'ar'], folder }, officer));
    const told = await readFile(join(folder, 'wtsa-report.en.md'), 'utf8');
    expect(told).toContain('Of the 2 entities that attended the meeting before, 1 came again.');
    expect(told).toContain('| Europe | 1 | 1 |');
    expect(told).not.toContain('how stable the membership');
    await rm(folder, { recursive: true });
  });

  it('keeps a seat that has ended beside the new one', async () => {
    const end = {
      ...seat('SM-FR'),
      on: '2027-12-31',
      ending: 'withdrawn',
      reason: 'sold',
    } as const;
    must(await endSeat(parley, end, officer));
    expect(codeOf(await addSeat(parley, seat('SM-FR'), officer))).toBe('seat-before-end');
    must(await addSeat(parley, { ...seat('SM-FR'), from: '2028-01-01' }, officer));
    const { seats } = must(await listSeats(parley, 'cto', officer));
    expect(seats.map(({ endedOn }) => endedOn)).toEqual(['2027-12-31', null, null]);
  });
});
