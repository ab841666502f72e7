import { beforeAll, describe, expect, it } from 'vitest';
import {
  askMembers,
  foreseeAsking,
  previewAsked,
} from '../../../src/application/coming/ask-members.ts';
import { addAlternate, holdSeat } from '../../../src/application/register/authorise.ts';
import { enterRsvp } from '../../../src/application/register/enter-rsvp.ts';
import { inviteGuest, inviteSeats } from '../../../src/application/register/invite.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { hiddenFields, openBrowser, type PageBrowser } from '../../support/page-browser.ts';
import { must, type TestParley } from '../../support/parley.ts';
import { as, codeOf, MEETING } from '../outcomes/world.ts';
import { BEFORE, GROUP, pathIn, type Sent, useComing } from './stage.ts';

const stage = useComing();
const KE = 'cto@ke.example';
const SN = 'cto@sn.example';
const EG = 'cto@eg.example';
let parley: TestParley;
let first: readonly Sent[];
let browser: PageBrowser;

const ask = () => askMembers(parley, { meeting: MEETING }, as('approver'));
const receivers = (sent: readonly Sent[]) => sent.map(({ to }) => to).sort();
const rsvps = (number: number) =>
  parley.prisma.rsvp.findMany({ where: { entry: { number } }, orderBy: { at: 'asc' } });
const attendances = (number: number) =>
  parley.prisma.attendance.findMany({ where: { entry: { number } }, orderBy: { at: 'asc' } });
const deliveries = (kind: string) =>
  parley.prisma.delivery.findMany({ where: { kind }, include: { entry: true } });
/** Entities are numbered by name: Kenya's R1, Senegal's R2, the guest R3, Egypt's R4. */
const says = async (path: string, fields: Readonly<Record<string, string>>) => {
  const page = await browser.get(path);
  const nonce = hiddenFields(page.html);
  const sent = { ...Object.fromEntries(nonce), ...fields };
  return browser.post(page.path, Object.entries(sent));
};

beforeAll(() => {
  ({ parley } = stage.meeting);
  browser = openBrowser(stage.server);
});

describe('members are asked whether they come', () => {
  it('once they are invited, by an approver, each once a day', async () => {
    expect(codeOf(await ask())).toBe('nobody-invited');
    must(await inviteSeats(parley, { meeting: MEETING }, as('approver')));
    const guest = { name: 'Small Firm', kind: 'sme', country: 'KE' } as const;
    must(await inviteGuest(parley, { meeting: MEETING, ...guest }, as('approver')));
    must(await inviteGuest(parley, { meeting: MEETING, member: 'SM-EG' }, as('approver')));
    const byOfficer = await askMembers(parley, { meeting: MEETING }, as('officer'));
    expect(codeOf(byOfficer)).toBe('not-allowed');
    const unreached = [{ number: 3, name: 'Small Firm', why: 'no-member' }];
    expect(must(await ask())).toEqual({ asked: 3, answered: 0, already: 0, unreached });
    expect(must(await ask())).toEqual({ asked: 0, answered: 0, already: 3, unreached });
  });

  it('in their language and by their clock: the holder, or without a seat a contact', async () => {
    first = await stage.sentUntil('2027-05-10T16:00:00Z');
    expect(receivers(first)).toEqual([EG, KE, SN].sort());
    expect(first.map(({ language }) => language).sort()).toEqual(['ar', 'en', 'fr']);
    const kenya = first.find(({ to }) => to === KE)?.letter;
    expect(kenya?.subject).toBe('Ninth: will Operator KE be there?');
    expect(kenya?.paragraphs.join('\n')).toContain('18 May 2027, Geneva');
    expect(kenya?.actions).toBeUndefined();
    const tokens = await parley.prisma.comingLink.findMany();
    const known = tokens.map(({ tokenHash }) => Buffer.from(tokenHash).toString('hex'));
    const [, , token = ''] = pathIn(first, KE).split('/');
    expect(known).toContain(Buffer.from(parley.hash(token)).toString('hex'));
    const foreseen = await foreseeAsking(parley, { meeting: MEETING }, as('approver'));
    expect(must(foreseen)).toMatchObject({ asked: 0, already: 3, sample: undefined });
    expect(must(await ask())).toMatchObject({ asked: 0, already: 3 });
  });

  it('with a letter that staff can read before, in any language', async () => {
    for (const language of LANGUAGES) {
      for (const asking of ['coming', 'here'] as const) {
        const input = { meeting: MEETING, entry: 'R1', language, asking };
        const { letter } = must(await previewAsked(parley, input, as('viewer')));
        expect(JSON.stringify(letter)).toContain('Operator KE');
      }
    }
  });
});

