import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../src/infra/system.ts';
import { NEEDS } from '../conversation/support/needs.ts';
import type { Invited } from '../support/pages-world.ts';
import { visit } from './page-visitor.ts';
import { until, useSlack } from './slack-world.ts';
import { talkWith } from './talk.ts';

const world = useSlack();

/** A letter to another contact of the same member. */
async function colleagueOf({ contactId, responseId }: Invited): Promise<string> {
  const { prisma, parley } = world.serving.opened;
  const { member } = await prisma.contact.findUniqueOrThrow({
    where: { id: contactId },
    include: { member: true },
  });
  const response = await prisma.response.findUniqueOrThrow({ where: { id: responseId } });
  const id = systemRandom.id();
  const data = {
    id,
    memberId: member.id,
    email: `${id}@example.org`,
    name: 'Juma',
    language: 'en',
  };
  await prisma.contact.create({ data: { ...data, role: 'alternate' } });
  const token = systemRandom.token();
  await prisma.invitation.create({
    data: {
      ...{ id: systemRandom.id(), addresseeId: response.addresseeId, contactId: id },
      ...{ tokenHash: Buffer.from(parley.hash(token)), reason: 'letter' },
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  return token;
}

describe('one response in two places', () => {
  it('is begun on the pages, goes on in Slack and back, by two colleagues; the Home tab stays current', async () => {
    const { person, invited } = await world.joined({
      definition: NEEDS,
      profile: { tz: 'America/Lima' },
    });
    const talk = talkWith(world, person);
    const homeSays = (pattern: RegExp) =>
      until(
        () => (pattern.test(talk.home) ? true : undefined),
        () => talk.home,
      );
    await world.slack.opensHome(person);
    await homeSays(/0 of 8 answered\. Open until .*\d/);
    const { prisma } = world.serving.opened;
    const contact = await prisma.contact.findUniqueOrThrow({ where: { id: invited.contactId } });
    expect(contact.timeZone).toBe('America/Lima');
    const closing = /Open until (.*)\./.exec(talk.home)?.[1] ?? '';
    const inLima = (at: number) =>
      new Intl.DateTimeFormat('en-GB', {
        timeZone: 'America/Lima',
        hour: '2-digit',
        minute: '2-digit',
      }).format(at);
    const { addressee } = await prisma.response.findUniqueOrThrow({
      where: { id: invited.responseId },
      include: { addressee: true },
    });
    expect(closing).toContain(inLima(addressee.closesAt?.getTime() ?? 0));

    const url = world.serving.url ?? '';
    const visitor = await visit(url, await colleagueOf(invited));
    await visitor.answers('priorities', { shape: 'ranks', value: ['cloud', 'security'] });
    await homeSays(/1 of \d answered/);
    await talk.types('skip');
    await talk.hears('What stands in the way?');
    await talk.types('cost');
    await homeSays(/2 of \d answered/);
    const page = await visitor.sees();
    expect(page.html).toContain('value="cost" checked');
    await visitor.answers('attends', { shape: 'one', value: false });
    await talk.types('review');
    await talk.hears('Cloud computing');
    await talk.types('change 1');
    await talk.hears(/Question 1 of/);
    await talk.types('3, 4');
    await until(async () =>
      JSON.stringify((await world.answers(invited))['priorities']) === '["quality","climate"]'
        ? true
        : undefined,
    );
    await visitor.answers('need', { shape: 'one', value: 'Training' });
    await visitor.commands('submit');
    await homeSays(/Sent\. You can change it until/);
    const rows = await prisma.answer.findMany({
      where: { responseId: invited.responseId, current: true },
    });
    const by = Object.fromEntries(rows.map(({ question, platform }) => [question, platform]));
    expect(by).toMatchObject({
      barriers: 'slack',
      priorities: 'slack',
      attends: 'page',
      need: 'page',
    });
    expect(world.logged).toEqual([]);
  });
});
