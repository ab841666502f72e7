import type { Json } from '../json.ts';

/** An organisation: a tenant of Microsoft Entra. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly people: Person[];
  readonly teams: Team[];
  /** Whether its administrator disabled the bot. */
  disablesBot: boolean;
}

/** A person as Teams knows one; a change of the fields is seen at once. */
export interface Person {
  /** `29:…`: the account's id for this bot. */
  readonly id: string;
  readonly aadObjectId: string;
  readonly tenant: Tenant;
  name: string;
  email: string;
  userPrincipalName: string;
  /** The language of the client, as `es-ES`. */
  locale: string;
  /** An IANA zone. */
  timeZone: string;
  /** Two letters. */
  country: string;
  /** Whether the app is installed for the person. */
  installed: boolean;
  /** Whether the person blocked the bot. */
  blocks: boolean;
}

export interface Team {
  /** The id of its general channel, too. */
  readonly id: string;
  readonly name: string;
  readonly aadGroupId: string;
  readonly tenant: Tenant;
  readonly members: Set<Person>;
  readonly channels: Conversation[];
  /** Whether the app is in it. */
  installed: boolean;
}

export interface Conversation {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  readonly tenant: Tenant;
  readonly name: string;
  /** With whom the bot talks, when it is personal. */
  readonly person: Person | undefined;
  readonly team: Team | undefined;
  readonly members: Set<Person>;
  /** Whether the app is in a group chat. */
  installed: boolean;
  readonly messages: Message[];
  /** How many times the bot showed that it is typing. */
  typings: number;
}

/** How a message read at one time. */
export interface Version {
  readonly at: number;
  readonly text: string;
  readonly textFormat: 'plain' | 'markdown' | 'xml';
  /** The Adaptive Cards on it. */
  readonly cards: readonly Json[];
  /** All that is attached, cards too. */
  readonly attachments: readonly Json[];
  /** The activity as it came over the wire. */
  readonly activity: Json;
  /** For whom its card refreshes by itself: ids of accounts; undefined where it does not refresh. */
  readonly refreshFor: readonly string[] | undefined;
  /** Size of the activity's JSON, in bytes of UTF-16. */
  readonly bytes: number;
}

export interface Message {
  readonly id: string;
  readonly conversation: Conversation;
  /** None for the bot's. */
  readonly author: Person | undefined;
  /** The first message of its thread in a channel. */
  readonly threadRoot: string | undefined;
  readonly replyTo: string | undefined;
  /** From the first to the one that everybody is shown. */
  readonly versions: Version[];
  /** Cards that an invoke's answer put in place of the message's own, for one person alone: by account id. */
  readonly views: Map<string, Json>;
  deleted: boolean;
}

/** An access token that the authority issued. */
export interface Token {
  readonly value: string;
  readonly tenant: string;
  readonly by: 'secret' | 'managed identity';
  readonly expiresAt: number;
  uses: number;
}

/** One request to the connector, as it came. */
export interface ConnectorCall {
  /** `POST /v3/conversations/:conversation/activities` */
  readonly route: string;
  readonly path: string;
  readonly body: unknown;
  readonly at: number;
  readonly token: string | undefined;
  /** The HTTP status, or what became of it: `cut`, `silent`. */
  outcome: number | 'begun' | 'cut' | 'silent';
  /** The connector's own code where it refused. */
  code: string | undefined;
}

export const latest = (message: Message): Version => {
  const version = message.versions.at(-1);
  if (!version) throw new Error('a message has at least one version');
  return version;
};

/** All that the emulated Teams knows; tests read it. */
export class Store {
  readonly tenants: Tenant[] = [];
  readonly conversations = new Map<string, Conversation>();
  readonly tokens: Token[] = [];
  readonly calls: ConnectorCall[] = [];
  readonly #direct = new Map<string, Conversation>();

  addConversation(conversation: Conversation): Conversation {
    this.conversations.set(conversation.id, conversation);
    conversation.team?.channels.push(conversation);
    if (conversation.person) this.#direct.set(conversation.person.id, conversation);
    return conversation;
  }

  /** The personal conversation of a person with the bot, if there is one. */
  directOf(person: Person): Conversation | undefined {
    return this.#direct.get(person.id);
  }

  /** What stands in the personal conversation, oldest first. */
  said(person: Person): Message[] {
    return this.directOf(person)?.messages.filter(({ deleted }) => !deleted) ?? [];
  }

  /** A person by the account's id or the Entra object id. */
  person(id: string): Person | undefined {
    return this.tenants
      .flatMap(({ people }) => people)
      .find((one) => one.id === id || one.aadObjectId === id.toLowerCase());
  }

  team(id: string): Team | undefined {
    return this.tenants.flatMap(({ teams }) => teams).find((one) => one.id === id);
  }

  /** Calls of one route, oldest first. */
  callsOf(route: string): ConnectorCall[] {
    return this.calls.filter((call) => call.route === route);
  }
}
