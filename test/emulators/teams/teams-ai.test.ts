import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { objectOf } from '../json.ts';
import type { TeamsEmulator } from './emulator.ts';
import { openTeams } from './open-teams.ts';
import type { Mischief } from './parcel.ts';
import { latest, type Person, type Tenant } from './store.ts';
import { openTestBot, type TestBot } from './test-bot.ts';

/*
 * Microsoft's own client against the emulator, with its authentication on: what this client takes for Teams is what an adapter may
 * take for it.
 */

let teams: TeamsEmulator;
let bot: TestBot;
let ministry: Tenant;
let ana: Person;

const card = (text: string, ...more: object[]) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: cardOf(text, ...more),
});

const cardOf = (text: string, ...more: object[]) => ({
  type: 'AdaptiveCard' as const,
  version: '1.5',
  body: [
    { type: 'TextBlock', text, wrap: true },
    { type: 'Input.Text', id: 'in_need', label: 'Need', isRequired: true, errorMessage: 'Say it.' },
    ...more,
  ],
  actions: [
    { type: 'Action.Execute', title: 'Send', verb: 'answer', data: { question: 7 } },
    { type: 'Action.Submit', title: 'Later', data: { verb: 'later' } },
  ],
});

beforeAll(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  teams = await openTeams();
  ministry = teams.addTenant({ name: 'Ministry of Telecoms' });
  ana = teams.addPerson(ministry, { name: 'Ana Ruiz', locale: 'es-ES', timeZone: 'America/Lima' });
  bot = await openTestBot(teams);
  const heard = async (text: string | undefined) => `You said: ${text}`;
  bot.app.message(/^hello/, async (context) => {
    await context.sendActivity(await heard(context.activity.text));
  });
  bot.app.message('ask', async (context) => {
    await context.sendActivity({ attachments: [card('What do you need?')] });
  });
  bot.app.message(/who/, async (context) => {
    const { members } = await bot.app.getPagedMembers(context);
    const who = members.map((one) => `${one.name} <${one.userPrincipalName}> ${one.aadObjectId}`);
    await context.sendActivity(who.join(', '));
  });
  bot.app.adaptiveCards.actionExecute('answer', async (_context, _state, data) => {
    return cardOf(`Taken: ${String(objectOf(data)['in_need'])}`);
  });
  bot.app.adaptiveCards.actionSubmit('later', async (context) => {
    await context.updateActivity({ id: context.activity.replyToId ?? '', text: 'Later, then.' });
  });
  await teams.installs(ana);
});

afterAll(async () => {
  vi.restoreAllMocks();
  await bot.close();
  await teams.close();
});

