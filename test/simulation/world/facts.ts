import type { HeldPlace } from '../../../src/application/deliveries/pacer.ts';
import type { Address, SendOutcome } from '../../../src/platform/adapter.ts';
import type { Timeline } from './timeline.ts';

/** When something was so: `seq` orders what the clock does not. */
export interface Moment {
  readonly seq: number;
  readonly at: number;
}

/** A message that may leave, as the database committed it. */
export interface Begun {
  readonly kind: 'begun';
  readonly process: string;
  /** The message's id: its idempotency key. */
  readonly message: string;
  readonly to: Address;
  readonly parts: readonly BegunPart[];
}

export interface BegunPart {
  readonly delivery: string;
  readonly contact: string | null;
  readonly link?: { readonly hash: string; readonly addressee: string };
}

/** A process asks a channel to send. */
export interface Sent {
  readonly kind: 'send';
  readonly number: number; // names it; `arrived` and `told` refer to it
  readonly process: string;
  readonly message: string;
  readonly to: Address;
  readonly begun: (Begun & Moment) | undefined;
  /** Hashes of the links that the reader sees; `stop` is left out. */
  readonly links: readonly string[];
}

/** It is in somebody's inbox. */
export interface Arrived {
  readonly kind: 'arrived';
  readonly send: number;
}

/** The channel's answer has reached the process that asked. */
export interface Told {
  readonly kind: 'told';
  readonly send: number;
  readonly outcome: SendOutcome;
}

export interface LookedUp {
  readonly kind: 'looked-up';
  readonly process: string;
  readonly message: string;
  readonly to: Address;
  readonly found: 'found' | 'absent' | 'unclear';
}

/** A contact's turn, as the database committed it. */
export interface TurnTaken {
  readonly kind: 'turn';
  readonly event: string;
  readonly response: string;
  readonly contact: string;
  readonly status: string;
  readonly stop: 'round' | 'all' | null;
  readonly snoozeUntil: number | null;
  readonly successor: string | null; // the contact to whom it was handed over
  readonly answers: readonly { readonly question: string; readonly value: unknown }[];
}

/** A contact has been told that its act was taken. */
export interface Acknowledged {
  readonly kind: 'acknowledged';
  readonly event: string;
  readonly response: string;
  readonly answer?: { readonly question: string; readonly value: unknown };
}

/** A process was let through to this address. */
export interface Let {
  readonly kind: 'leave';
  readonly process: string;
  readonly to: Address;
}

export interface Held {
  readonly kind: 'hold';
  readonly process: string;
  readonly place: HeldPlace;
  readonly forMs: number;
}

export interface RoundMoved {
  readonly kind: 'round';
  readonly slug: string;
  readonly act: 'opened' | 'paused' | 'resumed' | 'extended' | 'reminded' | 'closed';
  readonly closesOn?: string;
}

/** A contact has said that it is away. */
export interface Absent {
  readonly kind: 'absent';
  readonly contact: string;
  readonly from: number;
  readonly until: number;
}

export interface Revived {
  readonly kind: 'revived';
  readonly deliveries: readonly string[];
}

export interface Ended {
  readonly kind: 'ended';
  readonly process: string;
}

export type Fact =
  | Begun
  | Sent
  | Arrived
  | Told
  | LookedUp
  | Let
  | Held
  | TurnTaken
  | Acknowledged
  | RoundMoved
  | Absent
  | Revived
  | Ended;

/** What really happened, in its order: the oracle reads nothing else but the rows at the end. */
export interface Facts {
  readonly all: readonly (Fact & Moment)[];
  note(fact: Fact): void;
  of<Kind extends Fact['kind']>(kind: Kind): readonly (Extract<Fact, { kind: Kind }> & Moment)[];
}

export function createFacts(timeline: () => Pick<Timeline, 'clock' | 'seq'>): Facts {
  const all: (Fact & Moment)[] = [];
  const is =
    <Kind extends Fact['kind']>(kind: Kind) =>
    (fact: Fact & Moment): fact is Extract<Fact, { kind: Kind }> & Moment =>
      fact.kind === kind;
  return {
    all,
    note: (fact) => {
      const { clock, seq } = timeline();
      all.push({ ...fact, seq, at: clock.now() });
    },
    of: (kind) => all.filter(is(kind)),
  };
}
