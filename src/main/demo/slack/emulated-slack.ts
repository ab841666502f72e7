import { openEmulator } from '../chat/emulator.ts';

/** As much of the emulated Slack as the demo uses. A clone has it among its tests, an image does not. */
export interface EmulatedSlack {
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly store: { said(person: SlackPerson): readonly SlackMessage[] };
  addWorkspace(given: { readonly name: string }): Workspace;
  addPerson(team: Workspace, given: Profile): SlackPerson;
  botToken(team: Workspace): string;
  connect(to: { readonly eventsUrl: string }): void;
  command(person: SlackPerson, name: string, text: string): Promise<Seen>;
  types(person: SlackPerson, text: string): Promise<Seen>;
  acts(
    person: SlackPerson,
    place: { readonly message: SlackMessage },
    what: Act,
  ): Promise<Seen | undefined>;
  close(): Promise<void>;
}

export interface Workspace {
  readonly id: string;
}

interface Profile {
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

export interface SlackPerson {
  readonly id: string;
}

/** What Slack saw of the server's reply; status 0: nothing came within three seconds. */
export interface Seen {
  readonly status: number;
}

export interface Act {
  readonly action_id: string;
  readonly block_id?: string;
  readonly value?: string;
  readonly selected_option?: string;
  readonly selected_options?: readonly string[];
  readonly selected_date?: string;
}

export interface SlackMessage {
  readonly ts: string;
  readonly byApp: boolean;
  /** Slack's quick answer to a command, which is gone again soon. */
  readonly onlyFor?: string;
  /** The last one is shown. */
  readonly versions: readonly { readonly words: string; readonly blocks: readonly Block[] }[];
}

export interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly element?: Element;
  readonly elements?: readonly Element[];
}

export interface Element {
  readonly type: string;
  readonly action_id?: string;
  readonly value?: string;
  readonly url?: string;
  readonly options?: readonly { readonly value: string }[];
}

interface EmulatorModule {
  openSlack(options: { readonly retries: readonly number[] }): Promise<EmulatedSlack>;
}

/**
 * Slack tries an event again at once, after a minute and after five. A demo's times are shorter, but the last must find a server that
 * was killed and is back, also on a busy machine.
 */
const RETRIES_MS = [0, 8_000, 60_000];

/** Opens an emulated Slack on this machine; undefined where it is absent, as in an image. */
export function openEmulatedSlack(): Promise<EmulatedSlack | undefined> {
  return openEmulator('slack/open-slack.ts', ({ openSlack }: EmulatorModule) =>
    openSlack({ retries: RETRIES_MS }),
  );
}
