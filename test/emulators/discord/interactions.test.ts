import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Seen } from './people/seen.ts';
import { type Interaction, latest } from './store.ts';
import { type Answer, faultsOf, type Scene, scene } from './test-scene.ts';

let at: Scene;
let now: number;

const row = (...components: object[]) => ({ type: 1, components });
const button = (id: string) => ({ type: 2, style: 1, label: id, custom_id: id });
const input = { type: 4, custom_id: 'words', style: 2 };
const modal = {
  title: 'Words',
  custom_id: 'm',
  components: [{ type: 18, label: 'Words', component: input }],
};

beforeEach(async () => {
  now = 1_800_000_000_000;
  at = await scene({ clock: () => now, patienceMs: 2_000 });
  await at.rest('POST', at.direct(), { content: 'Go?', components: [row(button('go'))] });
});

afterEach(() => at.discord.close());

const current = () =>
  at.discord.until(() => at.discord.store.interactions.find(({ state }) => state === 'open'));

const callback = ({ id, token }: Interaction, body: object, query = '') =>
  at.rest('POST', `/interactions/${id}/${token}/callback${query}`, body, { authorization: '' });

const webhook = (method: string, { token }: Interaction, path: string, body?: object) =>
  at.rest(method, `/webhooks/${at.discord.app.id}/${token}${path}`, body, { authorization: '' });

/** Ana acts; the app answers as told. */
async function answered(act: Promise<Seen>, body: object, query = ''): Promise<[Seen, Answer]> {
  const interaction = await current();
  const answer = await callback(interaction, body, query);
  return [await act, answer];
}

const press = () => at.discord.presses(at.ana, at.discord.last(at.ana), 'go');
const shown = () => at.discord.screen(at.ana).map(({ text }) => text);

describe('the first answer to an interaction', () => {
  it('may be a message, ephemeral or not, and says which it was', async () => {
    const data = { content: 'Well', flags: 64 };
    const [seen, answer] = await answered(press(), { type: 4, data }, '?with_response=true');
    expect(seen).toMatchObject({ callback: 4, message: { onlyFor: at.ana.id } });
    expect(answer.body).toMatchObject({
      interaction: { type: 3, response_message_ephemeral: true },
      resource: { type: 4, message: { content: 'Well', flags: 64 } },
    });
    expect(at.discord.screen(at.ana).at(-1)).toMatchObject({ text: 'Well', onlyYou: true });
  });

  it('may change the message, or leave that for later', async () => {
    const [seen] = await answered(press(), { type: 7, data: { content: 'Gone', components: [] } });
    expect(seen.message && latest(seen.message).content).toBe('Gone');
    await at.rest('POST', at.direct(), { content: 'Go?', components: [row(button('go'))] });
    const [later] = await answered(press(), { type: 6 });
    await webhook('PATCH', later.interaction, '/messages/@original', { content: 'Later' });
    expect(shown()).toEqual(['Gone', 'Later']);
  });

  it('may be a thinking message, which is filled in', async () => {
    const [seen] = await answered(press(), { type: 5, data: { flags: 64 } });
    expect(at.discord.screen(at.ana).at(-1)).toMatchObject({ thinking: true, onlyYou: true });
    await webhook('PATCH', seen.interaction, '/messages/@original', { content: 'Here' });
    expect(at.discord.screen(at.ana).at(-1)).toMatchObject({ thinking: false, text: 'Here' });
  });

  it('is asked for once', async () => {
    const [seen] = await answered(press(), { type: 6 });
    const again = await callback(seen.interaction, { type: 4, data: { content: 'x' } });
    expect([again.status, again.body['code']]).toEqual([400, 40060]);
    const opened = await callback(seen.interaction, { type: 9, data: modal });
    expect(opened.body['code']).toBe(40060);
  });

  it('comes too late after Discord’s patience', async () => {
    at.discord.patienceMs = 20;
    const seen = await press();
    expect(seen.failed).toBe('This interaction failed');
    const late = await callback(seen.interaction, { type: 6 });
    expect([late.status, late.body['code']]).toEqual([404, 10062]);
    const unknown = await callback({ ...seen.interaction, id: '1' }, { type: 6 });
    expect(unknown.body['code']).toBe(10062);
  });

  it('is of a kind that the interaction allows', async () => {
    const [seen] = await answered(press(), { type: 9, data: modal });
    expect(seen.modal?.data.title).toBe('Words');
    const submitted = at.discord.submits(at.ana, { Words: 'Hello' });
    const interaction = await current();
    const refused = await callback(interaction, { type: 9, data: modal });
    expect(faultsOf(refused.body['errors'])).toEqual(['type BASE_TYPE_CHOICES']);
    expect((await callback(interaction, { type: 8, data: { choices: [] } })).status).toBe(400);
    expect((await callback(interaction, { type: 7, data: { content: 'Heard' } })).status).toBe(204);
    expect((await submitted).failed).toBeUndefined();
    expect(shown()).toEqual(['Heard']);
  });

  it('does not change a message that is gone', async () => {
    const act = press();
    const interaction = await current();
    at.discord.deletes(at.discord.last(at.ana));
    const refused = await callback(interaction, { type: 7, data: { content: 'x' } });
    expect(refused.body['code']).toBe(10008);
    await callback(interaction, { type: 4, data: { content: 'It was gone' } });
    await act;
    expect(shown()).toEqual(['It was gone']);
  });

  it('calls people only, and nobody when nothing is allowed', async () => {
    const content = `<@${at.ana.id}> <@&${at.guild.id}> @everyone`;
    const [seen] = await answered(press(), { type: 4, data: { content } });
    const pinged = (message = seen.message) => message && latest(message).pinged;
    expect(pinged()).toEqual({ people: [at.ana.id], roles: [], everyone: false });
    const quiet = { content, allowed_mentions: { parse: [] } };
    await webhook('PATCH', seen.interaction, '/messages/@original', quiet);
    expect(pinged()).toEqual({ people: [], roles: [], everyone: false });
  });

  it('with a faulty form changes nothing, and may be tried again', async () => {
    const act = press();
    const interaction = await current();
    const refused = await callback(interaction, { type: 4, data: { content: 'x'.repeat(2001) } });
    expect(faultsOf(refused.body['errors'])).toEqual(['data.content BASE_TYPE_MAX_LENGTH']);
    await callback(interaction, { type: 4, data: { content: 'x' } });
    expect((await act).failed).toBeUndefined();
  });
});