describe('a bot on Microsoft’s own client', () => {
  it('hears, answers with a token of the authority, and is refused with another', async () => {
    expect(await teams.types(ana, 'hello <Perú>')).toMatchObject({ status: 200 });
    expect(teams.screen(ana).map(({ from, text }) => [from, text])).toEqual([
      ['Ana Ruiz', 'hello <Perú>'],
      ['Parley', 'You said: hello <Perú>'],
    ]);
    const [token] = teams.store.tokens;
    expect(token).toMatchObject({ tenant: teams.app.tenantId, by: 'secret', uses: 1 });
    expect(teams.store.calls.at(-1)).toMatchObject({ outcome: 201, token: token?.value });
  });

  it('gets the answer to a card, and its own card back for that person alone', async () => {
    await teams.types(ana, 'ask');
    const asked = teams.last(ana);
    expect((await teams.presses(ana, asked, 'Send')).stopped).toEqual({ in_need: 'Say it.' });
    const pressed = await teams.presses(ana, asked, 'Send', { Need: 'Spectrum' });
    expect(pressed).toMatchObject({ seen: { status: 200 }, card: { type: 'AdaptiveCard' } });
    expect(pressed.activity?.['value']).toMatchObject({
      action: { verb: 'answer', data: { question: 7, in_need: 'Spectrum' } },
      trigger: 'manual',
    });
    expect(teams.screen(ana).at(-1)).toMatchObject({
      onlyYou: true,
      cards: [{ text: 'Taken: Spectrum', buttons: ['Send', 'Later'] }],
    });
    expect(latest(asked).cards).toEqual([cardOf('What do you need?')]);
    await teams.presses(ana, asked, 'Later', { in_need: 'x' });
    expect(teams.screen(ana).at(-1)).toMatchObject({ text: 'Later, then.', edited: true });
    expect(asked.versions).toHaveLength(2);
  });

  it('opens a conversation by itself, and goes on in it later', async () => {
    const reference = await opened();
    await bot.adapter.continueConversationAsync(bot.appId, reference, async (context) => {
      const sent = await context.sendActivity('A reminder');
      await context.deleteActivity(sent?.id ?? '');
      await context.sendActivity('The last reminder');
    });
    expect(
      teams.store
        .said(ana)
        .map((one) => latest(one).text)
        .at(-1),
    ).toBe('The last reminder');
  });

  it('answers in the thread where it is mentioned, and learns who is there', async () => {
    const team = teams.addTeam(ministry, { name: 'Staff', members: [ana] });
    await teams.installsIn(team, ana);
    const [general] = team.channels;
    if (!general) throw new Error('a team has a general channel');
    expect(await teams.posts(ana, general, 'who', { mention: true })).toMatchObject({
      status: 200,
    });
    const [asked, answered] = general.messages;
    expect(answered && latest(answered).text).toBe(
      `Ana Ruiz <ana.ruiz@example.org> ${ana.aadObjectId}`,
    );
    expect(answered?.threadRoot).toBe(asked?.id);
  });

  async function opened() {
    let reference = {};
    await bot.adapter.createConversationAsync(
      bot.appId,
      'msteams',
      teams.serviceUrl(ministry),
      'https://api.botframework.com',
      {
        isGroup: false,
        bot: { id: teams.botId, name: 'Parley' },
        members: [{ id: ana.aadObjectId, name: '' }],
        tenantId: ministry.id,
        channelData: {},
        activity: undefined as never,
      },
      async (context) => {
        const { conversation, serviceUrl, channelId, recipient } = context.activity;
        reference = { conversation, serviceUrl, channelId, bot: recipient };
      },
    );
    return reference;
  }

  const wrong: readonly [string, Mischief, number][] = [
    ['no token', { unsigned: true }, 401],
    ['another scheme', { authorization: 'Basic YTpi' }, 401],
    ['another issuer', { claims: { iss: 'https://example.org' } }, 401],
    ['another audience', { claims: { aud: 'somebody' } }, 401],
    ['an expired token', { claims: { exp: Math.floor(Date.now() / 1000) - 301 } }, 401],
    ['another serviceurl', { claims: { serviceurl: 'https://evil.example.org/' } }, 401],
    ['no serviceurl', { claims: { serviceurl: undefined } }, 401],
    ['a serviceUrl that was changed', { activity: { serviceUrl: 'http://127.0.0.1:1/' } }, 401],
    ['another channel', { activity: { channelId: 'webchat' } }, 401],
    ['an unknown key', { forgery: 'unknown key' }, 401],
    // Here the client takes a bad signature for its own mistake.
    ['a wrong signature', { forgery: 'wrong signature' }, 500],
  ];

  it.each(wrong)('refuses %s', async (_what, mischief, status) => {
    const before = teams.store.calls.length;
    teams.delivery.mischief(mischief);
    expect((await teams.types(ana, 'hello')).status).toBe(status);
    expect(teams.store.calls).toHaveLength(before);
  });

  it('takes a token of somebody else’s tenant for Teams’ own: the token proves the channel alone', async () => {
    teams.delivery.mischief({ activity: { channelData: { tenant: { id: 'elsewhere' } } } });
    expect((await teams.types(ana, 'hello')).status).toBe(200);
  });
});
