import type { Chance } from '../chance.ts';
import type { Words } from '../words.ts';

export type ChatName = 'slack' | 'discord';

/** A chat platform as the demo's people use it. */
export interface Chat {
  readonly name: ChatName;
  /** As it is called in sentences. */
  readonly title: string;
  /** The variables with which a server finds this platform and nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  /** How somebody learns that all is saved: by the server's reply to the act, or only by the message that follows. */
  readonly acknowledgesBy: 'reply' | 'message';
  /** Where the server listens. */
  connect(serverUrl: string): void;
  addPerson(profile: ChatProfile): ChatPerson;
  close(): Promise<void>;
}

export interface ChatProfile {
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

/** Does something once; false: the platform said that it did not work. */
export type Act = () => Promise<boolean>;

export interface ChatPerson {
  /** What the app has said in private, oldest first, without what is soon gone again. */
  said(): readonly ChatMessage[];
  join(link: string): Promise<boolean>;
  types(text: string): Promise<boolean>;
}

/** A message as its reader sees it, as it stands now. */
export interface ChatMessage {
  readonly id: string;
  words(): string;
  /** Which question it asks; undefined: none. */
  question(): string | undefined;
  /** The link to the pages that it offers. */
  link(): string | undefined;
  /** The button of a command; undefined: it has none. */
  button(command: Command): Act | undefined;
  /** Answers as a busy official would, by what the message offers. */
  fill(filling: Filling): Reply;
}

type Command = 'start' | 'decline' | 'review' | 'submit';

export interface Filling {
  readonly question: string;
  readonly words: Words;
  readonly chance: Chance;
}

/** How a question is answered: what is filled in or opened before, and what is pressed or typed then. */
export type Reply =
  | { readonly kind: 'typed'; readonly text: string }
  | {
      readonly kind: 'pressed';
      readonly before: readonly Act[];
      readonly act: Act;
      /** A step on the way to the answer: the same question comes again. */
      readonly isStep?: boolean;
      /** What is answered, where it is more than the one question: known once it was done. */
      readonly answered?: () => readonly string[];
    };
