import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { objectOf } from '../json.ts';
import type { Conversation, Team } from './store.ts';
import { type Scene, scene } from './test-scene.ts';

const NOW = Date.UTC(2026, 10, 26, 9, 14, 1);

let s: Scene;
let team: Team;
let chat: Conversation;

beforeAll(async () => {
  s = await scene({ clock: () => NOW });
  team = s.teams.addTeam(s.tenant, { name: 'Staff', members: [s.ana, s.ben] });
  chat = s.teams.addGroupChat({ name: 'Prep', members: [s.ana, s.ben] });
  await s.teams.installsIn(team, s.ben);
  await s.teams.installsIn(chat, s.ana);
});
afterAll(() => s.close());
beforeEach(() => {
  s.bot.heard.length = 0;
});

describe('what people write', () => {
  it('comes with who, where, language and zone', async () => {
    await s.teams.types(s.ana, 'Buenos días');
    const [heard] = s.bot.heard;
    expect(heard).toMatchObject({
      type: 'message',
      text: 'Buenos días',
      textFormat: 'plain',
      channelId: 'msteams',
      serviceUrl: s.teams.serviceUrl(s.tenant),
      from: { id: s.ana.id, name: 'Ana Ruiz', aadObjectId: s.ana.aadObjectId },
      recipient: { id: s.teams.botId, name: 'Parley' },
      conversation: { conversationType: 'personal', tenantId: s.tenant.id, id: s.direct.id },
      channelData: { tenant: { id: s.tenant.id } },
      attachments: [{ contentType: 'text/html', content: '<p>Buenos días</p>' }],
      entities: [
        {
          type: 'clientInfo',
          locale: 'es-ES',
          country: 'FR',
          timezone: 'Asia/Kathmandu',
          platform: 'Web',
        },
      ],
      locale: 'es-ES',
      timestamp: '2026-11-26T09:14:01.000Z',
      localTimestamp: '2026-11-26T14:59:01.000+05:45',
      localTimezone: 'Asia/Kathmandu',
    });
    s.ben.timeZone = 'America/Lima';
    await s.teams.posts(s.ben, chat, 'hello', { mention: true });
    expect(s.bot.heard[1]).toMatchObject({ localTimestamp: '2026-11-26T04:14:01.000-05:00' });
    await expect(s.teams.types(s.ben, 'x')).rejects.toThrow('not installed for Ben');
  });

  it('in a team or a chat reaches the bot when it is mentioned', async () => {
    expect(await s.teams.posts(s.ben, chat, 'hello')).toBeUndefined();
    await s.teams.posts(s.ben, chat, 'rounds', { mention: true });
    const general = team.channels[0];
    if (!general) throw new Error('a team has a general channel');
    await s.teams.posts(s.ben, general, 'rounds', { mention: true });
    const thread = s.teams.last(s.ana, general).id;
    await s.teams.posts(s.ana, general, 'open', { mention: true, thread });
    expect(s.bot.heard.map((one) => objectOf(one['conversation']))).toMatchObject([
      { conversationType: 'groupChat', id: chat.id, isGroup: true, name: 'Prep' },
      { conversationType: 'channel', id: `${general.id};messageid=${thread}`, isGroup: true },
      { conversationType: 'channel', id: `${general.id};messageid=${thread}` },
    ]);
    expect(s.bot.heard[1]).toMatchObject({
      text: '<at>Parley</at> rounds',
      entities: [
        { type: 'mention', mentioned: { id: s.teams.botId }, text: '<at>Parley</at>' },
        {},
      ],
      channelData: {
        team: { id: team.id, aadGroupId: team.aadGroupId },
        channel: { id: general.id },
      },
    });
    expect(s.teams.screen(s.ana, general).map(({ text }) => text)).toContain(
      '<at>Parley</at> rounds',
    );
  });

  it('can be changed, taken away and reacted to', async () => {
    await s.teams.types(s.ana, 'one');
    const mine = s.teams.last(s.ana);
    await s.teams.edits(s.ana, mine, 'two');
    const sent = await s.sent('Thank you');
    await s.teams.reacts(s.ana, sent, 'like');
    await s.teams.reacts(s.ana, sent, 'like', 'removed');
    await s.teams.deletes(s.ana, mine);
    expect(s.bot.heard.slice(1)).toMatchObject([
      {
        type: 'messageUpdate',
        id: mine.id,
        text: 'two',
        channelData: { eventType: 'editMessage' },
      },
      { type: 'messageReaction', replyToId: sent.id, reactionsAdded: [{ type: 'like' }] },
      { type: 'messageReaction', replyToId: sent.id, reactionsRemoved: [{ type: 'like' }] },
      { type: 'messageDelete', id: mine.id, channelData: { eventType: 'softDeleteMessage' } },
    ]);
    expect(s.teams.sees(s.ana)).not.toContain(mine);
  });
});

