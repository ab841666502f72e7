import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordAdapter } from '../../adapters/discord/adapter.ts';
import { snowflakeAt } from '../../adapters/discord/payloads.ts';
import type { InboundEvent, Stop, Taken } from '../../src/platform/adapter.ts';
import type { Vault } from '../../src/platform/vault.ts';
import type { DiscordEmulator } from '../emulators/discord/emulator.ts';
import { openDiscord } from '../emulators/discord/open-discord.ts';
import type { Message, Person } from '../emulators/discord/store.ts';
import { objectOf } from '../emulators/json.ts';
import { memoryVault } from '../support/memory-vault.ts';
import { until, wordsOf } from './discord-world.ts';
import { FORM, messageWithButton, saying } from './samples.ts';

let discord: DiscordEmulator;
let person: Person;
let vault: Vault;
let heard: InboundEvent[];
let troubles: string[];
let take: (event: InboundEvent) => Promise<Taken>;
let ahead: number;
const stops: Stop[] = [];

function adapterOf() {
  const { apiUrl, token, app } = discord;
  return createDiscordAdapter({
    ...{ apiUrl, token, applicationId: app.id, vault, pace: [], leaseMs: 2_000, retriesMs: [1, 1] },
    trouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
  });
}

async function listens(): Promise<Stop> {
  const stop = await adapterOf().listen(async (event) => {
    heard.push(event);
    return take(event);
  });
  stops.push(stop);
  return stop;
}

beforeEach(async () => {
  ahead = 0;
  discord = await openDiscord({ clock: () => Date.now() + ahead });
  const guild = discord.addGuild({ name: 'Regional group' });
  person = discord.addPerson({ name: 'Ana', locale: 'fr', guilds: [guild] });
  [vault, heard, troubles] = [memoryVault(), [], []];
  take = async () => ({ shown: [] });
});
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
  await discord.close();
});

/** A message of ours with one button. */
async function shown(id = 'abcd.1'): Promise<Message> {
  const outcome = await adapterOf().send(messageWithButton(person.id, id));
  if (outcome.kind !== 'sent') throw new Error(outcome.reason);
  return discord.last(person);
}

/** An act that ends when it is told to. */
function held(): { readonly end: (taken: Taken) => void; readonly fail: () => void } {
  let end: (taken: Taken) => void = () => undefined;
  let fail: () => void = () => undefined;
  const taking = new Promise<Taken>((resolve, reject) => {
    end = resolve;
    fail = () => reject(new Error('the database is away'));
  });
  taking.catch(() => undefined);
  take = () => taking;
  return { end, fail };
}

const sees = (words: string) =>
  until(
    () => discord.sees(person).find((one) => wordsOf(one).includes(words)),
    () => discord.sees(person).map(wordsOf),
  );

describe('an act that takes its time', () => {
  it('is answered within three seconds, and its result is shown to its actor alone', async () => {
    await listens();
    const act = held();
    const seen = await discord.presses(person, await shown());
    expect(seen).toMatchObject({ callback: 6 });
    act.end({ shown: [saying('Here you are')] });
    expect(await sees('Here you are')).toMatchObject({ onlyFor: person.id });
    expect(troubles).toEqual([]);
  });

  it('shows a command that it is being worked on, and fills that in', async () => {
    await listens();
    const act = held();
    const { message, callback } = await discord.commands(person, 'parley help');
    expect(callback).toBe(5);
    expect(message?.loading).toBe(true);
    act.end({ shown: [saying('This can be done'), saying('And more')] });
    await sees('And more');
    expect(message?.loading).toBe(false);
    expect(wordsOf(message)).toContain('This can be done');
  });

  it('says in the person’s language that it was not saved, when it fails in the end', async () => {
    await listens();
    const act = held();
    await discord.presses(person, await shown());
    act.fail();
    expect(await sees('n’a pas pu être enregistré')).toMatchObject({ onlyFor: person.id });
    take = async () => Promise.reject(new Error('the database is away'));
    const { message } = await discord.presses(person, await shown('abcd.2'));
    expect(wordsOf(message)).toContain('n’a pas pu être enregistré');
    expect(troubles).toHaveLength(2);
  });

  it('offers a window by a button, since no window may come after a deferral', async () => {
    await listens();
    const act = held();
    const question = await shown();
    await discord.presses(person, question);
    act.end({ shown: [{ kind: 'form', form: FORM }] });
    const again = await until(() => discord.sees(person).find(({ onlyFor }) => onlyFor));
    take = async () => ({ shown: [{ kind: 'form', form: FORM }] });
    await discord.presses(person, again, 'Enter a code');
    expect(discord.modal(person).data.title).toBe('Enter a code');
  });
});