describe('the page of the letter', () => {
  it('says nothing by itself, however often a mail scanner looks', async () => {
    const path = pathIn(first, KE);
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      const reply = await stage.server.inject({ method, url: path });
      expect(reply.statusCode).toBe(303);
      expect(reply.headers.location).not.toContain(path.slice(3));
    }
    const page = await browser.get(path);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Operator KE');
    expect(page.html).toContain('only with authority for it');
    expect(page.html).not.toContain('name="here"');
    expect(await rsvps(1)).toEqual([]);
  });

  it('takes an answer once, whoever sends the form twice, and shows it', async () => {
    const page = await browser.get(pathIn(first, KE));
    const form = [...hiddenFields(page.html), ['said', 'yes.r']] as const;
    const saved = await browser.post(page.path, form);
    expect(saved.html).toContain('Saved. Thank you');
    expect(saved.html).toContain('takes part remotely');
    const changed = await says(pathIn(first, KE), { said: 'yes.p' });
    expect(changed.html).toContain('comes in person');
    expect((await browser.post(page.path, form)).html).toContain('comes in person');
    const by = `contact:${stage.contact(KE)}`;
    expect(await rsvps(1)).toMatchObject([
      { answer: 'yes', mode: 'remote', by, channel: 'page', current: false },
      { answer: 'yes', mode: 'in-person', by, channel: 'page', current: true },
    ]);
  });

  it('asks for what is missing, and sends only an alternate with authority', async () => {
    const path = pathIn(first, KE);
    const nothing = await says(path, {});
    expect([nothing.status, nothing.html]).toEqual([422, expect.stringContaining('Choose one')]);
    const email = 'alternate@ke.example';
    const authority = { ...GROUP, member: 'SM-KE', email, from: '2027-05-01', document: 'L1' };
    must(await addAlternate(parley, { ...authority, until: '2027-05-18' }, as('officer')));
    const open = await says(path, { said: 'alternate', who: '' });
    expect([open.status, open.html]).toEqual([422, expect.stringContaining('href="#who"')]);
    const strange = `${stage.contact(EG)}.p`;
    const refused = await says(path, { said: 'alternate', who: strange });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('has no authority for the seat on 18 May 2027');
    const who = `${stage.contact(email)}.r`;
    const sent = await says(path, { said: 'alternate', who });
    expect(sent.html).toContain('Alternate KE takes part remotely, as alternate');
    expect((await rsvps(1)).at(-1)).toMatchObject({
      ...{ answer: 'alternate', mode: 'remote', contactId: stage.contact(email) },
    });
  });

  it('is not there for a wrong link, and takes nothing from another site', async () => {
    const wrong = await browser.get(`/c/${parley.random.token()}`);
    expect([wrong.status, wrong.html]).toEqual([404, expect.stringContaining('does not open')]);
    expect((await browser.get('/c/0123456789abcdef')).status).toBe(404);
    const page = await browser.get(pathIn(first, KE));
    const reply = await browser.send({
      ...{ method: 'POST', url: page.path, payload: 'said=no' },
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
      },
    });
    expect(reply.statusCode).toBe(403);
  });

  it('takes nothing from who has no authority any more', async () => {
    const path = pathIn(first, SN);
    const holder = { ...GROUP, member: 'SM-SN', email: 'alternate@sn.example' };
    const page = await browser.get(path);
    must(await holdSeat(parley, { ...holder, from: '2027-05-11' }, as('officer')));
    const form = [...hiddenFields(page.html), ['said', 'no']] as const;
    const refused = await browser.post(page.path, form);
    expect([refused.status, refused.html]).toEqual([
      422,
      expect.stringContaining('Vous ne pouvez pas répondre au nom de'),
    ]);
    expect((await browser.get(path)).html).not.toContain('<form');
    expect(await rsvps(2)).toEqual([]);
  });
});

