import type { types } from '@slack/bolt';
import type { Json } from '../json.ts';
import type { Marks } from './markup.ts';

/** A workspace; of an Enterprise organisation when `enterprise` names one. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterprise?: Enterprise;
  readonly people: Person[];
  readonly channels: Channel[];
  deleted: boolean;
}

export interface Enterprise {
  readonly id: string;
  readonly name: string;
}

/** A person as Slack knows one; a change of the fields is seen by the next `users.info`. */
export interface Person {
  readonly id: string;
  readonly team: Workspace;
  name: string;
  email: string | undefined;
  locale: string;
  /** An IANA zone; some accounts have none. */
  tz: string | undefined;
  deleted: boolean;
  readonly isBot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly team: Workspace;
  readonly kind: 'im' | 'public' | 'private';
  name: string;
  archived: boolean;
  /** Ids of people; the app's bot is one of them where it was invited. */
  readonly members: Set<string>;
  readonly messages: Message[];
}

/** How a message read at one time. */
export interface Version {
  readonly at: number;
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly marks: Marks;
  /** All its words as a person reads them. */
  readonly words: string;
}

export interface Message {
  readonly ts: string;
  readonly channel: Channel;
  /** Whoever wrote it: a person's id, or the bot's. */
  readonly user: string;
  readonly byApp: boolean;
  /** Who alone sees it, when it is ephemeral. */
  readonly onlyFor?: string;
  readonly threadTs?: string;
  readonly files: StoredFile[];
  /** From the first to the one that is shown. */
  readonly versions: Version[];
  metadata: types.MessageMetadata | undefined;
  deleted: boolean;
  /** What each person has put into its inputs and not sent elsewhere: person → block → action → value. */
  readonly inputs: Map<string, Inputs>;
  /** For a message of a client: what makes its retries known. */
  readonly clientMsgId?: string;
}

/** `state.values`: block_id → action_id → what stands in the element. */
export type Inputs = Record<string, Record<string, Json>>;

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly bytes: Buffer;
}

/** A view as Slack keeps and returns it: https://docs.slack.dev/reference/views */
export interface StoredView {
  readonly id: string;
  readonly person: Person;
  readonly type: 'modal' | 'home';
  hash: string;
  blocks: types.KnownBlock[];
  /** Title, submit, close, callback_id and so on, as the app gave them. */
  fields: Json;
  inputs: Inputs;
  rootId: string;
  previousId: string | undefined;
  /** Errors that the app's last reply put under inputs: block_id → words. */
  errors: Record<string, string>;
  marks: Marks;
  words: string;
}

export interface Token {
  readonly value: string;
  readonly kind: 'bot' | 'app';
  /** The workspace of an installation; none for an org-wide one and for the app's own token. */
  readonly team?: Workspace;
  readonly enterprise?: Enterprise;
  readonly scopes: readonly string[];
  readonly botUser: Person | undefined;
  readonly botId: string;
  readonly expiresAt: number | undefined;
  /** Why it no longer works. */
  dead: 'token_revoked' | 'account_inactive' | undefined;
}

/** One call of the Web API, as it came. */
export interface ApiCall {
  readonly method: string;
  readonly args: Json;
  readonly team: string | undefined;
  readonly token: string | undefined;
  readonly at: number;
  /** `ok`, Slack's error code, or what became of it (`http 500`, `cut`, `silent`). */
  outcome: string;
}

export const latest = (message: Message): Version => {
  const version = message.versions.at(-1);
  if (!version) throw new Error('a message has at least one version');
  return version;
};

/** All that the emulated Slack knows; tests read it. */
export class Store {
  readonly workspaces: Workspace[] = [];
  readonly tokens: Token[] = [];
  readonly calls: ApiCall[] = [];
  /** The home tab that each person sees, by person id. */
  readonly homes = new Map<string, StoredView>();
  /** The modals open before each person, from the root to the top, by person id. */
  readonly modals = new Map<string, StoredView[]>();
  readonly #people = new Map<string, Person>();
  readonly #channels = new Map<string, Channel>();
  readonly #direct = new Map<string, Channel>();

  addPerson(person: Person): Person {
    person.team.people.push(person);
    this.#people.set(person.id, person);
    return person;
  }

  addChannel(channel: Channel): Channel {
    channel.team.channels.push(channel);
    this.#channels.set(channel.id, channel);
    if (channel.kind === 'im') for (const id of channel.members) this.#direct.set(id, channel);
    return channel;
  }

  person(id: string): Person | undefined {
    return this.#people.get(id);
  }

  channel(id: string): Channel | undefined {
    return this.#channels.get(id);
  }

  workspace(id: string): Workspace | undefined {
    return this.workspaces.find((one) => one.id === id);
  }

  /** The direct conversation of a person with the app, if there is one. */
  directOf(person: Person): Channel | undefined {
    return this.#direct.get(person.id);
  }

  /** What the app and the person have said in their direct conversation and nobody deleted, oldest first. */
  said(person: Person): Message[] {
    return this.directOf(person)?.messages.filter(({ deleted }) => !deleted) ?? [];
  }

  /** The modal that the person sees, if one is open. */
  topModal(person: Person): StoredView | undefined {
    return this.modals.get(person.id)?.at(-1);
  }
}
