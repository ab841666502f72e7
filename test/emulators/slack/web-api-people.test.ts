import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Scene, scene } from './test-world.ts';

let s: Scene;

beforeEach(async () => {
  s = await scene();
});

afterEach(() => s.slack.close());

const refused = (error: string) => expect.objectContaining({ ok: false, error });

describe('people and places', () => {
  it('a person has a name, a zone, and a locale when asked for', async () => {
    const { ana, call } = s;
    const { user } = await call('users.info', { user: ana.id, include_locale: true });
    expect(user).toMatchObject({
      id: ana.id,
      real_name: 'Ana',
      locale: 'es-ES',
      tz: 'America/Lima',
      tz_offset: -18_000,
      deleted: false,
      profile: { email: 'ana@example.org' },
    });
    const without = await call('users.info', { user: ana.id });
    expect(without['user']).not.toHaveProperty('locale');
    expect(await call('users.info', { user: 'U0' })).toEqual(refused('user_not_found'));
  });

  it('a person is found by address while the account lives', async () => {
    const { slack, ana, call } = s;
    slack.connect({ eventsUrl: 'http://127.0.0.1:9/' });
    const look = () => call('users.lookupByEmail', { email: 'ANA@example.org' });
    expect((await look())['user']).toMatchObject({ id: ana.id });
    await slack.deactivates(ana);
    expect(await look()).toEqual(refused('users_not_found'));
    const { user } = await call('users.info', { user: ana.id });
    expect(user).toMatchObject({ deleted: true });
  });

  it('people are listed in pages', async () => {
    const { slack, team, call } = s;
    slack.addPerson(team, { name: 'Li' });
    const first = await call('users.list', { limit: 2 });
    expect(first['members']).toHaveLength(2);
    const { next_cursor } = first['response_metadata'] as { next_cursor: string };
    const rest = await call('users.list', { limit: 2, cursor: next_cursor });
    expect(rest['members']).toHaveLength(1);
  });

  it('the team, the bot and its channels are known', async () => {
    const { slack, team, ana, call } = s;
    const room = slack.addChannel(team, { name: 'room', members: [ana], private: true });
    slack.addChannel(team, { name: 'secret', members: [ana], private: true, withApp: false });
    expect(await call('team.info')).toMatchObject({ team: { id: team.id, name: team.name } });
    expect(await call('bots.info')).toMatchObject({ bot: { app_id: slack.app.id } });
    const { channels } = await call('conversations.list', {
      types: 'public_channel,private_channel',
    });
    expect(channels).toMatchObject([{ id: room.id, is_private: true, is_member: true }]);
    expect(await call('conversations.list', { types: 'rooms' })).toEqual(refused('invalid_types'));
    expect(await call('conversations.info', { channel: room.id })).toMatchObject({
      channel: { name: 'room', num_members: 2 },
    });
  });
});

describe('files', () => {
  it('are uploaded in three steps by Slack’s own client, and stand in the channel', async () => {
    const { slack, team, ana, client } = s;
    const room = slack.addChannel(team, { name: 'room', members: [ana] });
    await client().filesUploadV2({
      channel_id: room.id,
      file: Buffer.from('agenda'),
      filename: 'agenda.docx',
      title: 'Agenda',
      initial_comment: 'The agenda',
    });
    const [message] = room.messages;
    expect(message?.files).toMatchObject([{ name: 'agenda.docx', title: 'Agenda' }]);
    expect(message?.files[0]?.bytes.toString()).toBe('agenda');
  });

  it('are refused when the upload did not happen or has another length', async () => {
    const { call } = s;
    const { upload_url, file_id } = await call('files.getUploadURLExternal', {
      filename: 'a.txt',
      length: 3,
    });
    const wrong = await fetch(String(upload_url), { method: 'POST', body: 'four' });
    expect(wrong.status).toBe(400);
    expect(await call('files.completeUploadExternal', { files: [{ id: file_id }] })).toEqual(
      refused('file_not_found'),
    );
  });
});
