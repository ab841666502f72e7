import { type Json, objectOf } from '../../json.ts';
import type { Upload } from '../http-body.ts';
import { refused } from '../refusal.ts';
import type { Channel, Message } from '../store.ts';
import type { World } from '../world.ts';

/** One request, as a route needs it. */
export class Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly json: unknown;
  readonly files: readonly Upload[];

  constructor(
    world: World,
    given: {
      readonly params: Readonly<Record<string, string>>;
      readonly query: URLSearchParams;
      readonly json: unknown;
      readonly files: readonly Upload[];
    },
  ) {
    this.world = world;
    this.params = given.params;
    this.query = given.query;
    this.json = given.json;
    this.files = given.files;
  }

  /** The body as an object; an empty one when it is none. */
  get body(): Json {
    return objectOf(this.json);
  }

  param(name: string): string {
    return this.params[name] ?? '';
  }

  /** The channel of the path, if the bot sees it. */
  channel(): Channel {
    const channel = this.world.store.channels.get(this.param('channel'));
    if (!channel || channel.deleted) throw refused.unknownChannel();
    const gone = channel.guild && !channel.guild.installed;
    if (gone || !channel.canView) throw refused.missingAccess();
    return channel;
  }

  /** The message of the path. Nobody finds an ephemeral one. */
  message(channel: Channel): Message {
    const message = this.world.store.message(channel, this.param('message'));
    if (!message || message.onlyFor) throw refused.unknownMessage();
    return message;
  }
}

/** What a route answers; without a body it is 204. */
export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
}

export interface Route {
  /** `POST /channels/:channel/messages` */
  readonly name: string;
  /** Whether the bot's token is asked for; interactions carry a token of their own in the path. */
  readonly token: 'bot' | 'none';
  run(call: Call): Reply | Promise<Reply>;
}

export const route = (name: string, run: Route['run'], token: Route['token'] = 'bot'): Route => ({
  name,
  token,
  run,
});