describe('an answer that comes too late', () => {
  it('for Discord’s three seconds is said in the conversation', async () => {
    await listens();
    const question = await shown();
    discord.patienceMs = 20;
    const act = held();
    const seen = await discord.presses(person, question);
    expect(seen.failed).toBe('This interaction failed');
    act.end({ shown: [saying('It is done all the same')] });
    const said = await sees('It is done all the same');
    expect(said.onlyFor).toBeUndefined();
    expect(heard).toHaveLength(1);
  });

  it('for its own limit, which lasts longer than anybody waits, is said in the conversation', async () => {
    await listens();
    const question = await shown();
    discord.patienceMs = 20;
    const callback = 'POST /interactions/:interaction/:token/callback';
    discord.faults.plan(callback, { retryAfter: 60 });
    take = async () => ({ shown: [saying('It is done')] });
    await discord.presses(person, question);
    expect((await sees('It is done')).onlyFor).toBeUndefined();
  });

  it('for a ticket’s fifteen minutes is said in the conversation', async () => {
    await listens();
    const act = held();
    await discord.commands(person, 'parley help');
    ahead = 16 * 60_000;
    act.end({ shown: [saying('Here at last')] });
    const said = await sees('Here at last');
    expect(said.onlyFor).toBeUndefined();
  });
});