describe('asked again', () => {
  it('are those who have not answered, and nobody who answers before it is sent', async () => {
    stage.meeting.clock.set('2027-05-13T08:00:00Z');
    expect(must(await ask())).toMatchObject({ asked: 2, answered: 1, already: 0 });
    const answer = { meeting: MEETING, entry: 'R4', answer: 'no', channel: 'letter' } as const;
    must(await enterRsvp(parley, answer, as('officer')));
    // The seat has another holder since.
    expect(receivers(await stage.sentUntil('2027-05-13T16:00:00Z'))).toEqual([
      'alternate@sn.example',
    ]);
    const states = (await deliveries('coming')).map((one) => [
      one.entry?.number,
      one.state,
      one.reason,
    ]);
    expect(states).toContainEqual([4, 'cancelled', 'answered']);
    const yes = { ...answer, answer: 'yes', mode: 'remote' } as const;
    must(await enterRsvp(parley, yes, as('officer')));
  });
});

describe('on the day', () => {
  let morning: readonly Sent[];

  it('those who come are asked whether they are there, and nobody else', async () => {
    expect(await stage.sentUntil('2027-05-18T05:30:00Z')).toEqual([]);
    morning = await stage.sentUntil('2027-05-18T12:00:00Z');
    // The alternate who is sent, and a contact of the member that has no seat.
    expect(receivers(morning)).toEqual(['alternate@ke.example', EG].sort());
    const states = (await deliveries('here')).map((one) => [
      one.entry?.number,
      one.state,
      one.reason,
    ]);
    expect(states).toContainEqual([2, 'cancelled', 'not-coming']);
  });

  it('they say so themselves, with the authority that they have on that day', async () => {
    const path = pathIn(morning, 'alternate@ke.example');
    const here = await says(path, { here: 'in-person' });
    expect(here.html).toContain('The register shows that you came');
    expect(await attendances(1)).toMatchObject([
      {
        ...{ presence: 'in-person', cameAs: 'alternate', staffId: null },
        contactId: stage.contact('alternate@ke.example'),
      },
    ]);
    await says(pathIn(morning, EG), { here: 'remote' });
    expect(await attendances(4)).toMatchObject([{ presence: 'remote', cameAs: 'guest' }]);
    // Senegal's holder of before.
    const page = await browser.get(pathIn(first, SN));
    const nonce = parley.random.token();
    const refused = await browser.post(page.path, [
      ['n', nonce],
      ['here', 'remote'],
    ]);
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('habilité')]);
    expect(await attendances(2)).toEqual([]);
  });

  it('and after it nothing is taken', async () => {
    stage.meeting.clock.set('2027-05-18T22:00:00Z');
    const path = pathIn(first, KE);
    const over = await browser.get(path);
    expect(over.html).toContain('The meeting is over');
    expect(over.html).not.toContain('<form');
    for (const said of [{ said: 'no' }, { here: 'remote' }] as const) {
      const fields = Object.entries({ n: parley.random.token(), ...said });
      expect((await browser.post(over.path, fields)).status).toBe(422);
    }
    expect(await rsvps(1)).toHaveLength(3);
    expect(await attendances(1)).toHaveLength(1);
    expect(codeOf(await ask())).toBe('meeting-over');
    stage.meeting.clock.set('2027-06-18T22:00:00Z');
    expect((await browser.get(path)).status).toBe(404);
    stage.meeting.clock.set(BEFORE);
  });
});
