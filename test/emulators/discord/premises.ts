import type { Server } from 'node:http';
import { channelJson, guildCreateJson } from './channel-json.ts';
import type { RestFaults } from './faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import { INTENTS } from './gateway/session.ts';
import type { Limits } from './limits.ts';
import { memberJson, userJson } from './message-json.ts';
import type { Channel, Guild, Message, Person } from './store.ts';
import type { World } from './world.ts';

/** The parts of which an emulator is made; `openDiscord` makes them. */
export interface Parts {
  readonly world: World;
  readonly server: Server;
  readonly gateway: Gateway;
  readonly faults: RestFaults;
  readonly limits: Limits;
}

/** An emulated Discord at rest: its guilds and people, the app's credentials, and whether it can be reached. */
export class Premises {
  protected readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  get store() {
    return this.parts.world.store;
  }

  /** Plans what goes wrong with requests. */
  get faults(): RestFaults {
    return this.parts.faults;
  }

  /** How events go to the app: holding, doubling, cutting, refusing to resume. */
  get gateway(): Gateway {
    return this.parts.gateway;
  }

  get limits(): Limits {
    return this.parts.limits;
  }

  /** `http://127.0.0.1:P/api`, for DISCORD_API_URL and the `rest.api` of discord.js. */
  get apiUrl(): string {
    return `${this.parts.world.origin}/api`;
  }

  get app() {
    return this.parts.world.app;
  }

  get token(): string {
    return this.app.token;
  }

  get bot(): Person {
    return this.parts.world.bot;
  }

  /** How long an interaction waits for its first answer. */
  set patienceMs(ms: number) {
    this.parts.world.patienceMs = ms;
  }

  /** How many direct conversations the app may open within ten minutes. */
  set directOpensMax(most: number) {
    this.parts.world.directOpensMax = most;
  }

  /** Resolves with what `found` finds in the store, as soon as something that happens lets it be found. */
  async until<T>(found: () => T | undefined | false, ms = 5_000): Promise<T> {
    const value = await this.parts.world.until(() => found() || undefined, ms);
    if (value === undefined) throw new Error('what was waited for did not happen');
    return value;
  }

