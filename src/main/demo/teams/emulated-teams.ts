import { openEmulator } from '../chat/emulator.ts';

/** As much of the emulated Teams as the demo uses. A clone has it among its tests, an image does not. */
export interface EmulatedTeams {
  readonly openIdMetadataUrl: string;
  readonly authorityUrl: string;
  readonly app: { readonly id: string; readonly password: string; readonly tenantId: string };
  readonly store: { said(person: TeamsPerson): readonly TeamsMessage[] };
  readonly delivery: {
    readonly retriesWaiting: number;
    releaseRetries(): Promise<unknown>;
  };
  connect(to: { readonly messagesUrl: string }): void;
  addTenant(given: { readonly name: string; readonly id: string }): Tenant;
  addPerson(tenant: Tenant, given: Profile): TeamsPerson;
  addTeam(tenant: Tenant, given: TeamProfile): Team;
  addChannel(team: Team, name: string): Place;
  installs(person: TeamsPerson): Promise<readonly Seen[]>;
  installsIn(team: Team, by: TeamsPerson): Promise<readonly Seen[]>;
  types(person: TeamsPerson, text: string): Promise<Seen>;
  posts(
    person: TeamsPerson,
    place: Place,
    text: string,
    how: { readonly mention: true },
  ): Promise<Seen | undefined>;
  presses(
    person: TeamsPerson,
    message: TeamsMessage,
    title: string,
    filling: Filled,
  ): Promise<Pressed>;
  sees(person: TeamsPerson, place: Place): readonly TeamsMessage[];
  until<Found>(found: () => Found | undefined, ms: number): Promise<Found>;
  close(): Promise<void>;
}

export interface Tenant {
  readonly id: string;
}

interface Profile {
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

interface TeamProfile {
  readonly name: string;
  readonly members: readonly TeamsPerson[];
}

export interface Team {
  readonly id: string;
}

export interface Place {
  readonly id: string;
  readonly name: string;
}

export interface TeamsPerson {
  readonly id: string;
  readonly installed: boolean;
}

/** What is put into the inputs of a card, by their ids. */
export type Filled = Readonly<Record<string, string | number | readonly string[]>>;

/** What Teams saw of the server's reply; status 0: nothing came in time. */
export interface Seen {
  readonly status: number;
}

/** What somebody sees of a press. */
export interface Pressed {
  /** "Something went wrong." */
  readonly failed?: string;
  /** The inputs that the client did not let go, with why. */
  readonly stopped?: Readonly<Record<string, string>>;
  /** Words that come up for a moment. */
  readonly toast?: string;
}

export interface TeamsMessage {
  readonly id: string;
  /** None for the bot's. */
  readonly author: TeamsPerson | undefined;
  /** The last one is shown. */
  readonly versions: readonly { readonly text: string; readonly cards: readonly Part[] }[];
  /** What somebody alone sees in place of the message's own card. */
  readonly views: ReadonlyMap<string, Part>;
}

/** A card or something that stands on one. */
export interface Part {
  readonly type?: string;
  readonly body?: readonly Part[];
  readonly items?: readonly Part[];
  readonly inlines?: readonly Part[];
  readonly actions?: readonly Part[];
  readonly text?: string;
  readonly title?: string;
  readonly url?: string;
  readonly data?: { readonly parley?: Carried };
  readonly id?: string;
  readonly choices?: readonly Choice[];
  /** What an input holds already. */
  readonly value?: string | number;
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What a button means. */
export interface Carried {
  /** Its kind. */
  readonly k: string;
  /** The question. */
  readonly q?: string;
  /** The option. */
  readonly v?: string;
  /** The command. */
  readonly c?: string;
  /** How the inputs make the answer. */
  readonly f?: Shape;
  /** Of a form: its fields, in the order of their numbers. */
  readonly d?: { readonly fields: readonly { readonly name: string; readonly code: Shape }[] };
}

export interface Shape {
  readonly s: 'text' | 'one' | 'list' | 'ranks' | 'cells';
}

interface EmulatorModule {
  openTeams(): Promise<EmulatedTeams>;
}

/** Opens an emulated Teams on this machine; undefined where it is absent, as in an image. */
export function openEmulatedTeams(): Promise<EmulatedTeams | undefined> {
  return openEmulator('teams/open-teams.ts', ({ openTeams }: EmulatorModule) => openTeams());
}