describe('who comes and goes', () => {
  it('is told: the app, its removal, and people', async () => {
    await s.teams.installs(s.ben);
    await s.teams.upgrades(s.ben);
    await s.teams.uninstalls(s.ben);
    const eva = s.teams.addPerson(s.tenant, { name: 'Eva' });
    await s.teams.joins(eva, team);
    await s.teams.leaves(eva, team);
    await s.teams.uninstallsFrom(chat, s.ana);
    expect(await s.teams.joins(eva, chat)).toBeUndefined();
    await s.teams.installsIn(chat, s.ana);
    const bot = { id: s.teams.botId };
    expect(s.bot.heard).toMatchObject([
      { type: 'installationUpdate', action: 'add', from: { aadObjectId: s.ben.aadObjectId } },
      { type: 'conversationUpdate', membersAdded: [bot] },
      { type: 'installationUpdate', action: 'add-upgrade' },
      { type: 'installationUpdate', action: 'remove' },
      {
        membersAdded: [{ aadObjectId: eva.aadObjectId }],
        channelData: { eventType: 'teamMemberAdded' },
      },
      { membersRemoved: [{ id: eva.id }], channelData: { eventType: 'teamMemberRemoved' } },
      { type: 'installationUpdate', action: 'remove', conversation: { id: chat.id } },
      { type: 'conversationUpdate', membersRemoved: [bot] },
      { type: 'installationUpdate', action: 'add' },
      { type: 'conversationUpdate', membersAdded: [bot] },
    ]);
  });
});

describe('delivery', () => {
  it('comes again with the same id after a lost answer or trouble, and not after a refusal', async () => {
    const ids = () => s.bot.heard.map(({ id }) => id);
    s.bot.answers({ status: 500 });
    await s.teams.types(s.ana, 'one');
    s.bot.answers({ status: 401 });
    await s.teams.types(s.ana, 'two');
    s.teams.delivery.mischief({ impatient: true });
    expect(await s.teams.types(s.ana, 'three')).toMatchObject({ status: 0, reason: 'timeout' });
    await s.teams.until(() => s.bot.heard.length === 3);
    expect(s.teams.delivery.retriesWaiting).toBe(2);
    expect((await s.teams.delivery.releaseRetries()).map(({ status }) => status)).toEqual([
      200, 200,
    ]);
    const [one, , three, ...again] = ids();
    expect(again.sort()).toEqual([one, three]);
    expect(s.teams.delivery.retriesWaiting).toBe(0);
  });

  it('may be doubled, held back and turned round', async () => {
    s.teams.delivery.mischief({ copies: 2 });
    await s.teams.types(s.ana, 'twice');
    expect(s.bot.heard.map(({ id }) => id)).toEqual([
      s.teams.last(s.ana).id,
      s.teams.last(s.ana).id,
    ]);
    s.teams.delivery.hold();
    const first = s.teams.types(s.ana, 'first');
    const second = s.teams.types(s.ana, 'second');
    s.teams.delivery.release('reversed');
    await Promise.all([first, second]);
    expect(
      s.bot.heard
        .slice(2)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['first', 'second']);
  });
});
