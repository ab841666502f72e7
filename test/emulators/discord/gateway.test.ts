import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Line, type Scene, scene } from './test-scene.ts';

const GUILDS = 1;
const MESSAGES = 1 << 9;
const DIRECT = 1 << 12;
const CONTENT = 1 << 15;
const MEMBERS = 1 << 1;

let at: Scene;

beforeEach(async () => {
  at = await scene({ privilegedIntents: MEMBERS });
});

afterEach(() => at.discord.close());

const data = (payload: Record<string, unknown>) => payload['d'] as Record<string, unknown>;

async function ready(d: Record<string, unknown> = {}): Promise<{ line: Line; session: string }> {
  const line = await at.line();
  const got = await line.identify(d);
  if (typeof got === 'number') throw new Error(`closed with ${got}`);
  return { line, session: String(data(got)['session_id']) };
}

const resume = async (session: string, seq: number) => {
  const line = await at.line();
  await line.next(({ op }) => op === 10);
  line.send({ op: 6, d: { token: at.discord.token, session_id: session, seq } });
  return line;
};

describe('an app that connects', () => {
  it('hears hello, ready and its guilds, and has its heartbeats acknowledged', async () => {
    const { line } = await ready();
    expect(line.got[0]).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } });
    const guild = data(await line.event('GUILD_CREATE'));
    expect(guild).toMatchObject({ id: at.guild.id, channels: [{ name: 'general' }] });
    line.send({ op: 1, d: 2 });
    await line.next(({ op }) => op === 11);
  });

  it.each<[string, number, Record<string, unknown>]>([
    ['with a wrong token', 4004, { token: 'a.b.c' }],
    ['with intents that are none', 4013, { intents: 1 << 30 }],
    ['with intents that are switched off', 4014, { intents: CONTENT }],
    ['as a shard that is none', 4010, { shard: [2, 2] }],
  ])('%s is closed with %i', async (_, code, d) => {
    const line = await at.line();
    expect(await line.identify(d)).toBe(code);
  });

  it('with too few shards is closed with 4011', async () => {
    at.discord.gateway.shardsNeeded = 2;
    expect((await at.rest('GET', '/gateway/bot')).body['shards']).toBe(2);
    expect(await (await at.line()).identify({ shard: [0, 1] })).toBe(4011);
    await ready({ shard: [1, 2] });
  });

  it('is closed for what is no payload, an unknown opcode, and a second identify', async () => {
    const one = await at.line();
    await one.next(({ op }) => op === 10);
    one.send('x'.repeat(5000));
    expect(await one.closed).toBe(4002);
    const two = await at.line();
    await two.next(({ op }) => op === 10);
    two.send({ op: 77, d: {} });
    expect(await two.closed).toBe(4001);
    const { line } = await ready();
    line.send({ op: 2, d: {} });
    expect(await line.closed).toBe(4005);
    expect(await (await at.line('?v=8&encoding=json')).closed).toBe(4012);
  });
});