describe('what follows the first answer', () => {
  it('may be more messages, each of its own kind', async () => {
    const [{ interaction }] = await answered(press(), { type: 4, data: { content: 'One' } });
    const two = await webhook('POST', interaction, '', { content: 'Two', flags: 64 });
    await webhook('PATCH', interaction, `/messages/${String(two.body['id'])}`, { content: '2' });
    expect(shown()).toEqual(['Go?', 'One', '2']);
    expect(at.discord.last(at.ana).onlyFor).toBe(at.ana.id);
    await webhook('DELETE', interaction, '/messages/@original');
    expect(shown()).toEqual(['Go?', '2']);
    const gone = await webhook('GET', interaction, '/messages/@original');
    expect(gone.body['code']).toBe(10008);
  });

  it('fills a thinking message first', async () => {
    const [{ interaction }] = await answered(press(), { type: 5 });
    await webhook('POST', interaction, '', { content: 'One', flags: 64 });
    await webhook('POST', interaction, '', { content: 'Two' });
    expect(shown()).toEqual(['Go?', 'One', 'Two']);
    expect(interaction.original?.onlyFor).toBeUndefined();
  });

  it('needs the first answer, and ends after a quarter of an hour', async () => {
    const act = press();
    const interaction = await current();
    const early = await webhook('POST', interaction, '', { content: 'x' });
    expect([early.status, early.body['code']]).toEqual([404, 10015]);
    await callback(interaction, { type: 6 });
    await act;
    now += 15 * 60_000;
    expect((await webhook('POST', interaction, '', { content: 'x' })).status).toBe(200);
    now += 1;
    const late = await webhook('POST', interaction, '', { content: 'x' });
    expect([late.status, late.body['code']]).toEqual([401, 50027]);
    expect(at.discord.limits.invalidRequests).toBe(1);
  });

  it('does not show an ephemeral message to the bot token', async () => {
    const [{ message }] = await answered(press(), { type: 4, data: { content: 'x', flags: 64 } });
    const path = `${at.direct()}/${message?.id}`;
    expect((await at.rest('GET', path)).body['code']).toBe(10008);
    expect((await at.rest('PATCH', path, { content: 'y' })).body['code']).toBe(10008);
    expect((await at.rest('GET', at.direct())).list).toHaveLength(1);
  });
});

describe('the payload of an interaction', () => {
  it('tells of a direct conversation', async () => {
    at.ana.installed = true;
    const [{ interaction }] = await answered(press(), { type: 6 });
    expect(interaction.payload).toMatchObject({
      application_id: at.discord.app.id,
      type: 3,
      version: 1,
      context: 1,
      locale: 'es-ES',
      user: { id: at.ana.id },
      channel: { type: 1 },
      message: { content: 'Go?' },
      entitlements: [],
      authorizing_integration_owners: { 0: '0', 1: at.ana.id },
      data: { component_type: 2, custom_id: 'go' },
    });
    expect(interaction.payload['app_permissions']).toEqual(expect.any(String));
    expect(interaction.payload).not.toHaveProperty('guild_locale');
    expect(interaction.payload).not.toHaveProperty('member');
  });

  it('tells of a guild', async () => {
    await at.rest('POST', `/channels/${at.general.id}/messages`, {
      content: 'Go?',
      components: [row(button('go'))],
    });
    const act = at.discord.presses(at.ana, at.discord.last(at.ana, at.general));
    const [{ interaction }] = await answered(act, { type: 6 });
    expect(interaction.payload).toMatchObject({
      context: 0,
      guild_id: at.guild.id,
      guild_locale: 'fr',
      member: { user: { id: at.ana.id }, permissions: expect.any(String) },
      authorizing_integration_owners: { 0: at.guild.id },
    });
    expect(interaction.payload).not.toHaveProperty('user');
  });
});
