import { openEmulator } from '../chat/emulator.ts';

/** As much of the emulated Discord as the demo uses. A clone has it among its tests, an image does not. */
export interface EmulatedDiscord {
  readonly apiUrl: string;
  readonly token: string;
  readonly app: { readonly id: string };
  readonly store: { said(person: DiscordPerson): readonly DiscordMessage[] };
  addGuild(given: { readonly name: string }): Guild;
  addChannel(guild: Guild, given: { readonly name: string }): Channel;
  addPerson(given: {
    readonly name: string;
    readonly locale: string;
    readonly guilds: readonly Guild[];
  }): DiscordPerson;
  commands(
    person: DiscordPerson,
    line: string,
    options: Readonly<Record<string, string>>,
    channel?: Channel,
  ): Promise<Seen>;
  types(person: DiscordPerson, text: string): unknown;
  presses(person: DiscordPerson, message: DiscordMessage, code: string): Promise<Seen>;
  selects(
    person: DiscordPerson,
    message: DiscordMessage,
    values: readonly string[],
    code: string,
  ): Promise<Seen>;
  submits(
    person: DiscordPerson,
    values: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<Seen>;
  sees(person: DiscordPerson, channel: Channel): readonly DiscordMessage[];
  close(): Promise<void>;
}

export interface Guild {
  readonly id: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
}

export interface DiscordPerson {
  readonly id: string;
}

/** What Discord shows of the server's answer; `failed`: nothing came within three seconds. */
export interface Seen {
  readonly failed?: string;
  readonly message?: DiscordMessage;
  readonly modal?: { readonly data: { readonly components: readonly Component[] } };
}

export interface DiscordMessage {
  readonly id: string;
  readonly byApp: boolean;
  /** Whoever alone sees it. */
  readonly onlyFor?: string;
  /** The last one is shown. */
  readonly versions: readonly {
    readonly words: string;
    readonly components: readonly Component[];
  }[];
}

export interface Component {
  readonly custom_id?: string;
  readonly label?: string;
  readonly url?: string;
  readonly placeholder?: string;
  /** What a field holds already. */
  readonly value?: string;
  readonly options?: readonly Choice[];
  readonly max_values?: number;
  readonly components?: readonly Component[];
  readonly component?: Component;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Of options that are picked one after the other: a tick on what is picked already. */
  readonly description?: string;
  /** Chosen already. */
  readonly default?: boolean;
}

interface EmulatorModule {
  openDiscord(): Promise<EmulatedDiscord>;
}

/** Opens an emulated Discord on this machine; undefined where it is absent, as in an image. */
export function openEmulatedDiscord(): Promise<EmulatedDiscord | undefined> {
  return openEmulator('discord/open-discord.ts', ({ openDiscord }: EmulatorModule) =>
    openDiscord(),
  );
}
