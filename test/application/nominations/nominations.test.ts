import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { declineNominated, inviteNominated } from '../../../src/application/nominations/decide.ts';
import { listNominations } from '../../../src/application/nominations/list-nominations.ts';
import { recordConsent } from '../../../src/application/nominations/record-consent.ts';
import { takeNominations } from '../../../src/application/nominations/take-nominations.ts';
import { traceMeeting } from '../../../src/application/outcomes/trace-meeting.ts';
import { publishQuestionnaire } from '../../../src/application/questionnaires/publish-questionnaire.ts';
import { showRegister } from '../../../src/application/register/show-register.ts';
import { Prisma } from '../../../src/infra/generated/prisma/client.ts';
import { ADMINISTRATOR, DATA, must, type TestParley } from '../../support/parley.ts';
import { addSpokenRound, type SpokenMember } from '../../support/spoken-round.ts';
import { MEETING, useSaid } from '../needs/world.ts';
import { as, codeOf } from '../outcomes/world.ts';

const names = (
  country: string,
  region: SpokenMember['region'],
  words: string,
  question = 'company',
) => ({
  ...{ country, name: `The ${country}`, region },
  says: [{ question, words, language: 'en', level: 'none' as const }],
});
const world = useSaid([
  names('KE', 'AFR', ' Zebra Net, Ms Z, CTO '),
  names('UG', 'AFR', 'Acacia Tel, Mr A, CEO'),
  names('FJ', 'ASP', 'Coral Cable, Ms C'),
  names('EG', 'ARB', 'Delta Data, Mr D'),
  names('TZ', 'AFR', 'Acacia Tel, somebody'),
]);
const officer = as('officer');
const approver = as('approver');
let parley: TestParley;

beforeAll(async () => {
  ({ parley } = world);
  const file = join(DATA, 'questionnaires/sector-members.json');
  const questionnaire: unknown = JSON.parse(await readFile(file, 'utf8'));
  must(await publishQuestionnaire(parley, questionnaire, ADMINISTRATOR));
  const round = { slug: 'industry-2027', meeting: MEETING, questionnaire: 'sector-members' };
  const members = [names('GH', 'AFR', 'Ms G, CTO', 'executive')];
  await addSpokenRound(parley.prisma, { ...round, members });
  await parley.prisma.round.update({ where: { slug: round.slug }, data: { state: 'open' } });
  for (const country of ['KE', 'UG']) {
    await answers(country, 'company_consent', true);
    await answers(country, 'company_contact', `${country}@example.org`);
  }
  await answers('GH', 'executive_consent', true);
});

/** A member's newest answer; null takes it back. What consent shows is hidden without it. */
async function answers(country: string, question: string, value: string | boolean | null) {
  const { prisma } = parley;
  const responseId = await world.responseOf(`The ${country}`);
  await prisma.answer.updateMany({
    where: { responseId, question },
    data: { current: false },
  });
  await prisma.answer.create({
    data: {
      ...{ id: v7(), responseId, question, value: value ?? Prisma.DbNull, attribution: 'none' },
      ...{ contactId: v7(), platform: 'page', language: 'en', eventId: `page:${v7()}` },
      answeredAt: new Date(world.clock.now()),
    },
  });
  if (question !== 'company_consent') return;
  const hidden = value === true ? [] : ['company_contact'];
  await prisma.response.update({ where: { id: responseId }, data: { hidden } });
}

const take = () => takeNominations(parley, { meeting: MEETING }, officer);
const list = async () => must(await listNominations(parley, MEETING, officer));
const at = (number: number) => ({ meeting: MEETING, number });
const shown = async (number: number) =>
  (await list()).nominations?.find((one) => one.number === number);
const stored = (number: number) => parley.prisma.nomination.findFirstOrThrow({ where: { number } });
const agree = (number: number, email: string | null = null) =>
  recordConsent(parley, { ...at(number), how: 'by letter', on: '2027-04-19', email }, officer);
