import { beforeAll, describe, expect, it } from 'vitest';
import { latest, type Message } from '../emulators/teams/store.ts';
import { prepare } from '../support/parley.ts';
import { fieldsIn, must, titleIn } from './simulated-member.ts';
import { staffIn } from './staff.ts';
import { said, until, useTeams, wordsOf } from './teams-world.ts';

const SIGN_IN = '/console/sign-in';
const world = useTeams();
beforeAll(() => prepare(world.serving.opened.parley), 60_000);

function consoleLinkIn(message: Message): string | undefined {
  return /https?:\/\/[\w.:-]+\/console\/rounds\/[\w-]+/.exec(
    JSON.stringify(latest(message).cards),
  )?.[0];
}

const counted = (words: string) => Number(/(\d+) members? would be asked/.exec(words)?.[1]);

describe('staff in Teams', () => {
  it('open a round on a card that counts, with wrong dates told at their fields', async () => {
    const { teams } = world;
    const { person, asks } = await staffIn(world, 'approver');
    const form = await asks('open');
    const id = (label: string) =>
      fieldsIn(form, person).find((field) => field.label.startsWith(label))?.id ?? label;
    const before = counted(wordsOf(form, person));
    const press = (kind: string, filling: Parameters<typeof teams.presses>[3]) =>
      must(teams.presses(person, form, titleIn(form, person, kind), filling));
    await press('again', { [id('Regions')]: ['Africa'] });
    const after = counted(wordsOf(form, person));
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(before);
    const options = fieldsIn(form, person).find((one) => one.label.startsWith('Questionnaire'));
    const asked = options?.options.find(({ title }) => /administrations/i.test(title))?.title ?? '';
    const questionnaire = { [id('Questionnaire')]: asked };
    await press('send', { ...questionnaire, [id('Closing day')]: '2026-01-01' });
    expect(wordsOf(form, person)).toContain('already over');
    expect(counted(wordsOf(form, person))).toBe(after);
    await press('send', { [id('Closing day')]: '2027-04-15' });
    expect(wordsOf(form, person)).toContain(`${after} members are asked`);
    const { prisma } = world.serving.opened;
    const round = await prisma.round.findUniqueOrThrow({ where: { slug: 'cto-2027' } });
    expect(round.state).toBe('open');
    expect(round.closesOn.toISOString()).toContain('2027-04-15');
    // What is final stands in the message, too: a client that forgets the answer shows it again.
    await until(() => (form.versions.length > 1 ? true : undefined));
    expect(world.logged).toEqual([]);
  });

  it('see their rounds below their own page, and the status', async () => {
    const { teams } = world;
    const { person, asks } = await staffIn(world, 'viewer');
    await asks('rounds');
    await world.hears(person, 'cto-2027: ');
    expect(wordsOf(await asks('status cto-2027'), person)).toContain('Africa');
    const before = said(world, person).length;
    await teams.types(person, 'open');
    await world.hears(person, /needs the role (officer|approver)/, before);
  });

  it('remind after they have confirmed it', async () => {
    const { teams } = world;
    const { person, asks } = await staffIn(world, 'approver');
    const form = await asks('remind cto-2027');
    expect(wordsOf(form, person)).toMatch(/\d+ members will be reminded/);
    const [field] = fieldsIn(form, person);
    const filling = { [field?.id ?? '']: 'one week left' };
    await must(teams.presses(person, form, titleIn(form, person, 'send'), filling));
    expect(wordsOf(form, person)).toMatch(/\d+ reminders are planned/);
    const other = await asks('close cto-2027');
    await must(teams.presses(person, other, titleIn(other, person, 'close')));
    const { prisma } = world.serving.opened;
    const round = await prisma.round.findUniqueOrThrow({ where: { slug: 'cto-2027' } });
    expect(round.state).toBe('open');
  });

  it('ask in a team, are answered in private, and subscribe its channel', async () => {
    const { teams, tenant } = world;
    const { person } = await staffIn(world, 'officer');
    const colleague = await world.person();
    const team = teams.addTeam(tenant, { name: 'TSB', members: [person, colleague] });
    await teams.installsIn(team, person);
    const channel = teams.addChannel(team, 'CTO');
    const before = said(world, person).length;
    await teams.posts(person, channel, 'status cto-2027', { mention: true });
    await world.hears(person, 'Africa', before);
    const pointed = await until(() => channel.messages.find(({ author }) => author === undefined));
    expect(wordsOf(pointed, colleague)).toContain('personal chat');
    expect(wordsOf(pointed, colleague)).not.toContain('Africa');
    expect(pointed.threadRoot).toBe(channel.messages[0]?.id);
    await teams.posts(person, channel, 'subscribe cto-2027', { mention: true });
    await world.hears(person, 'cto-2027', before + 1);
    const row = await world.serving.opened.prisma.subscription.findFirstOrThrow();
    expect(row).toMatchObject({ platform: 'teams', tenant: tenant.id, externalId: channel.id });
    expect(world.logged).toEqual([]);
  });

  it('close the round, and get the agenda by name, behind the sign-in', async () => {
    const { teams } = world;
    const { person, asks } = await staffIn(world, 'approver');
    const form = await asks('close cto-2027');
    await must(teams.presses(person, form, titleIn(form, person, 'send')));
    const { prisma } = world.serving.opened;
    const round = await prisma.round.findUniqueOrThrow({ where: { slug: 'cto-2027' } });
    expect(round.state).toBe('closed');
    await teams.types(person, 'agenda cto-2027 build en fr');
    const letter = await world.hears(person, '📎');
    const link = consoleLinkIn(letter);
    const unknown = await fetch(link ?? '', { redirect: 'manual' });
    expect([unknown.status, unknown.headers.get('location')]).toEqual([303, SIGN_IN]);
    // In a team, too, it is the names and the link that all see, never what stands in the files.
    const team = teams.addTeam(world.tenant, { name: 'Bureau', members: [person] });
    await teams.installsIn(team, person);
    const channel = teams.addChannel(team, 'Agenda');
    await teams.posts(person, channel, 'agenda cto-2027 en', { mention: true });
    const posted = await until(() =>
      channel.messages.find((one) => wordsOf(one, person).includes('📎')),
    );
    expect(consoleLinkIn(posted)).toBe(link);
    expect(latest(posted).attachments).toHaveLength(1);
    expect(world.logged).toEqual([]);
  });
});
