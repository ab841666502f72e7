import { describe, expect, it } from 'vitest';
import { mintContactCode } from '../../src/application/linking/mint-code.ts';
import { offerLinks } from '../../src/application/linking/offer-links.ts';
import { NEEDS } from '../conversation/support/needs.ts';
import { begin } from '../support/page-browser.ts';
import { ADMINISTRATOR, must } from '../support/parley.ts';
import { openVisitor } from './page-visitor.ts';
import { until, useSlack } from './slack-world.ts';
import { administrator } from './staff.ts';
import { talkWith } from './talk.ts';

const world = useSlack();
const CODE = /\/parley join ([0-9A-Z]{5}-[0-9A-Z]{5})</;

const accountsOf = async (contactId: string) => {
  const { prisma } = world.serving.opened;
  const rows = await prisma.account.findMany({
    where: { contactId, platform: 'slack', revokedAt: null },
  });
  return rows.map(({ externalId }) => externalId).toSorted();
};

async function codeFor(token: string): Promise<string> {
  const browser = openVisitor(world.serving.url ?? '');
  const page = await begin(browser, token);
  const here = `${page.path.replace(/[?].*/, '')}/reach`;
  const made = await browser.post(here, [
    ['act', 'link'],
    ['chat', 'slack'],
  ]);
  const code = CODE.exec(made.html)?.[1];
  if (code === undefined) throw new Error(`no code on ${here}: ${made.status}`);
  return code;
}

describe('joining in Slack', () => {
  it('uses the code of the page, or the whole link of a letter, and greets with the first question', async () => {
    const byPage = await world.invite({ definition: NEEDS });
    const ada = world.person();
    const talk = talkWith(world, ada);
    expect(await talk.commands(`join ${await codeFor(byPage.token)}`)).toContain('ephemeral');
    await talk.hears('What are your priorities?');
    expect(await accountsOf(byPage.contactId)).toEqual([ada.id]);

    const byLetter = await world.invite({ definition: NEEDS });
    const ben = talkWith(world, world.person());
    await ben.types(`join ${world.serving.url}/r/${byLetter.token}`);
    await ben.hears('What are your priorities?');
    expect(world.logged).toEqual([]);
  });

  it('takes a code in the window that the Home tab opens', async () => {
    const { token, contactId } = await world.invite({ definition: NEEDS });
    const person = world.person();
    const talk = talkWith(world, person);
    await world.slack.opensHome(person);
    await until(() => (talk.home.includes('Enter a code') ? true : undefined));
    await world.slack.acts(person, { view: 'home' }, { action_id: 'desk-0' });
    await until(() => world.slack.store.topModal(person));
    const code = { action_id: 'input', block_id: 'field|code' };
    await world.slack.submitsView(person, [{ ...code, value: 'WRONG-CODE1' }]);
    const after = world.slack.store.topModal(person);
    expect(`${after?.words} ${JSON.stringify(after?.errors)}`).toContain('does not open anything');
    await world.slack.closesView(person);
    await world.slack.acts(person, { view: 'home' }, { action_id: 'desk-0' });
    await until(() => world.slack.store.topModal(person)?.fields['submit']);
    await world.slack.submitsView(person, [{ ...code, value: token }]);
    await talk.hears('What are your priorities?');
    expect(await accountsOf(contactId)).toEqual([person.id]);
    await until(
      () => (talk.home.includes('0 of 8 answered') ? true : undefined),
      () => talk.home,
    );
  });

  it('asks whom staff found by e-mail address, and links nobody who says no', async () => {
    const { opened } = world.serving;
    for (const isMe of [true, false]) {
      const invited = await world.invite({ definition: NEEDS });
      const person = world.person({ email: invited.email });
      const talk = talkWith(world, person);
      const { slug } = await opened.prisma.round.findUniqueOrThrow({
        where: { id: invited.roundId },
      });
      await administrator(opened.prisma);
      const made = must(await offerLinks(opened.parley, { round: slug }, ADMINISTRATOR));
      expect(made).toMatchObject({ found: 1, asked: 1 });
      await talk.hears(invited.memberName);
      await talk.presses(isMe ? 'yes' : 'no');
      await talk.hears(isMe ? 'What are your priorities?' : 'We will not ask here again');
      expect(await accountsOf(invited.contactId)).toEqual(isMe ? [person.id] : []);
      expect(must(await offerLinks(opened.parley, { round: slug }, ADMINISTRATOR)).asked).toBe(0);
    }
  });

  it('may link two accounts of one contact; one is unlinked, the other deactivated', async () => {
    const { person, invited } = await world.joined({ definition: NEEDS });
    const { parley } = world.serving.opened;
    const minted = must(
      await mintContactCode(parley, {
        platform: 'slack',
        tenant: world.team.id,
        externalId: person.id,
      }),
    );
    const other = world.person();
    await talkWith(world, other).types(`join ${minted.code}`);
    await talkWith(world, other).hears('What are your priorities?');
    expect(await accountsOf(invited.contactId)).toEqual([person.id, other.id].toSorted());
    const talk = talkWith(world, person);
    await world.slack.opensHome(person);
    await until(() => (talk.home.includes('0 of 8 answered') ? true : undefined));
    expect(await talk.commands('unlink')).toContain('no longer linked');
    await until(() => (talk.home.includes('Enter a code') ? true : undefined));
    expect(talk.home).not.toContain('answered');
    expect(await accountsOf(invited.contactId)).toEqual([other.id]);
    await world.slack.deactivates(other);
    expect(await accountsOf(invited.contactId)).toEqual([]);
  });

  it('answers a stranger kindly, in the language of its profile', async () => {
    const stranger = talkWith(world, world.person({ locale: 'fr-FR' }));
    await stranger.types('Bonjour ?');
    await stranger.hears(/code/);
    const heard = await stranger.hears(/lettre|courrier/);
    expect(heard.versions).toHaveLength(1);
  });
});
