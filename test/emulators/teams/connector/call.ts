import { type Json, objectOf } from '../../json.ts';
import type { Kind } from '../limits.ts';
import { refused } from '../refusal.ts';
import type { Conversation, Message } from '../store.ts';
import { isInstalledIn, type World } from '../world.ts';

/** One request, as a route needs it. */
export class Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;

  constructor(
    world: World,
    given: {
      readonly params: Readonly<Record<string, string>>;
      readonly query: URLSearchParams;
      readonly body: unknown;
    },
  ) {
    this.world = world;
    this.params = given.params;
    this.query = given.query;
    this.body = objectOf(given.body);
  }

  param(name: string): string {
    return this.params[name] ?? '';
  }

  /** The conversation of the path; a channel's id may name a thread in it: `19:…@thread.tacv2;messageid=1481…`. */
  conversation(): Conversation {
    const [id = ''] = this.param('conversation').split(';');
    if (!/^(a:|19:)/.test(id)) throw refused.badSyntax('Bad format of conversation ID');
    const conversation = this.world.store.conversations.get(id);
    if (!conversation) throw refused.conversationNotFound();
    return conversation;
  }

  /** The thread that the path names, if it names one. */
  thread(): string | undefined {
    return /;messageid=(\d+)/.exec(this.param('conversation'))?.[1];
  }

  /** The conversation, if the bot may write there. */
  writable(): Conversation {
    const conversation = this.conversation();
    if (conversation.tenant.disablesBot) throw refused.disabledByAdmin();
    const { person } = conversation;
    if (person && (person.blocks || !person.installed)) throw refused.writesBlocked();
    if (!isInstalledIn(conversation)) throw refused.notInRoster();
    return conversation;
  }

  /** A message of the bot's own, which alone it may change. */
  ownMessage(conversation: Conversation): Message {
    const id = this.param('activity');
    const found = conversation.messages.find((one) => one.id === id && !one.deleted);
    if (!found || found.author) throw refused.activityNotFound();
    return found;
  }
}

/** What a route answers. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  /** `POST /v3/conversations/:conversation/activities` */
  readonly name: string;
  /** Which rate limit it counts for. */
  readonly limit: Kind;
  run(call: Call): Reply;
}

export const route = (name: string, limit: Kind, run: Route['run']): Route => ({
  name,
  limit,
  run,
});
