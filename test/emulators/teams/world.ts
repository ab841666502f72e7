import { Watchers } from '../watchers.ts';
import { ActivityIds, directId, guid, secret } from './ids.ts';
import { type Conversation, type Message, type Person, Store, type Tenant } from './store.ts';

/** The app's registration, as the Azure portal shows it. */
export interface AppIdentity {
  /** The application's id in Entra, and the bot's: a new one for each emulator, since botbuilder keeps tokens by it. */
  readonly id: string;
  readonly name: string;
  password: string;
  /** Where it is registered, for a single-tenant app. */
  readonly tenantId: string;
}

/** The state of the emulated Teams and the rules that more than one of its faces needs. */
export class World extends Watchers {
  readonly store = new Store();
  readonly clock: () => number;
  readonly app: AppIdentity;
  /** Where its server listens: `http://127.0.0.1:P`. */
  origin = '';
  /** How long a new access token lives; Entra's live for about an hour. */
  tokenLifeS = 3_599;
  readonly #ids = new ActivityIds();

  constructor(clock: () => number) {
    super();
    this.clock = clock;
    this.app = { id: guid(), name: 'Parley', password: `8Q~${secret(25)}`, tenantId: guid() };
  }

  get botId(): string {
    return `28:${this.app.id}`;
  }

  /** Where the bot answers: real ones are `https://smba.trafficmanager.net/emea/<tenant>/`. */
  serviceUrl(tenant: Tenant): string {
    return `${this.origin}/emea/${tenant.id}/`;
  }

  id(): string {
    return this.#ids.next(this.clock());
  }

  now(): string {
    return new Date(this.clock()).toISOString();
  }

  /** The personal conversation with a person, opened when there is none. */
  openDirect(person: Person): Conversation {
    const known = this.store.directOf(person);
    if (known) return known;
    return this.store.addConversation({
      id: directId(),
      kind: 'personal',
      tenant: person.tenant,
      name: '',
      person,
      team: undefined,
      members: new Set([person]),
      installed: false,
      messages: [],
      typings: 0,
    });
  }

  /** Puts a message into its conversation and wakes whoever waits for something. */
  keep(message: Message): Message {
    message.conversation.messages.push(message);
    this.changed();
    return message;
  }
}

/** Whether the app is in a conversation. */
export const isInstalledIn = ({ person, team, installed }: Conversation): boolean =>
  person ? person.installed : (team?.installed ?? installed);
