import type { Chance } from '../chance.ts';
import type { Words } from '../words.ts';

export type Platform = 'slack' | 'discord' | 'teams';

/** An emulated chat, with people who see nothing of Parley but what it says there. */
export interface Chat {
  readonly platform: Platform;
  /** As people call it. */
  readonly name: string;
  /** What forms are in it, by which several questions are answered at once: "windows". */
  readonly forms: string;
  /** The variables with which a server finds this chat and nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  /** How somebody learns that all is saved: by the server's reply to the act, or only by the message that follows. */
  readonly acknowledgesBy: 'reply' | 'message';
  /** Where the server listens, for a chat that calls it. */
  connect(serverUrl: string): void;
  addPerson(profile: Profile): ChatPerson;
  close(): Promise<void>;
}

/** One in which staff have a channel told of milestones. */
export interface TellingChat extends Chat {
  openChannel(name: string): Promise<StaffChannel>;
}

/** A channel, and somebody of the staff in it. */
export interface StaffChannel {
  joins(code: string): Promise<unknown>;
  subscribes(round: string): Promise<unknown>;
  /** How many messages stand in it that Parley meant for all. */
  messages(): number;
}

export interface Profile {
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

/** Somebody in a chat. What acts resolves with whether the chat says that it worked. */
export interface ChatPerson {
  /** What Parley has said in private, but for what only answers a command and is soon gone; the newest last. */
  heard(): readonly ChatMessage[];
  joins(link: string): Promise<boolean>;
  types(text: string): Promise<boolean>;
}

/** What Parley has said, as it stands before one person now. */
export interface ChatMessage {
  readonly id: string;
  readonly words: string;
  /** The question that it asks; undefined: none. */
  readonly question: string | undefined;
  /** The link to the pages that it offers. */
  readonly link: string | undefined;
  offers(command: string): boolean;
  press(command: string): Promise<boolean>;
  /** Fills in what is to be filled in, and says how the question is then answered. */
  reply(filling: Filling): Promise<Reply>;
}

export interface Filling {
  readonly question: string;
  readonly words: Words;
  readonly chance: Chance;
}

export type Way = 'pressed' | 'typed' | 'form';

export interface Reply {
  readonly way: Way;
  /** Whether it is a button, which impatient people press twice. */
  readonly isButton: boolean;
  /** All that it answers. */
  readonly questions: readonly string[];
  /** Whether more is wanted: that the same question comes again is then no refusal. */
  readonly isStep: boolean;
  send(): Promise<boolean>;
}