describe('what an app hears', () => {
  it('is what its intents ask for', async () => {
    const { line } = await ready({ intents: GUILDS | MESSAGES });
    at.discord.types(at.ana, 'in private');
    at.discord.posts(at.ana, at.general, 'in public');
    const heard = data(await line.event('MESSAGE_CREATE'));
    expect(heard).toMatchObject({ content: '', channel_id: at.general.id, guild_id: at.guild.id });
  });

  it('has no words of a guild but where the bot is named, and all of a direct message', async () => {
    const { line } = await ready({ intents: MESSAGES | DIRECT });
    at.discord.posts(at.ana, at.general, 'hello', true);
    expect(data(await line.event('MESSAGE_CREATE'))['content']).toContain('hello');
    at.discord.types(at.ana, 'to you');
    expect(data(await line.event('MESSAGE_CREATE'))['content']).toBe('to you');
  });

  it('has the words of a guild with the privileged intent', async () => {
    at.discord.app.privilegedIntents = CONTENT;
    const { line } = await ready({ intents: MESSAGES | CONTENT });
    at.discord.posts(at.ana, at.general, 'hello');
    expect(data(await line.event('MESSAGE_CREATE'))['content']).toBe('hello');
  });

  it('comes on the shard of the guild, and direct messages on the first', async () => {
    const odd = (BigInt(at.guild.id) >> 22n) % 2n === 1n;
    const zero = (await ready({ shard: [0, 2] })).line;
    const one = (await ready({ shard: [1, 2] })).line;
    at.discord.types(at.ana, 'private');
    at.discord.posts(at.ana, at.general, 'public');
    const [guilds, other] = odd ? [one, zero] : [zero, one];
    const inGuild = (payload: Record<string, unknown>) =>
      payload['t'] === 'MESSAGE_CREATE' && data(payload)['guild_id'] !== undefined;
    await guilds.next(inGuild);
    expect(
      data(await zero.next((p) => p['t'] === 'MESSAGE_CREATE' && !inGuild(p)))['content'],
    ).toBe('private');
    expect(other.got.some(inGuild)).toBe(false);
    expect(one.got.filter((p) => p['t'] === 'MESSAGE_CREATE' && !inGuild(p))).toEqual([]);
  });

  it('has nothing of a guild without the app, nor of a channel that it may not see', async () => {
    const { line } = await ready({ intents: MESSAGES | DIRECT });
    const other = at.discord.addGuild({ name: 'Elsewhere', installed: false });
    at.discord.joins(at.ana, other);
    const [there] = other.channels;
    if (there) at.discord.posts(at.ana, there, 'elsewhere', true);
    at.discord.permits(at.general, { canView: false });
    at.discord.posts(at.ana, at.general, 'hidden', true);
    at.discord.types(at.ana, 'to you');
    expect(data(await line.event('MESSAGE_CREATE'))['content']).toBe('to you');
  });

  it('tells of a guild that is left and members that come', async () => {
    const { line } = await ready({ intents: GUILDS | MEMBERS });
    at.discord.addPerson({ name: 'Ben', guilds: [at.guild] });
    await line.event('GUILD_MEMBER_ADD');
    at.discord.removesApp(at.guild);
    expect(data(await line.event('GUILD_DELETE'))).toEqual({ id: at.guild.id });
  });

  it('goes to every session, held, turned round or doubled as a test likes', async () => {
    const { line } = await ready();
    const other = (await ready()).line;
    at.discord.gateway.hold();
    at.discord.types(at.ana, 'one');
    at.discord.types(at.ana, 'two');
    at.discord.gateway.release('reversed');
    expect(data(await line.event('MESSAGE_CREATE'))['content']).toBe('two');
    expect(data(await line.event('MESSAGE_CREATE'))['content']).toBe('one');
    at.discord.gateway.duplicate();
    at.discord.types(at.ana, 'twice');
    await line.event('MESSAGE_CREATE');
    expect(data(await line.event('MESSAGE_CREATE'))['content']).toBe('twice');
    await other.event('MESSAGE_CREATE');
  });
});

describe('a session that lost its socket', () => {
  it('hears what it missed when it resumes', async () => {
    const { line, session } = await ready();
    const seq = Number((await line.event('GUILD_CREATE'))['s']);
    at.discord.gateway.cut();
    expect(await line.closed).toBe(1006);
    at.discord.types(at.ana, 'while away');
    const back = await resume(session, seq);
    expect(data(await back.event('MESSAGE_CREATE'))['content']).toBe('while away');
    await back.event('RESUMED');
    at.discord.types(at.ana, 'and after');
    expect(data(await back.event('MESSAGE_CREATE'))['content']).toBe('and after');
  });

  it('is refused when Discord forgot it, closed it for good, or says later', async () => {
    const { line, session } = await ready();
    const refusal = async () => {
      const back = await resume(session, 1);
      return (await back.next(({ op }) => op === 9))['d'];
    };
    at.discord.gateway.refusesResume = 'later';
    expect(await refusal()).toBe(true);
    line.end(1000);
    await line.closed;
    expect(await refusal()).toBe(false);
    const again = await ready();
    at.discord.gateway.forget();
    const back = await resume(again.session, 1);
    expect((await back.next(({ op }) => op === 9))['d']).toBe(false);
  });

  it('is closed for a sequence that never was', async () => {
    const { session } = await ready();
    expect(await (await resume(session, 999)).closed).toBe(4007);
  });

  it('is asked to reconnect, or told that it is void', async () => {
    const { line } = await ready();
    at.discord.gateway.reconnect();
    await line.next(({ op }) => op === 7);
    at.discord.gateway.invalidate(false);
    expect((await line.next(({ op }) => op === 9))['d']).toBe(false);
    const other = (await ready()).line;
    at.discord.gateway.acknowledges = false;
    other.send({ op: 1, d: null });
    at.discord.gateway.reconnect();
    await other.next(({ op }) => op === 7);
    expect(other.got.some(({ op }) => op === 11)).toBe(false);
  });
});
