import { describe, expect, it } from 'vitest';
import { mintContactCode } from '../../src/application/linking/mint-code.ts';
import { offerLinks } from '../../src/application/linking/offer-links.ts';
import { NEEDS } from '../conversation/support/needs.ts';
import type { Person } from '../emulators/teams/store.ts';
import { ADMINISTRATOR, must as ok } from '../support/parley.ts';
import { commandIn, fieldsIn, must, titleIn } from './simulated-member.ts';
import { administrator } from './staff.ts';
import { said, until, useTeams, wordsOf } from './teams-world.ts';

const world = useTeams();

const accountsOf = async (contactId: string) => {
  const { prisma } = world.serving.opened;
  const where = { contactId, platform: 'teams', revokedAt: null };
  const rows = await prisma.account.findMany({ where });
  return rows.map(({ externalId, tenant }) => `${tenant}:${externalId}`).toSorted();
};
const accountOf = (person: Person) => `${world.tenant.id}:${person.aadObjectId}`;
const fromOf = ({ aadObjectId }: Person) => ({
  ...{ platform: 'teams', tenant: world.tenant.id, externalId: aadObjectId },
});
const QUESTION = 'What are your priorities?';

describe('joining in Teams', () => {
  it('greets whoever installs it, in the language of the client, and takes the code on a card', async () => {
    const { teams } = world;
    const { token, contactId } = await world.invite({ definition: NEEDS });
    const person = await world.person({ locale: 'fr-FR' });
    const [greeting] = said(world, person);
    if (greeting === undefined) throw new Error('nobody was greeted');
    expect(wordsOf(greeting, person)).toMatch(/lettre|courrier/);
    expect(said(world, person)).toHaveLength(1);
    await must(teams.presses(person, greeting, titleIn(greeting, person, 'say')));
    const form = await until(() => said(world, person)[1]);
    const [field] = fieldsIn(form, person);
    const filling = { [field?.id ?? '']: 'XXXXX-YYYYY' };
    const wrong = await must(teams.presses(person, form, titleIn(form, person, 'send'), filling));
    expect(JSON.stringify(wrong.card)).toContain('n’ouvre rien');
    expect(await accountsOf(contactId)).toEqual([]);
    await teams.types(person, `join ${token}`);
    await world.hears(person, QUESTION);
    expect(await accountsOf(contactId)).toEqual([accountOf(person)]);
  });

  it('takes the letter’s link in words, and what the client tells of language and time zone', async () => {
    const { token, contactId } = await world.invite({ definition: NEEDS });
    const { prisma } = world.serving.opened;
    const nothing = { language: null, timeZone: null };
    await prisma.contact.update({ where: { id: contactId }, data: nothing });
    const person = await world.person({ locale: 'es-ES', timeZone: 'America/Lima' });
    await world.teams.types(person, `join ${world.serving.url}/r/${token}`);
    await world.hears(person, '¿Cuáles son sus prioridades?');
    const contact = await prisma.contact.findUniqueOrThrow({ where: { id: contactId } });
    expect(contact).toMatchObject({ language: 'es', timeZone: 'America/Lima' });
    expect(world.logged).toEqual([]);
  });

  it('asks the account whose object id in Entra staff know, and links it when it says yes', async () => {
    const { teams } = world;
    const { parley, prisma } = world.serving.opened;
    await administrator(prisma);
    const { roundId, email, contactId, memberName } = await world.invite({ definition: NEEDS });
    const person = await world.person();
    const absent = teams.addPerson(world.tenant, { name: 'Has not installed it' });
    const { slug } = await prisma.round.findUniqueOrThrow({ where: { id: roundId } });
    const offer = async ({ aadObjectId }: Person) => {
      const account = aadObjectId.toUpperCase();
      return ok(await offerLinks(parley, { round: slug, email, account }, ADMINISTRATOR));
    };
    expect(await offer(absent)).toMatchObject({ found: 0, asked: 0, unreachable: [] });
    expect(await offer(person)).toMatchObject({ found: 1, asked: 1 });
    const asked = await world.hears(person, memberName);
    expect(await accountsOf(contactId)).toEqual([]);
    await must(teams.presses(person, asked, titleIn(asked, person, 'offer')));
    await world.hears(person, QUESTION);
    expect(await accountsOf(contactId)).toEqual([accountOf(person)]);
  });

  it('asks whoever has it by the tenant’s own policy, of whom nothing has been heard', async () => {
    const { parley, prisma } = world.serving.opened;
    await world.person(); // somebody else of the tenant has been heard
    const { roundId, email, memberName } = await world.invite({ definition: NEEDS });
    const { slug } = await prisma.round.findUniqueOrThrow({ where: { id: roundId } });
    const silent = world.teams.addPerson(world.tenant, { name: 'By policy', installed: true });
    const asking = { round: slug, email, account: silent.aadObjectId };
    expect(ok(await offerLinks(parley, asking, ADMINISTRATOR))).toMatchObject({ asked: 1 });
    await world.hears(silent, memberName);
  });

  it('shows what waits for an answer to whoever asks, and begins it from there', async () => {
    const { teams } = world;
    const { person } = await world.joined({ definition: NEEDS });
    await world.hears(person, QUESTION);
    const before = said(world, person).length;
    await teams.types(person, 'rounds');
    const page = await world.hears(person, '0 of 8 answered', before);
    await must(teams.presses(person, page, commandIn(page, person, 'start')));
    await until(() => said(world, person)[before + 1]);
  });

  it('may link two accounts of one contact; one is unlinked, the other goes on', async () => {
    const { teams } = world;
    const { person, invited } = await world.joined({ definition: NEEDS });
    const { parley } = world.serving.opened;
    const { code } = ok(await mintContactCode(parley, fromOf(person)));
    const other = await world.person();
    await teams.types(other, `join ${code}`);
    await world.hears(other, QUESTION);
    const both = [accountOf(person), accountOf(other)].toSorted();
    expect(await accountsOf(invited.contactId)).toEqual(both);
    await teams.types(person, 'unlink');
    await world.hears(person, 'no longer linked');
    expect(await accountsOf(invited.contactId)).toEqual([accountOf(other)]);
  });

  it('ends where the app is taken away, and may begin again', async () => {
    const { teams } = world;
    const { person, invited } = await world.joined({ definition: NEEDS });
    const { prisma } = world.serving.opened;
    // Out of a chat of several anybody may take it: that ends nobody's account.
    const chat = teams.addGroupChat({ name: 'Spectrum', members: [person] });
    await teams.installsIn(chat, person);
    await teams.uninstallsFrom(chat, person);
    expect(await accountsOf(invited.contactId)).toEqual([accountOf(person)]);
    const name = `teams/person/${world.tenant.id}/${person.aadObjectId}`;
    expect(await prisma.vaultEntry.count({ where: { name } })).toBe(1);
    await teams.uninstalls(person);
    expect(await accountsOf(invited.contactId)).toEqual([]);
    expect(await prisma.vaultEntry.count({ where: { name } })).toBe(0);
    await teams.upgrades(person);
    expect(await accountsOf(invited.contactId)).toEqual([]);
    const before = said(world, person).length;
    await teams.installs(person);
    await until(() => said(world, person)[before]);
  });

  it('a person who blocks it hears the next word another way, and is not tried again', async () => {
    const { teams } = world;
    const { person, invited } = await world.joined({ definition: NEEDS });
    await world.hears(person, QUESTION);
    const { prisma } = world.serving.opened;
    await world.quiet(invited);
    teams.blocks(person);
    const POST = 'POST /v3/conversations/:conversation/activities';
    const chat = teams.store.directOf(person)?.id ?? 'no chat';
    const refusals = () =>
      teams.store
        .callsOf(POST)
        .filter(({ outcome, path }) => outcome === 403 && path.includes(chat)).length;
    await teams.types(person, '1, 2');
    await until(async () => (await world.answers(invited))['priorities']);
    const where = { platform: 'teams', externalId: person.aadObjectId };
    const fault = await until(
      async () => (await prisma.channelFault.findFirst({ where })) ?? undefined,
    );
    expect(fault.reason).toContain('MessageWritesBlocked');
    await world.quiet(invited);
    expect(refusals()).toBe(1);
  });
});
