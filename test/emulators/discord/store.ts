import type {
  APIApplicationCommand,
  APIAttachment,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord.js';
import type { Json } from '../json.ts';
import type { Marks } from './markdown.ts';

/** A server. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  locale: string;
  readonly channels: Channel[];
  /** Ids of people; the bot is in it where `installed`. */
  readonly members: Set<string>;
  readonly roles: Role[];
  installed: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
}

/** A person as Discord knows one; a change of the fields is seen at once. */
export interface Person {
  readonly id: string;
  name: string;
  /** The language that the person chose in the client, which interactions carry. */
  locale: string;
  /** Whether the person installed the app for themself. */
  installed: boolean;
  /** Closed: the person takes no direct messages from members of the servers that they share. */
  directMessages: 'open' | 'closed';
  /** Whether the person blocked the bot. */
  blocks: boolean;
  readonly isBot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly kind: 'dm' | 'text' | 'thread';
  /** None for a direct conversation. */
  readonly guild: Guild | undefined;
  name: string;
  /** What the bot may do there. */
  canView: boolean;
  canSend: boolean;
  archived: boolean;
  deleted: boolean;
  /** With whom the bot talks, when it is a direct conversation. */
  readonly person: Person | undefined;
  readonly messages: Message[];
}

/** Who was really called by a message, after `allowed_mentions`. */
export interface Pinged {
  readonly people: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

/** How a message read at one time. */
export interface Version {
  readonly at: number;
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: APIMessageTopLevelComponent[];
  readonly attachments: StoredFile[];
  readonly pinged: Pinged;
  /** How the markdown of all its texts is rendered. */
  readonly marks: Marks;
  /** All its words as a person reads them. */
  readonly words: string;
}

export interface StoredFile {
  readonly attachment: APIAttachment;
  readonly bytes: Buffer;
}

export interface Message {
  readonly id: string;
  readonly channel: Channel;
  /** The person's id, or the bot's. */
  readonly author: string;
  readonly byApp: boolean;
  /** Who alone sees it, when it is ephemeral. */
  readonly onlyFor?: string;
  readonly nonce?: string | number;
  /** The message that this one replies to. */
  readonly replyTo?: string;
  /** The interaction that this one answers. */
  readonly interaction?: Interaction;
  flags: number;
  /** "Parley is thinking…": deferred and without words yet. */
  loading: boolean;
  /** From the first to the one that is shown. */
  readonly versions: Version[];
  deleted: boolean;
}

/** An act of a person that the app is to answer. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
  readonly type: 2 | 3 | 4 | 5;
  readonly at: number;
  readonly person: Person;
  readonly channel: Channel;
  /** The message whose control was used, or from which the modal was opened. */
  readonly message: Message | undefined;
  /** The payload as it went over the gateway. */
  readonly payload: Json;
  state: 'open' | 'answered' | 'late';
  /** The type of the first answer. */
  callback: number | undefined;
  /** What `@original` names. */
  original: Message | undefined;
  readonly followUps: Message[];
  choices: readonly Choice[] | undefined;
}

/** What an autocomplete offers. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** A modal before a person. */
export interface OpenModal {
  readonly interaction: Interaction;
  readonly data: APIModalInteractionResponseCallbackData;
}

/** One request to the REST interface, as it came. */
export interface RestCall {
  /** `POST /channels/:channel/messages` */
  readonly route: string;
  readonly path: string;
  readonly body: unknown;
  readonly at: number;
  /** The HTTP status, or what became of it: `cut`, `silent`. */
  outcome: number | 'begun' | 'cut' | 'silent';
  /** Discord's own code where it refused. */
  code: number | undefined;
}

export const latest = (message: Message): Version => {
  const version = message.versions.at(-1);
  if (!version) throw new Error('a message has at least one version');
  return version;
};

/** All that the emulated Discord knows; tests read it. */
export class Store {
  readonly guilds: Guild[] = [];
  readonly people = new Map<string, Person>();
  readonly channels = new Map<string, Channel>();
  readonly interactions: Interaction[] = [];
  readonly calls: RestCall[] = [];
  /** The modal open before each person, by person id. */
  readonly modals = new Map<string, OpenModal>();
  /** Registered commands: under '' the global ones, else by guild id. */
  readonly commands = new Map<string, APIApplicationCommand[]>();
  readonly #direct = new Map<string, Channel>();

  addChannel(channel: Channel): Channel {
    this.channels.set(channel.id, channel);
    channel.guild?.channels.push(channel);
    if (channel.person) this.#direct.set(channel.person.id, channel);
    return channel;
  }

  /** The direct conversation of a person with the bot, if there is one. */
  directOf(person: Person): Channel | undefined {
    return this.#direct.get(person.id);
  }

  /** What stands in the direct conversation for that person, ephemeral replies included, oldest first. */
  said(person: Person): Message[] {
    return this.directOf(person)?.messages.filter(({ deleted }) => !deleted) ?? [];
  }

  /** Installed guilds that a person is in. */
  mutualGuilds(person: Person): Guild[] {
    return this.guilds.filter(({ installed, members }) => installed && members.has(person.id));
  }

  message(channel: Channel, id: string): Message | undefined {
    return channel.messages.find((one) => one.id === id && !one.deleted);
  }
}
