import { secret, slackId, Timestamps } from './ids.ts';
import type { Seen } from './parcel.ts';
import type { Channel, Enterprise, Message, Person, Token, Workspace } from './store.ts';
import { Store } from './store.ts';
import { Triggers } from './triggers.ts';

/** https://docs.slack.dev/authentication/using-token-rotation: twelve hours. */
export const TOKEN_LIFE_S = 43_200;

/** The app, as its page at Slack shows it. */
export interface AppIdentity {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
  /** The bot scopes of its manifest. */
  readonly scopes: readonly string[];
  readonly rotatesTokens: boolean;
}

/** What a person allowed on Slack's page: the code that the app exchanges for a token. */
export interface Grant {
  readonly person: Person;
  readonly orgWide: boolean;
  readonly scopes: readonly string[];
  readonly redirectUri: string | undefined;
  readonly at: number;
  used: boolean;
}

/** What the app would notice of a change in Slack; the delivery listens. */
export type Noticed = (team: Workspace, event: Record<string, unknown>) => void;

/** The state of the emulated Slack and the rules that more than one of its faces needs. */
export class World {
  readonly store = new Store();
  readonly app: AppIdentity;
  readonly clock: () => number;
  readonly timestamps = new Timestamps();
  readonly triggers: Triggers;
  /** Where its server listens: `http://127.0.0.1:P`. */
  origin = '';
  /** Tells the app of what its own messages did, where a test asked for that. */
  echo: Noticed = () => undefined;
  /** Tells the app that it was taken out of a workspace. */
  uninstalled: (team: Workspace, token: Token) => Promise<Seen[]> = async () => [];
  /** A new address for Socket Mode. */
  socketUrl: () => string = () => '';
  readonly grants = new Map<string, Grant>();
  readonly refreshTokens = new Map<string, { readonly token: Token; used: boolean }>();
  readonly uploads = new Map<string, { name: string; length: number; bytes?: Buffer }>();
  #lastShort = 0;
  readonly #bots = new Map<string, { user: Person; botId: string }>();

  constructor(app: AppIdentity, clock: () => number) {
    this.app = app;
    this.clock = clock;
    this.triggers = new Triggers(clock);
  }

  /** An id as Slack gives it to a block that has none. */
  shortId(): string {
    return (++this.#lastShort).toString(36).padStart(5, '0');
  }

  /** The next time of a message. */
  ts(): string {
    return this.timestamps.next(this.clock());
  }

  /** The app's bot in a workspace; it stands there from its first installation on. */
  botIn(team: Workspace): { user: Person; botId: string } {
    const known = this.#bots.get(team.id);
    if (known) return known;
    const user: Person = {
      id: slackId('U'),
      team,
      name: this.app.name,
      email: undefined,
      locale: 'en-US',
      tz: undefined,
      deleted: false,
      isBot: true,
    };
    const bot = { user: this.store.addPerson(user), botId: slackId('B') };
    this.#bots.set(team.id, bot);
    return bot;
  }

  /** The direct conversation of the app with a person, opened when there is none. */
  openDirect(person: Person): Channel {
    const known = this.store.directOf(person);
    if (known) return known;
    return this.store.addChannel({
      id: slackId('D'),
      team: person.team,
      kind: 'im',
      name: 'directmessage',
      archived: false,
      members: new Set([person.id]),
      messages: [],
    });
  }

  /** A new access token for an installation. */
  issue(
    where: { team?: Workspace; enterprise?: Enterprise },
    scopes: readonly string[],
    expires: boolean,
  ): Token {
    const home = where.team ?? this.workspacesOf(where.enterprise)[0];
    if (!home) throw new Error('an organisation needs a workspace before an app is installed');
    const bot = this.botIn(home);
    const token: Token = {
      value: expires ? `xoxe.xoxb-1-${secret(24)}` : `xoxb-${home.id.slice(1)}-${secret(16)}`,
      kind: 'bot',
      ...where,
      scopes,
      botUser: bot.user,
      botId: bot.botId,
      expiresAt: expires ? this.clock() + TOKEN_LIFE_S * 1000 : undefined,
      dead: undefined,
    };
    this.store.tokens.push(token);
    return token;
  }

  workspacesOf(enterprise: Enterprise | undefined): Workspace[] {
    if (!enterprise) return [];
    return this.store.workspaces.filter((team) => team.enterprise?.id === enterprise.id);
  }

  /** Whether a token's installation reaches a workspace. */
  reaches(token: Token, team: Workspace): boolean {
    if (token.team) return token.team === team;
    return token.enterprise !== undefined && token.enterprise.id === team.enterprise?.id;
  }

  /** The live installation that serves a workspace, if the app is installed there. */
  installationIn(team: Workspace): Token | undefined {
    return this.store.tokens.findLast(
      (token) => token.kind === 'bot' && !token.dead && this.reaches(token, team),
    );
  }

  messageAt(channel: Channel, ts: string): Message | undefined {
    return channel.messages.find((message) => message.ts === ts && !message.deleted);
  }
}