describe('what comes through the gateway', () => {
  it('is taken once, however often it comes', async () => {
    await listens();
    const question = await shown();
    discord.gateway.duplicate(4);
    await discord.presses(person, question);
    discord.gateway.duplicate(3);
    discord.types(person, 'More fibre');
    await until(() => (heard.length >= 2 ? true : undefined));
    discord.types(person, 'And more');
    await until(() => (heard.length >= 3 ? true : undefined));
    expect(heard.map(({ act }) => act)).toEqual([
      { kind: 'commanded', command: 'skip' },
      { kind: 'typed', text: 'More fibre' },
      { kind: 'typed', text: 'And more' },
    ]);
  });

  it('keeps one person’s order, and lets nobody else wait', async () => {
    await listens();
    const act = held();
    const other = discord.addPerson({ name: 'Ben', guilds: discord.store.guilds });
    discord.types(person, 'first');
    discord.types(person, 'second');
    await until(() => (heard.length === 1 ? true : undefined));
    take = async () => ({ shown: [] });
    discord.types(other, 'at once');
    await until(() => (heard.length === 2 ? true : undefined));
    act.end({ shown: [] });
    await until(() => (heard.length === 3 ? true : undefined));
    const words = heard.map(({ act }) => (act.kind === 'typed' ? act.text : ''));
    expect(words).toEqual(['first', 'at once', 'second']);
  });

  it('tries words again that could not be taken: Discord would not send them again', async () => {
    await listens();
    take = async () => {
      if (heard.length < 3) throw new Error('the database is away');
      return { shown: [saying('Thank you')] };
    };
    discord.types(person, 'More fibre');
    await sees('Thank you');
    expect(new Set(heard.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it('tells their writer when they could not be taken in the end', async () => {
    await listens();
    take = async () => Promise.reject(new Error('the database is away'));
    const { id } = await shown();
    await discord.presses(person, await shown('abcd.2')); // its language is known by that
    discord.types(person, 'More fibre');
    const told = await until(() =>
      discord
        .sees(person)
        .findLast(
          (one) =>
            one.byApp &&
            one.id > id &&
            one.onlyFor === undefined &&
            wordsOf(one).includes('enregistré'),
        ),
    );
    expect(told.versions).toHaveLength(1);
    expect(heard.filter(({ act }) => act.kind === 'typed')).toHaveLength(3);
  });

  it('is what people do: no bots’ words, no file alone, no outage, no form of long ago', async () => {
    await listens();
    const message = discord.types(person, 'first');
    await until(() => heard[0]);
    const [sent] = discord.gateway.open.flatMap((one) =>
      one.sent.filter(({ t }) => t === 'MESSAGE_CREATE'),
    );
    const said = objectOf(sent?.d);
    const later = (more: object) => {
      const id = String(BigInt(message.id) + BigInt(++ahead));
      discord.gateway.dispatch({ t: 'MESSAGE_CREATE', d: { ...said, id, ...more }, intents: 0 });
    };
    later({ author: { ...objectOf(said['author']), bot: true } });
    later({ content: ' ' });
    later({ guild_id: '1' });
    later({ type: 7 });
    const [guild] = discord.store.guilds;
    const outage = { id: guild?.id, unavailable: true };
    discord.gateway.dispatch({ t: 'GUILD_DELETE', d: outage, intents: 0 });
    const components = [{ type: 18, component: { type: 4, custom_id: '1|code', value: 'ABC' } }];
    const data = { custom_id: 'f|join|', components };
    const old = snowflakeAt(Date.now() - 11_000);
    discord.forges(person, { type: 5, data, change: (payload) => ({ ...payload, id: old }) });
    const young = snowflakeAt(Date.now() - 1_000);
    discord.forges(person, { type: 5, data, change: (payload) => ({ ...payload, id: young }) });
    discord.types(person, 'last');
    await until(() => heard[2]);
    expect(heard.map(({ act }) => act.kind)).toEqual(['typed', 'filled', 'typed']);
    if (guild !== undefined) discord.removesApp(guild);
    await until(() => heard[3]);
    expect(heard[3]).toMatchObject({ act: { kind: 'left' }, from: { tenant: guild?.id } });
  });

  it('that was written in a window which nobody can read any more is said not to be saved', async () => {
    await listens();
    const data = { custom_id: 'of a version of before', components: [] };
    const { id } = discord.forges(person, { type: 5, data });
    const said = await sees('n’a pas pu être enregistré');
    expect(said).toMatchObject({ onlyFor: person.id, interaction: { id } });
    expect(heard).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('goes on where it was after a cut, and after a session that Discord does not resume', async () => {
    await listens();
    discord.gateway.cut();
    discord.types(person, 'while it was cut');
    await until(() => (heard.length === 1 ? true : undefined));
    discord.gateway.refusesResume = 'session';
    discord.gateway.cut();
    await until(() => (discord.gateway.open.length === 1 ? true : undefined));
    discord.types(person, 'in a new session');
    await until(() => (heard.length === 2 ? true : undefined));
  });

  it('is heard by one process at a time; the next one hears what was said meanwhile', async () => {
    const stop = await listens();
    await listens();
    expect(discord.gateway.open).toHaveLength(1);
    discord.types(person, 'one');
    await until(() => (heard.length === 1 ? true : undefined));
    await stop();
    discord.types(person, 'between the two');
    await until(
      () => (heard.length === 2 ? true : undefined),
      () => troubles,
    );
    const words = heard.map(({ act }) => (act.kind === 'typed' ? act.text : ''));
    expect(words).toEqual(['one', 'between the two']);
    expect(troubles).toEqual([]);
  });
});