const invite = (number: number, name?: string) =>
  inviteNominated(parley, { ...at(number), ...(name === undefined ? {} : { name }) }, approver);

describe('nominations', () => {
  it('are taken once from submitted answers, in the order of nobody, however many take them', async () => {
    expect((await list()).untaken).toBe(6);
    expect(codeOf(await takeNominations(parley, { meeting: MEETING }, as('viewer')))).toBe(
      'not-allowed',
    );
    const taken = (await Promise.all([take(), take(), take()])).map(must);
    expect(taken.flatMap((one) => one.taken)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(must(await take())).toEqual({ taken: [], followed: [] });
    const { nominations, ...counts } = await list();
    expect(counts).toMatchObject({ nominated: 6, consented: 3, invited: 0, untaken: 0 });
    expect(
      nominations?.map(({ words, by, kind, email }) => [words, by.countryIso2, kind, email]),
    ).toEqual([
      ['Acacia Tel, Mr A, CEO', 'UG', 'local-industry', 'UG@example.org'],
      ['Acacia Tel, somebody', 'TZ', 'local-industry', null],
      ['Coral Cable, Ms C', 'FJ', 'local-industry', null],
      ['Delta Data, Mr D', 'EG', 'local-industry', null],
      ['Ms G, CTO', 'GH', 'executive', null],
      ['Zebra Net, Ms Z, CTO', 'KE', 'local-industry', 'KE@example.org'],
    ]);
  });

  it('are counts for viewers: who named whom, the words and small regions are not told', async () => {
    const seen = must(await listNominations(parley, MEETING, as('viewer')));
    expect(seen).toMatchObject({ nominated: 6, nominations: null });
    expect(seen.regions.map(({ nominated }) => nominated)).toEqual(Array(6).fill(null));
    for (const word of ['Acacia', 'UG', 'example.org']) {
      expect(JSON.stringify(seen)).not.toContain(word);
    }
  });

  it('are invited only with consent, also by the database', async () => {
    expect(codeOf(await invite(3, 'Coral Cable'))).toBe('nomination-without-consent');
    const { id } = await stored(3);
    const forced = { state: 'invited', decidedAt: new Date() };
    await expect(parley.prisma.nomination.update({ where: { id }, data: forced })).rejects.toThrow(
      'nomination_invited_check',
    );
    const ahead = { ...at(3), how: 'by letter', on: '2027-04-21', email: null };
    expect(codeOf(await recordConsent(parley, ahead, officer))).toBe('consent-day-ahead');
    expect(codeOf(await agree(3, 'nobody'))).toBe('bad-input');
    must(await agree(3, 'Coral@Example.org'));
    expect(await shown(3)).toMatchObject({ consent: 'recorded', email: 'coral@example.org' });
    expect(codeOf(await inviteNominated(parley, at(3), officer))).toBe('not-allowed');
    expect(codeOf(await invite(3))).toBe('bad-input');
    expect(must(await invite(3, 'Coral Cable')).entry).toMatchObject({
      ...{ number: 1, name: 'Coral Cable', kind: 'guest', countryIso2: 'FJ', member: null },
    });
    expect(codeOf(await invite(3, 'Coral Cable'))).toBe('nomination-decided');
  });

  it('follow their answers at once: another company is another one, and consent that is gone is gone', async () => {
    must(await agree(4, 'delta@example.org'));
    await answers('EG', 'company', 'Nile Net, Ms N');
    expect(codeOf(await invite(4, 'Nile Net'))).toBe('nomination-without-consent');
    expect(await stored(4)).toMatchObject({ agreedHow: null, email: null, state: 'standing' });

    await answers('KE', 'company_consent', false);
    expect(await shown(6)).toMatchObject({ state: 'withdrawn', words: null, email: null });
    expect(codeOf(await invite(6, 'Zebra Net'))).toBe('nomination-withdrawn');
    expect(must(await take())).toEqual({ taken: [], followed: [] });
    await answers('KE', 'company_consent', true);
    await answers('EG', 'company', null);
    expect(must(await take()).followed).toEqual([
      { number: 4, change: 'taken-back' },
      { number: 6, change: 'restored' },
    ]);
    expect((await list()).nominated).toBe(5);
    const responseId = await world.responseOf('The KE');
    const declined = { where: { id: responseId }, data: { status: 'declined' } };
    await parley.prisma.response.update(declined);
    expect(await shown(6)).toMatchObject({ state: 'withdrawn', withdrawn: 'words' });
  });

  it('of one company by two members, and of an executive, come to one entry each', async () => {
    must(await invite(1, 'Acacia Tel'));
    must(await agree(2));
    const input = { ...at(2), name: 'acacia tel', country: 'UG' };
    expect(must(await inviteNominated(parley, input, approver))).toMatchObject({
      ...{ already: true, entry: { number: 2 } },
    });
    expect(codeOf(await invite(5, 'Ms G'))).toBe('bad-input');
    const { entry } = must(await invite(5));
    expect(entry).toMatchObject({ number: 3, name: 'The GH', kind: 'sector-member' });
    const { entries } = must(await showRegister(parley, MEETING, officer));
    expect(entries.map(({ name }) => name)).toEqual(['Coral Cable', 'Acacia Tel', 'The GH']);
  });

  it('stay as they were decided, and the audit holds no words and no address', async () => {
    must(await take());
    await answers('FJ', 'company', null);
    expect(await shown(3)).toMatchObject({ state: 'invited', words: null, entry: { number: 1 } });
    const { id } = await stored(3);
    const { prisma } = parley;
    const { nomination, audit } = prisma;
    const forbidden = [
      prisma.$executeRaw`UPDATE nomination SET state = 'standing' WHERE id = ${id}::uuid`,
      prisma.$executeRaw`UPDATE nomination SET number = 9 WHERE id = ${id}::uuid`,
      prisma.$executeRaw`UPDATE nomination SET email = 'new@example.org' WHERE id = ${id}::uuid`,
      prisma.$executeRaw`DELETE FROM nomination WHERE id = ${id}::uuid`,
    ];
    for (const change of forbidden) await expect(change).rejects.toThrow('append-only');
    await nomination.update({ where: { id }, data: { email: null } });

    await parley.prisma.response.update({
      where: { id: await world.responseOf('The KE') },
      data: { status: 'submitted' },
    });
    must(await agree(6, 'zebra@example.org'));
    const reason = 'no room is left';
    const decline = (why: string) => declineNominated(parley, { ...at(6), reason: why }, approver);
    expect(codeOf(await decline(' '))).toBe('bad-input');
    must(await decline(reason));
    expect(await shown(6)).toMatchObject({ state: 'declined', reason, email: null });
    expect(codeOf(await decline('again'))).toBe('nomination-decided');
    const rows = await audit.findMany({ where: { action: { startsWith: 'nomination.' } } });
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['nomination.taken', 'nomination.followed', 'nomination.agreed']),
    );
    const told = rows.map(({ action, reason, details }) => ({ action, reason, details }));
    expect(JSON.stringify(told)).not.toMatch(/Acacia|Zebra|Nile|@|by letter/);
  });

  it('stand in the trace', async () => {
    await answers('EG', 'company', 'Nile Net, Ms N');
    must(await take());
    const { clauses } = must(await traceMeeting(parley, { meeting: MEETING }, officer));
    const [done, missing] = (['done', 'missing'] as const).map((which) =>
      clauses.flatMap((clause) => clause[which]),
    );
    const found = done?.find(({ code }) => code === 'industry-nominated');
    expect(found?.params).toEqual({ nominated: 5, consented: 4, invited: 2, came: 0 });
    expect(done?.map(({ code }) => code)).toContain('executives-nominated');
    expect(missing?.find(({ code }) => code === 'nominations-without-consent')?.params).toEqual({
      ...{ nominations: 1, labels: 'P4' },
    });
  });
});
