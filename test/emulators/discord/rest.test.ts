import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { latest } from './store.ts';
import { type Scene, scene } from './test-scene.ts';

let at: Scene;
let now: number;

beforeEach(async () => {
  now = 1_800_000_000_000;
  at = await scene({ clock: () => now });
});

afterEach(() => at.discord.close());

const refusal = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body['code'],
  body['message'],
];

describe('the REST interface', () => {
  it('asks for the bot token', async () => {
    const wrong = await at.rest('GET', '/users/@me', undefined, { authorization: 'Bot a.b.c' });
    expect(refusal(wrong)).toEqual([401, 0, '401: Unauthorized']);
    expect((await at.rest('GET', '/users/@me')).body['id']).toBe(at.discord.app.id);
  });

  it('tells of the app, the gateway and people', async () => {
    const app = await at.rest('GET', '/applications/@me');
    expect(app.body['id']).toBe(at.discord.app.id);
    const gateway = await at.rest('GET', '/gateway/bot');
    expect(gateway.body).toMatchObject({ shards: 1, session_start_limit: { max_concurrency: 1 } });
    const person = await at.rest('GET', `/users/${at.ana.id}`);
    expect(person.body).toMatchObject({ id: at.ana.id, global_name: 'Ana' });
    const guilds = await at.rest('GET', '/users/@me/guilds');
    expect(guilds.list).toMatchObject([{ id: at.guild.id, name: 'Regional group' }]);
    expect(refusal(await at.rest('GET', '/users/1'))).toEqual([404, 10013, 'Unknown User']);
    expect(refusal(await at.rest('GET', '/nowhere'))).toEqual([404, 0, '404: Not Found']);
  });

  it('tells who is a member of a guild', async () => {
    const path = `/guilds/${at.guild.id}/members`;
    expect((await at.rest('GET', `${path}/${at.ana.id}`)).body['user']).toMatchObject({
      id: at.ana.id,
    });
    const found = await at.rest('GET', `${path}/search?query=an&limit=5`);
    expect(found.list).toHaveLength(1);
    at.discord.leaves(at.ana, at.guild);
    expect(refusal(await at.rest('GET', `${path}/${at.ana.id}`))).toEqual([
      404,
      10007,
      'Unknown Member',
    ]);
    at.discord.removesApp(at.guild);
    expect(refusal(await at.rest('GET', `${path}/${at.ana.id}`))).toEqual([
      403,
      50001,
      'Missing Access',
    ]);
  });

  it('opens one direct conversation with each person', async () => {
    const open = () => at.rest('POST', '/users/@me/channels', { recipient_id: at.ana.id });
    const [first, second] = [await open(), await open()];
    expect(first.body).toMatchObject({ type: 1, recipients: [{ id: at.ana.id }] });
    expect(second.body['id']).toBe(first.body['id']);
  });

  it('refuses to open many direct conversations fast', async () => {
    at.discord.directOpensMax = 1;
    const ben = at.discord.addPerson({ name: 'Ben', guilds: [at.guild] });
    const open = (id: string) => at.rest('POST', '/users/@me/channels', { recipient_id: id });
    expect((await open(at.ana.id)).status).toBe(200);
    expect((await open(at.ana.id)).status).toBe(200);
    expect(refusal(await open(ben.id))).toEqual([
      403,
      40003,
      'You are opening direct messages too fast',
    ]);
    now += 600_001;
    expect((await open(ben.id)).status).toBe(200);
  });

  it('writes, changes, shows and deletes a message', async () => {
    const path = at.direct();
    const made = await at.rest('POST', path, { content: ' one ' });
    expect(made.body).toMatchObject({ content: 'one', edited_timestamp: null, type: 0 });
    const id = String(made.body['id']);
    const changed = await at.rest('PATCH', `${path}/${id}`, { content: 'two' });
    expect(changed.body['edited_timestamp']).not.toBeNull();
    expect((await at.rest('GET', `${path}/${id}`)).body['content']).toBe('two');
    expect((await at.rest('DELETE', `${path}/${id}`)).status).toBe(204);
    expect(refusal(await at.rest('GET', `${path}/${id}`))).toEqual([404, 10008, 'Unknown Message']);
    expect(at.discord.sees(at.ana)).toEqual([]);
  });

  it('lists messages from the newest, before, after and around one', async () => {
    const path = at.direct();
    const ids: string[] = [];
    for (const content of ['a', 'b', 'c', 'd', 'e']) {
      ids.push(String((await at.rest('POST', path, { content })).body['id']));
    }
    const words = async (query: string) =>
      (await at.rest('GET', `${path}?${query}`)).list.map(
        (one) => (one as { content: string }).content,
      );
    expect(await words('limit=2')).toEqual(['e', 'd']);
    expect(await words(`before=${ids[2]}`)).toEqual(['b', 'a']);
    expect(await words(`after=${ids[2]}&limit=1`)).toEqual(['d']);
    expect(await words(`around=${ids[2]}&limit=3`)).toEqual(['d', 'c', 'b']);
  });

  it('takes files with a payload, and serves them', async () => {
    const form = new FormData();
    const payload = { content: 'here', attachments: [{ id: 0, description: 'The agenda' }] };
    form.set('payload_json', JSON.stringify(payload));
    form.set('files[0]', new File(['bytes'], 'agenda.txt', { type: 'text/plain' }));
    const made = await at.rest('POST', at.direct(), form);
    expect(made.body['attachments']).toMatchObject([
      { filename: 'agenda.txt', size: 5, description: 'The agenda' },
    ]);
    const [file] = latest(at.discord.last(at.ana)).attachments;
    expect(await (await fetch(file?.attachment.url ?? '')).text()).toBe('bytes');
  });

  it('writes once under an enforced nonce, within some minutes', async () => {
    const body = { content: 'hello', nonce: 'delivery-1', enforce_nonce: true };
    const first = await at.rest('POST', at.direct(), body);
    const second = await at.rest('POST', at.direct(), { ...body, content: 'changed' });
    expect(second.body).toMatchObject({ id: first.body['id'], content: 'hello' });
    expect(at.discord.sees(at.ana)).toHaveLength(1);
    await at.rest('POST', `/channels/${at.general.id}/messages`, body);
    expect(at.general.messages).toHaveLength(1);
    now += 180_001;
    await at.rest('POST', at.direct(), body);
    await at.rest('POST', at.direct(), { ...body, enforce_nonce: false });
    expect(at.discord.sees(at.ana)).toHaveLength(3);
  });
});

