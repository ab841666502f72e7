import { isObject, type Json, parsed, textOf } from '../../json.ts';
import { invalidArguments, SlackRefusal } from '../refusal.ts';
import type { Channel, Person, Token, Workspace } from '../store.ts';
import type { World } from '../world.ts';

/** https://docs.slack.dev/apis/web-api/rate-limits: calls a minute by tier; posting has its own rule; some are not limited here. */
export type Tier = 1 | 2 | 3 | 4 | 'posting' | 'free';

/** One method of the Web API. */
export interface Method {
  readonly tier: Tier;
  /** All of them are needed; what depends on the channel is asked for in `run`. */
  readonly scopes: readonly string[];
  readonly token: 'bot' | 'app' | 'none';
  run(call: Call): Json | Promise<Json>;
}

/** A call whose token was found good. */
export class Call {
  readonly world: World;
  readonly args: Json;
  readonly #token: Token | undefined;

  constructor(world: World, args: Json, token: Token | undefined) {
    this.world = world;
    this.args = args;
    this.#token = token;
  }

  get token(): Token {
    if (!this.#token) throw new SlackRefusal('not_authed');
    return this.#token;
  }

  /** A text that must be there. */
  required(name: string): string {
    const value = this.optional(name);
    if (value === undefined || value === '') {
      throw invalidArguments(`missing required field: ${name}`);
    }
    return value;
  }

  optional(name: string): string | undefined {
    const value = this.args[name];
    if (value === undefined) return undefined;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : textOf(value);
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(this.optional(name) ?? '');
  }

  /** An argument that is JSON: in a form it comes as text, in a JSON body as it is. */
  json(name: string): unknown {
    const value = this.args[name];
    return typeof value === 'string' ? (parsed(value) ?? value) : value;
  }

  /** An object that must be there, or Slack's refusal. */
  object(name: string): Json {
    const value = this.json(name);
    if (value === undefined) throw invalidArguments(`missing required field: ${name}`);
    if (!isObject(value)) {
      throw invalidArguments(`must provide an object [json-pointer:/${name}]`);
    }
    return value;
  }

  /** The workspace that the call is about: an org-wide token must name it. */
  team(): Workspace {
    if (this.token.team) return this.token.team;
    const id = this.optional('team_id');
    if (id === undefined) throw new SlackRefusal('missing_argument');
    const team = this.world.store.workspace(id);
    if (!team) throw new SlackRefusal('team_not_found');
    if (!this.world.reaches(this.token, team)) throw new SlackRefusal('team_access_not_granted');
    return team;
  }

  needs(scope: string): void {
    if (this.token.scopes.includes(scope)) return;
    throw new SlackRefusal('missing_scope', {
      needed: scope,
      provided: this.token.scopes.join(','),
    });
  }

  /** A person whom the token can see. */
  person(id: string): Person {
    const person = this.world.store.person(id);
    if (!person || !this.world.reaches(this.token, person.team)) {
      throw new SlackRefusal('user_not_found');
    }
    return person;
  }

  /** A channel that the token can see: a private one only when the bot is in it. */
  channel(id: string): Channel {
    const channel = this.world.store.channel(id);
    if (!channel || !this.world.reaches(this.token, channel.team)) {
      throw new SlackRefusal('channel_not_found');
    }
    if (channel.kind === 'private' && !this.isIn(channel)) {
      throw new SlackRefusal('channel_not_found');
    }
    return channel;
  }

  /** Whether the bot is a member; of a direct conversation with it, it always is. */
  isIn(channel: Channel): boolean {
    const bot = this.world.botIn(channel.team).user.id;
    return channel.kind === 'im' || channel.members.has(bot);
  }
}
