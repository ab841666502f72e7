import { describe, expect, it } from 'vitest';
import { setAbsence } from '../../../src/application/reach/set-absence.ts';
import { setHours } from '../../../src/application/reach/set-hours.ts';
import { NOW, OFFICER, staff, useReach } from './world.ts';

const world = useReach();

async function person() {
  return world.contact((await world.member()).id);
}

describe('days and hours', () => {
  it('are stored as the contact says them, with what it said before in the audit', async () => {
    const { id, from } = await person();
    const hours = { from: 8, to: 15 };
    const said = await world.pages.setHours(from, { zone: 'kolkata', weekend: [7, 6], hours });
    expect(said).toMatchObject({ ok: true, value: [{ timeZone: 'Asia/Kolkata', hours }] });
    expect(await world.row(id)).toMatchObject({
      ...{ timeZone: 'Asia/Kolkata', weekend: [6, 7], workHours: hours },
    });
    expect(await world.audits(`contact:${id}`)).toMatchObject([
      {
        actor: `contact:${id}`,
        action: 'contact.hours-set',
        details: {
          before: { timeZone: null, weekend: [], workHours: null },
          after: { timeZone: 'Asia/Kolkata', weekend: [6, 7], workHours: hours },
        },
      },
    ]);
  });

  it('are the defaults of the member until then, and again when no rest day is named', async () => {
    const { from } = await person();
    expect(await world.pages.show(from)).toMatchObject({
      ...{ timeZone: 'Asia/Kathmandu', weekend: [6], hours: { from: 9, to: 17 } },
      ...{ away: null, today: '2027-03-01', mayClose: true },
    });
    await world.pages.setHours(from, { weekend: [5] });
    await world.pages.setHours(from, { weekend: [] });
    expect(await world.pages.show(from)).toMatchObject({ weekend: [6], usualWeekend: [6] });
  });

  it('that are said twice are written once', async () => {
    const { id, from } = await person();
    const say = () => world.pages.setHours(from, { hours: { from: 8, to: 15 }, weekend: [7] });
    await say();
    const { updatedAt } = await world.row(id);
    await say();
    expect((await world.row(id)).updatedAt).toEqual(updatedAt);
    expect(await world.audits(`contact:${id}`)).toHaveLength(1);
  });

  it.each([
    [{ zone: 'Katmandoo' }, 'zone-meant'],
    [{ zone: '+25:45' }, 'zone-unknown'],
    [{ weekend: [1, 2, 3, 4, 5, 6, 7] }, 'no-working-day'],
    [{ hours: { from: 17, to: 9 } }, 'hours-order'],
    [{ hours: { from: Number.NaN, to: 9 } }, 'hours-order'],
  ])('%j are refused as %s, and nothing is stored', async (input, code) => {
    const { id, from } = await person();
    const good = { zone: 'Asia/Tokyo', weekend: [7], hours: { from: 8, to: 9 } };
    expect(await world.pages.setHours(from, { ...good, ...input })).toMatchObject({ code });
    expect(await world.row(id)).toMatchObject({ timeZone: null, weekend: [], workHours: null });
  });

  it('are nobody else’s to change', async () => {
    const { id, from } = await person();
    const change = { revokedAt: new Date(NOW) };
    const say = () => world.pages.setHours(from, { zone: 'Asia/Tokyo' });
    await world.prisma.account.updateMany({ where: { contactId: id }, data: change });
    expect(await say()).toMatchObject({ code: 'not-yours' });
    expect(await world.pages.show(from)).toBeUndefined();
    const expired = { revokedAt: null, expiresAt: new Date(NOW) };
    await world.prisma.account.updateMany({ where: { contactId: id }, data: expired });
    expect(await say()).toMatchObject({ code: 'not-yours' });
    await world.prisma.account.updateMany({ where: { contactId: id }, data: { expiresAt: null } });
    expect(await say()).toMatchObject({ ok: true });
    await world.prisma.contact.update({ where: { id }, data: { active: false } });
    expect(await say()).toMatchObject({ code: 'not-yours' });
  });
});

