import type { Json } from '../json.ts';
import { Watchers } from '../watchers.ts';
import { Snowflakes, secret } from './ids.ts';
import { type Channel, type Choice, type Message, type Person, Store } from './store.ts';

/** The application, as the developer portal shows it. */
export interface AppIdentity {
  /** The application's id, which is its bot's too. */
  readonly id: string;
  readonly name: string;
  readonly publicKey: string;
  token: string;
  /** Which privileged intents are switched on: bits of https://docs.discord.com/developers/events/gateway#privileged-intents */
  privilegedIntents: number;
}

/** One event for the app: where it happened decides the shard, its intents who hears it. */
export interface Dispatch {
  readonly t: string;
  readonly d: Json;
  readonly guildId?: string;
  /** Any of these bits suffices; 0 goes to everybody. */
  readonly intents: number;
  /** Whether `d` is a message whose words need MESSAGE_CONTENT. */
  readonly hidesContent?: boolean;
}

export interface WorldOptions {
  readonly clock: () => number;
  readonly patienceMs: number;
  readonly directOpensMax: number;
  readonly privilegedIntents: number;
}

/** How long a nonce is remembered; the documentation says "the past few minutes". */
export const NONCE_MEMORY_MS = 180_000;

/** The state of the emulated Discord and the rules that more than one of its faces needs. */
export class World extends Watchers {
  readonly store = new Store();
  readonly clock: () => number;
  readonly app: AppIdentity;
  readonly bot: Person;
  /** How long an interaction waits for its first answer: three seconds. */
  patienceMs: number;
  /** How many direct conversations may be opened within ten minutes. */
  directOpensMax: number;
  /** How many sessions the app began. */
  sessionStarts = 0;
  /** When direct conversations were opened by the app. */
  directOpenings: number[] = [];
  /** What was suggested last, by person, command and option. */
  readonly offered = new Map<string, readonly Choice[]>();
  /** How many shards `GET /gateway/bot` recommends. */
  shards: () => number = () => 1;
  /** Where its server listens: `http://127.0.0.1:P`. */
  origin = '';
  /** Brings an event to the app's gateway sessions. */
  tell: (dispatch: Dispatch) => void = () => undefined;
  readonly #ids = new Snowflakes();

  constructor(options: WorldOptions) {
    super();
    this.clock = options.clock;
    this.patienceMs = options.patienceMs;
    this.directOpensMax = options.directOpensMax;
    const id = this.id();
    this.app = {
      id,
      name: 'Parley',
      publicKey: Buffer.from(secret(24)).toString('hex').slice(0, 64),
      token: `${Buffer.from(id).toString('base64url')}.${secret(5)}.${secret(27)}`,
      privilegedIntents: options.privilegedIntents,
    };
    this.bot = this.addPerson({ id, name: 'Parley', isBot: true });
  }

  id(): string {
    return this.#ids.next(this.clock());
  }

  now(): string {
    return new Date(this.clock()).toISOString();
  }

  addPerson(given: Partial<Person> & { readonly name: string }): Person {
    const person: Person = {
      id: given.id ?? this.id(),
      name: given.name,
      locale: given.locale ?? 'en-US',
      installed: given.installed ?? false,
      directMessages: given.directMessages ?? 'open',
      blocks: false,
      isBot: given.isBot ?? false,
    };
    this.store.people.set(person.id, person);
    return person;
  }

  /** https://docs.discord.com/developers/resources/application#application-object-application-flags: the limited kinds of privileged intents. */
  flags(): number {
    const { privilegedIntents } = this.app;
    const has = (intent: number, flag: number) => (privilegedIntents & intent ? flag : 0);
    return has(1 << 8, 1 << 13) | has(1 << 1, 1 << 15) | has(1 << 15, 1 << 19);
  }

  /** The direct conversation with a person, opened when there is none. */
  openDirect(person: Person): Channel {
    const known = this.store.directOf(person);
    if (known) return known;
    return this.store.addChannel({
      id: this.id(),
      kind: 'dm',
      guild: undefined,
      name: '',
      canView: true,
      canSend: true,
      archived: false,
      deleted: false,
      person,
      messages: [],
    });
  }

  /** Puts a message into its channel and wakes whoever waits for something. */
  keep(message: Message): Message {
    message.channel.messages.push(message);
    this.changed();
    return message;
  }
}