describe('where the bot may not write', () => {
  const write = (id: string) => at.rest('POST', `/channels/${id}/messages`, { content: 'x' });

  it('there is no such channel, or it is closed to the bot', async () => {
    expect(refusal(await write('1'))).toEqual([404, 10003, 'Unknown Channel']);
    at.discord.permits(at.general, { canSend: false });
    expect(refusal(await write(at.general.id))).toEqual([403, 50013, 'Missing Permissions']);
    at.discord.permits(at.general, { canView: false });
    expect(refusal(await write(at.general.id))).toEqual([403, 50001, 'Missing Access']);
    at.discord.deletesChannel(at.general);
    expect(refusal(await write(at.general.id))).toEqual([404, 10003, 'Unknown Channel']);
    const thread = at.discord.addChannel(at.guild, { name: 'old', kind: 'thread', archived: true });
    expect(refusal(await write(thread.id))).toEqual([400, 50083, 'Thread is archived']);
  });

  it('the person closed direct messages, blocked the bot, or shares nothing with it', async () => {
    const { id } = at.discord.opensDirect(at.ana);
    at.ana.directMessages = 'closed';
    const closed = [403, 50007, 'Cannot send messages to this user'];
    expect(refusal(await write(id))).toEqual(closed);
    at.ana.installed = true;
    expect((await write(id)).status).toBe(200);
    at.ana.blocks = true;
    expect(refusal(await write(id))).toEqual(closed);
    Object.assign(at.ana, { blocks: false, installed: false });
    at.discord.removesApp(at.guild);
    expect((await write(id)).body['code']).toBe(50278);
  });

  it('others’ messages are not the bot’s to change', async () => {
    const said = at.discord.types(at.ana, 'mine');
    const path = `/channels/${said.channel.id}/messages/${said.id}`;
    expect((await at.rest('PATCH', path, { content: 'x' })).body['code']).toBe(50005);
    expect((await at.rest('DELETE', path)).body['code']).toBe(50003);
  });
});

describe('commands', () => {
  const parley = { name: 'parley', description: 'Needs', options: [] };

  it('are overwritten together and keep their ids', async () => {
    const path = `/applications/${at.discord.app.id}/commands`;
    const first = await at.rest('PUT', path, [parley]);
    const again = await at.rest('PUT', path, [parley, { ...parley, name: 'other' }]);
    const id = (one: unknown) => (one as { id: string }).id;
    expect(id(again.list[0])).toBe(id(first.list[0]));
    expect((await at.rest('GET', path)).list).toHaveLength(2);
    expect((await at.rest('PUT', path, [])).list).toEqual([]);
  });

  it('stand in a guild too, where the app is', async () => {
    const path = `/applications/${at.discord.app.id}/guilds/${at.guild.id}/commands`;
    expect((await at.rest('PUT', path, [parley])).status).toBe(200);
    at.discord.removesApp(at.guild);
    expect((await at.rest('GET', path)).body['code']).toBe(50001);
    expect((await at.rest('GET', '/applications/1/commands')).body['code']).toBe(10002);
  });
});