describe('an absence', () => {
  const AUGUST = { first: '2027-08-01', last: '2027-08-15' };

  it('lasts from the first midnight to the last by the contact’s own clock', async () => {
    const { id, from } = await person();
    await world.pages.setAbsence(from, AUGUST);
    expect(await world.row(id)).toMatchObject({
      awayFrom: new Date('2027-07-31T18:15:00Z'),
      awayUntil: new Date('2027-08-15T18:15:00Z'),
      standInId: null,
    });
    expect(await world.pages.show(from)).toMatchObject({ away: { ...AUGUST, standIn: null } });
  });

  it('begins today when no first day is given, and is over when its contact says so', async () => {
    const { id, from } = await person();
    await world.pages.setAbsence(from, { first: '', last: '2027-03-01' });
    expect((await world.row(id)).awayFrom).toEqual(new Date('2027-02-28T18:15:00Z'));
    await world.pages.endAbsence(from);
    await world.pages.endAbsence(from);
    expect(await world.row(id)).toMatchObject({ awayFrom: null, awayUntil: null });
    const actions = (await world.audits(`contact:${id}`)).map(({ action }) => action);
    expect(actions).toEqual(['contact.absence-set', 'contact.absence-ended']);
  });

  it('stays on its days when the contact moves to another zone', async () => {
    const { id, from } = await person();
    await world.pages.setAbsence(from, AUGUST);
    await world.pages.setHours(from, { zone: 'America/New_York' });
    expect((await world.row(id)).awayFrom).toEqual(new Date('2027-08-01T04:00:00Z'));
    expect(await world.pages.show(from)).toMatchObject({ away: AUGUST });
  });

  it.each([
    [{ first: '2027-08-02', last: '2027-08-01' }, 'days-order'],
    [{ first: '2027-02-01', last: '2027-02-28' }, 'days-passed'],
    [{ first: '2027-03-01', last: '2028-03-01' }, 'days-too-many'],
    [{ first: '', last: '2027-02-30' }, 'day-unreadable'],
    [{ first: '1.8.2027', last: '2027-08-01' }, 'day-unreadable'],
    [{ first: '', last: '' }, 'day-unreadable'],
  ])('%j is refused as %s', async (input, code) => {
    const { id, from } = await person();
    expect(await world.pages.setAbsence(from, input)).toMatchObject({ code });
    expect(await world.row(id)).toMatchObject({ awayUntil: null });
  });
});

