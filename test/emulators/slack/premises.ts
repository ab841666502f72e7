import type { Server } from 'node:http';
import type { AuthorizePage } from './authorize-page.ts';
import type { Delivery } from './delivery.ts';
import type { ApiFaults } from './faults.ts';
import { slackId } from './ids.ts';
import type { Limits } from './limits.ts';
import type { Stage } from './people/acting.ts';
import type { SocketHub } from './socket-hub.ts';
import type { Channel, Enterprise, Person, Token, Workspace } from './store.ts';
import type { World } from './world.ts';

/** Where the app is to be found. */
export interface Connection {
  /** `https://…/slack/events`; without it everything goes over Socket Mode. */
  readonly eventsUrl?: string;
  readonly installUrl?: string;
  /** The redirect address of the app's settings. */
  readonly redirectUrl?: string;
}

/** The parts of which an emulator is made; `openSlack` makes them. */
export interface Parts {
  readonly world: World;
  readonly server: Server;
  readonly stage: Stage;
  readonly delivery: Delivery;
  readonly sockets: SocketHub;
  readonly faults: ApiFaults;
  readonly limits: Limits;
  readonly authorize: AuthorizePage;
  readonly appToken: string;
}

/** An emulated Slack at rest: its workspaces, the app's credentials, and whether it can be reached. */
export class Premises {
  protected readonly parts: Parts;
  #installUrl: string | undefined;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  get store() {
    return this.parts.world.store;
  }

  /** Plans what goes wrong with calls of the Web API. */
  get faults(): ApiFaults {
    return this.parts.faults;
  }

  /** How parcels go to the app: holding, mischief, retries, and the log of every attempt. */
  get delivery(): Delivery {
    return this.parts.delivery;
  }

  get sockets(): SocketHub {
    return this.parts.sockets;
  }

  get limits(): Limits {
    return this.parts.limits;
  }

  /** `http://127.0.0.1:P/api/`, for SLACK_API_URL. */
  get apiUrl(): string {
    return `${this.parts.world.origin}/api/`;
  }

  get authorizeUrl(): string {
    return `${this.parts.world.origin}/oauth/v2/authorize`;
  }

  get app() {
    return this.parts.world.app;
  }

  get signingSecret(): string {
    return this.app.signingSecret;
  }

  get clientId(): string {
    return this.app.clientId;
  }

  get clientSecret(): string {
    return this.app.clientSecret;
  }

  get appToken(): string {
    return this.parts.appToken;
  }

  /** Tells where the app listens. May be called again, as when an app moves. */
  connect({ eventsUrl, installUrl, redirectUrl }: Connection): void {
    this.parts.delivery.url = eventsUrl;
    this.#installUrl = installUrl;
    this.parts.authorize.redirectUri = redirectUrl;
  }

  /** Where the app's install page is. */
  protected get installUrl(): string {
    if (!this.#installUrl) throw new Error('connect names no installUrl');
    return this.#installUrl;
  }

  async close(): Promise<void> {
    const { server, delivery, sockets } = this.parts;
    delivery.close();
    await sockets.close();
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  /** The whole of Slack is away: connections are cut, or answered with 503. */
  down(how: 'cut' | 'http 503' = 'cut'): void {
    this.parts.faults.outage = how;
    this.parts.sockets.cut();
    if (how === 'cut') this.parts.server.closeAllConnections();
  }

  up(): void {
    this.parts.faults.outage = undefined;
  }

  /** A new workspace; the app is in it unless told otherwise. */
  addWorkspace(given: {
    readonly name: string;
    readonly id?: string;
    readonly enterprise?: Enterprise;
    readonly installed?: boolean;
  }): Workspace {
    const { name, enterprise } = given;
    const team: Workspace = {
      id: given.id ?? slackId('T'),
      name,
      domain: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      ...(enterprise ? { enterprise } : {}),
      people: [],
      channels: [],
      deleted: false,
    };
    this.store.workspaces.push(team);
    if (given.installed !== false) this.installDirectly(team);
    return team;
  }

  addPerson(
    team: Workspace,
    given: {
      readonly name: string;
      readonly email?: string;
      readonly locale?: string;
      readonly tz?: string;
      readonly id?: string;
    },
  ): Person {
    return this.store.addPerson({
      id: given.id ?? slackId('U'),
      team,
      name: given.name,
      email: given.email,
      locale: given.locale ?? 'en-US',
      tz: given.tz,
      deleted: false,
      isBot: false,
    });
  }

  /** A channel with members; the app is among them unless told otherwise. */
  addChannel(
    team: Workspace,
    given: {
      readonly name: string;
      readonly members: readonly Person[];
      readonly private?: boolean;
      readonly withApp?: boolean;
    },
  ): Channel {
    const bot = given.withApp === false ? [] : [this.parts.world.botIn(team).user];
    return this.store.addChannel({
      id: slackId('C'),
      team,
      kind: given.private ? 'private' : 'public',
      name: given.name,
      archived: false,
      members: new Set([...given.members, ...bot].map(({ id }) => id)),
      messages: [],
    });
  }

  /** Puts the app into a workspace, or an organisation, without the walk over its pages. */
  installDirectly(where: Workspace | Enterprise): Token {
    const { world } = this.parts;
    const place = 'people' in where ? { team: where } : { enterprise: where };
    return world.issue(place, world.app.scopes, false);
  }

  /** The bot token of the app in a workspace, or of its organisation. */
  botToken(team: Workspace): string {
    const token = this.parts.world.installationIn(team);
    if (!token) throw new Error(`the app is not installed in ${team.name}`);
    return token.value;
  }

  /** The app's bot in a workspace. */
  bot(team: Workspace): Person {
    return this.parts.world.botIn(team).user;
  }
}
