import { loadEmulator } from '../chats/load-emulator.ts';

/** As much of the emulated Discord as the demo uses. A clone has it among its tests, an image does not. */
export interface EmulatedDiscord {
  readonly apiUrl: string;
  readonly token: string;
  readonly app: { readonly id: string };
  readonly store: {
    said(person: DiscordPerson): readonly DiscordMessage[];
    /** The window open before each person, by the person's id. */
    readonly modals: ReadonlyMap<string, { readonly data: Window }>;
  };
  addGuild(given: { readonly name: string }): Guild;
  addPerson(given: Profile): DiscordPerson;
  commands(
    person: DiscordPerson,
    line: string,
    options: Readonly<Record<string, string>>,
  ): Promise<Seen>;
  types(person: DiscordPerson, text: string): unknown;
  presses(person: DiscordPerson, message: DiscordMessage, button: string): Promise<Seen>;
  selects(
    person: DiscordPerson,
    message: DiscordMessage,
    values: readonly string[],
    menu: string,
  ): Promise<Seen>;
  submits(person: DiscordPerson, fields: Fields): Promise<Seen>;
  close(): Promise<void>;
}

interface Guild {
  readonly id: string;
}

interface Profile {
  readonly name: string;
  readonly locale: string;
  readonly guilds: readonly Guild[];
  /** In the person's own account. */
  readonly installed: boolean;
}

export interface DiscordPerson {
  readonly id: string;
}

/** What the person saw: `failed` when no answer came within three seconds. */
export interface Seen {
  readonly failed?: string;
}

/** What goes into a window, by the custom id of each input. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface DiscordMessage {
  readonly id: string;
  readonly byApp: boolean;
  /** What only belongs to an act, and is dismissed. */
  readonly onlyFor?: string;
  /** "Parley is thinking…" */
  readonly loading: boolean;
  /** The last one is shown. */
  readonly versions: readonly { readonly words: string; readonly components: readonly Part[] }[];
}

export interface Part {
  readonly type: number;
  readonly components?: readonly Control[];
}

/** What can be pressed or chosen from. */
export interface Control {
  readonly type: number;
  readonly custom_id?: string;
  readonly url?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly options?: readonly ListedOption[];
  readonly min_values?: number;
  readonly max_values?: number;
}

export interface ListedOption {
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
}

export interface Window {
  readonly components: readonly { readonly component?: Input }[];
}

/** A field of a window. */
export interface Input extends Control {
  /** What stands in it already. */
  readonly value?: string;
}

interface EmulatorModule {
  openDiscord(): Promise<EmulatedDiscord>;
}

/** Opens an emulated Discord on this machine; undefined where it is absent, as in an image. */
export async function openEmulatedDiscord(): Promise<EmulatedDiscord | undefined> {
  const emulator = await loadEmulator<EmulatorModule>('test/emulators/discord/open-discord.ts');
  return emulator?.openDiscord();
}