  async close(): Promise<void> {
    const { server, gateway, world } = this.parts;
    world.close();
    await gateway.close();
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  /** The whole of Discord is away: connections are cut, or answered with 503. */
  down(how: 'cut' | 'http 503' = 'cut'): void {
    this.parts.faults.outage = how;
    this.parts.gateway.cut();
    if (how === 'cut') this.parts.server.closeAllConnections();
  }

  up(): void {
    this.parts.faults.outage = undefined;
  }

  /** A new guild; the app is in it unless told otherwise, and hears GUILD_CREATE. */
  addGuild(given: {
    readonly name: string;
    readonly locale?: string;
    readonly id?: string;
    readonly installed?: boolean;
  }): Guild {
    const { world } = this.parts;
    const guild: Guild = {
      id: given.id ?? world.id(),
      name: given.name,
      locale: given.locale ?? 'en-US',
      channels: [],
      members: new Set(),
      roles: [],
      installed: given.installed !== false,
    };
    this.store.guilds.push(guild);
    this.addChannel(guild, { name: 'general' });
    if (guild.installed) this.#tellGuild(guild, 'GUILD_CREATE');
    return guild;
  }

  /** A text channel, or a thread, in which the bot may see and write unless told otherwise. */
  addChannel(
    guild: Guild,
    given: {
      readonly name: string;
      readonly kind?: 'text' | 'thread';
      readonly canView?: boolean;
      readonly canSend?: boolean;
      readonly archived?: boolean;
    },
  ): Channel {
    const { world } = this.parts;
    const channel = this.store.addChannel({
      id: world.id(),
      kind: given.kind ?? 'text',
      guild,
      name: given.name,
      canView: given.canView ?? true,
      canSend: given.canSend ?? true,
      archived: given.archived ?? false,
      deleted: false,
      person: undefined,
      messages: [],
    });
    if (guild.installed) this.#tellChannel(channel, 'CREATE');
    return channel;
  }

  /** A person: a member of the guilds named, who installed the app where `installed` says so. */
  addPerson(given: {
    readonly name: string;
    readonly id?: string;
    readonly locale?: string;
    readonly installed?: boolean;
    readonly directMessages?: 'open' | 'closed';
    readonly guilds?: readonly Guild[];
  }): Person {
    const { guilds = [], ...about } = given;
    const person = this.parts.world.addPerson(about);
    for (const guild of guilds) this.joins(person, guild);
    return person;
  }

  /** A person comes into a guild; the app hears GUILD_MEMBER_ADD where it asked for members. */
  joins(person: Person, guild: Guild): void {
    guild.members.add(person.id);
    this.#tellMember(guild, 'GUILD_MEMBER_ADD', { ...memberJson(guild, person) });
  }

  leaves(person: Person, guild: Guild): void {
    guild.members.delete(person.id);
    this.#tellMember(guild, 'GUILD_MEMBER_REMOVE', { user: userJson(person) });
  }

  /** The app comes into a guild. */
  installsIn(guild: Guild): void {
    guild.installed = true;
    this.#tellGuild(guild, 'GUILD_CREATE');
  }

  /** The app is taken out of a guild; it hears GUILD_DELETE. */
  removesApp(guild: Guild): void {
    guild.installed = false;
    this.#tellGuild(guild, 'GUILD_DELETE');
  }

  /** A guild cannot be reached for a while; the app hears GUILD_DELETE with `unavailable`. */
  goesDown({ id: guildId }: Guild): void {
    const d = { id: guildId, unavailable: true };
    this.parts.world.tell({ t: 'GUILD_DELETE', d, guildId, intents: INTENTS.guilds });
  }

  /** So many sessions have been begun today. */
  hasBegunSessions(count: number): void {
    this.parts.world.sessionStarts = count;
  }

  /** What the bot may do in a channel changes. */
  permits(channel: Channel, to: { readonly canView?: boolean; readonly canSend?: boolean }): void {
    Object.assign(channel, to);
    this.#tellChannel(channel, 'UPDATE');
  }

  deletesChannel(channel: Channel): void {
    channel.deleted = true;
    this.#tellChannel(channel, 'DELETE');
  }

  /** The token is reset in the portal: the old one is worth nothing any more. */
  resetsToken(): string {
    const { world } = this.parts;
    const [id = '', ...rest] = world.app.token.split('.');
    world.app.token = [id, ...rest.map((part) => [...part].reverse().join(''))].join('.');
    this.gateway.drop(4004);
    this.gateway.forget();
    return world.app.token;
  }

  #tellGuild(guild: Guild, t: 'GUILD_CREATE' | 'GUILD_DELETE'): void {
    const d = t === 'GUILD_CREATE' ? guildCreateJson(this.parts.world, guild) : { id: guild.id };
    this.parts.world.tell({ t, d, guildId: guild.id, intents: INTENTS.guilds });
  }

  #tellMember(guild: Guild, t: string, about: Record<string, unknown>): void {
    if (!guild.installed) return;
    const d = { ...about, guild_id: guild.id };
    this.parts.world.tell({ t, d, guildId: guild.id, intents: INTENTS.members });
  }

  #tellChannel(channel: Channel, what: 'CREATE' | 'UPDATE' | 'DELETE'): void {
    const { world } = this.parts;
    const t = `${channel.kind === 'thread' ? 'THREAD' : 'CHANNEL'}_${what}`;
    const guildId = channel.guild?.id ?? '';
    world.tell({ t, d: channelJson(world, channel), guildId, intents: INTENTS.guilds });
  }
}

/** Whether a person sees a message. */
export const isSeenBy = (person: Person, message: Message): boolean =>
  !message.deleted && (message.onlyFor === undefined || message.onlyFor === person.id);