describe('a stand-in', () => {
  const TO = { first: '', last: '2027-03-10' };

  it('is one of the other contacts of the member, and of no other', async () => {
    const { id, from, memberId } = await person();
    const colleague = await world.contact(memberId, { role: 'alternate', name: 'Hari Thapa' });
    const stranger = await person();
    const naming = (other: string) =>
      world.pages.setAbsence(from, { ...TO, standIn: { kind: 'listed', id: other } });
    expect(await naming(stranger.id)).toMatchObject({ code: 'stand-in-unknown' });
    expect(await naming(id)).toMatchObject({ code: 'stand-in-unknown' });
    expect(await naming('nobody')).toMatchObject({ code: 'stand-in-unknown' });
    expect((await world.row(id)).awayUntil).toBeNull();
    expect(await naming(colleague.id)).toMatchObject({ ok: true });
    expect((await world.row(id)).standInId).toBe(colleague.id);
    expect(await world.pages.show(from)).toMatchObject({
      away: { standIn: { name: 'Hari Thapa' } },
      colleagues: [{ id: colleague.id }],
    });
  });

  const newcomer = (email: string, name = ' Maya  Gurung ') =>
    ({ ...TO, standIn: { kind: 'new', name, email } }) as const;

  it('who is new becomes an alternate of the member, once', async () => {
    const { id, from, memberId } = await person();
    await world.prisma.contact.update({ where: { id }, data: { language: 'ru' } });
    const say = () => world.pages.setAbsence(from, newcomer('Maya@Example.org'));
    const both = await Promise.all([say(), say()]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    await say();
    const added = await world.prisma.contact.findMany({ where: { memberId, id: { not: id } } });
    expect(added).toMatchObject([
      { name: 'Maya Gurung', email: 'maya@example.org', role: 'alternate', language: 'ru' },
    ]);
    expect((await world.row(id)).standInId).toBe(added[0]?.id);
    const entries = await world.audits(`contact:${added[0]?.id}`);
    expect(entries[0]).toMatchObject({ action: 'contact.added', actor: `contact:${id}` });
  });

  it('whose address is known is that contact, with its own name and role', async () => {
    const { id, from, memberId } = await person();
    const cto = await world.contact(memberId, { role: 'cto', name: 'Hari Thapa' });
    const gone = await world.contact(memberId, { role: 'alternate', active: false });
    await world.pages.setAbsence(from, newcomer(cto.email));
    expect((await world.row(id)).standInId).toBe(cto.id);
    expect(await world.row(cto.id)).toMatchObject({ name: 'Hari Thapa', role: 'cto' });
    await world.pages.setAbsence(from, newcomer(gone.email));
    expect(await world.row(gone.id)).toMatchObject({ active: true, name: 'Sita Rai' });
    expect((await world.row(id)).standInId).toBe(gone.id);
    expect(await world.prisma.contact.count({ where: { memberId } })).toBe(3);
  });

  it('is nobody who asked not to be written to, oneself, or no person', async () => {
    const { from, email, memberId } = await person();
    const stopped = await world.contact(memberId, { stopped: true });
    const before = await world.contact(memberId, { stopped: true, active: false });
    const naming = async (address: string, name?: string) => {
      const said = await world.pages.setAbsence(from, newcomer(address, name));
      return said.ok ? 'ok' : said.code;
    };
    expect(await naming(stopped.email)).toBe('stand-in-stopped');
    expect(await naming(before.email)).toBe('stand-in-stopped');
    expect(await naming(email.toUpperCase())).toBe('stand-in-self');
    expect(await naming('maya@example')).toBe('colleague-address');
    expect(await naming('maya@example.org', ' ')).toBe('colleague-nameless');
    expect(await naming('maya@example.org', 'x'.repeat(201))).toBe('colleague-nameless');
    expect(await world.row(before.id)).toMatchObject({ active: false });
    expect(await world.pages.show(from)).toMatchObject({ away: null, colleagues: [] });
  });
});

describe('the preferred way', () => {
  it('is one of the contact’s accounts or e-mail, and a browser is none', async () => {
    const { id, from } = await person();
    const account = { platform: 'chat', tenant: 'T', externalId: id };
    await world.prisma.account.create({
      data: { id: world.deps.random.id(), contactId: id, ...account, verifiedAt: new Date(NOW) },
    });
    expect(await world.pages.show(from)).toMatchObject({ platforms: ['chat'] });
    for (const [platform, ok] of [
      ['page', false],
      ['other', false],
      ['chat', true],
      ['mail', true],
      [null, true],
    ] as const) {
      expect((await world.pages.chooseChannel(from, platform)).ok, `${platform}`).toBe(ok);
      if (ok) expect((await world.row(id)).preferredPlatform).toBe(platform);
    }
  });
});

describe('told to staff by telephone', () => {
  it('it holds for all members of which the person is a contact, or for one', async () => {
    const here = await world.contact((await world.member()).id, { email: 'lama@example.org' });
    const other = await world.member();
    const there = await world.contact(other.id, { email: 'lama@example.org' });
    const whose = { email: ' Lama@Example.org', actor: OFFICER };
    await setHours(world.deps, whose, { zone: 'Asia/Tokyo' });
    await setHours(world.deps, { ...whose, member: other.reference }, { zone: 'Asia/Seoul' });
    expect((await world.row(here.id)).timeZone).toBe('Asia/Tokyo');
    expect((await world.row(there.id)).timeZone).toBe('Asia/Seoul');
    const [entry] = await world.audits(`contact:${here.id}`);
    expect(entry?.actor).toBe(`staff:${OFFICER.id}`);
  });

  it('it is stored for all or for none', async () => {
    const here = await world.contact((await world.member()).id, { email: 'rana@example.org' });
    const other = await world.member();
    await world.contact(other.id, { email: 'rana@example.org' });
    const colleague = await world.contact(here.memberId, { role: 'alternate' });
    const standIn = { kind: 'known', email: colleague.email } as const;
    const whose = { email: 'rana@example.org', actor: OFFICER };
    const days = { first: '', last: '2027-03-10' };
    const said = await setAbsence(world.deps, whose, { ...days, standIn });
    expect([said, (await world.row(here.id)).awayUntil]).toMatchObject([
      { code: 'stand-in-unknown' },
      null,
    ]);
  });

  it('it needs an officer, and somebody whom we know', async () => {
    const { email } = await person();
    const viewer = { email, actor: staff('viewer') };
    const refused = await setHours(world.deps, viewer, { zone: 'UTC' });
    expect(refused).toMatchObject({ code: 'not-allowed', params: { role: 'officer' } });
    const nobody = { email: 'nobody@example.org', actor: OFFICER };
    expect(await setHours(world.deps, nobody, { zone: 'UTC' })).toMatchObject({
      code: 'contact-unknown',
    });
  });
});
