import type { CastContact, CastMember, Temper } from '../cast.ts';
import type { Chance } from '../chance.ts';
import type { Deeds } from '../simulated-contact.ts';
import type { Words } from '../words.ts';
import type { Chat, ChatMessage, ChatName } from './chat.ts';
import { type Reader, takePartInChat, Unheard, unread } from './chat-contact.ts';

/** Where somebody in a chat answers, at first and later. */
export interface Route {
  readonly chat: ChatName;
  readonly way: Way;
}

const WAYS = ['chat', 'page-then-chat', 'chat-then-page'] as const;
type Way = (typeof WAYS)[number];

/**
 * With these, about a quarter of the members are in Slack, and a tenth in Discord. Who comes twice is there more often: a reply
 * moves between channels.
 */
const SHARES: readonly {
  readonly chat: ChatName;
  readonly share: number;
  readonly inTwoGoes: number;
}[] = [
  { chat: 'slack', share: 0.27, inTwoGoes: 0.75 },
  { chat: 'discord', share: 0.13, inTwoGoes: 1 },
];

/** By a chance of its own for each chat, so that the others do what they would do without it. */
export function castRoute(
  chance: Chance,
  temper: Temper,
  open: readonly ChatName[],
): Route | undefined {
  for (const { chat, share, inTwoGoes } of SHARES) {
    if (!open.includes(chat)) continue;
    const own = chance.fork(chat);
    if (own.next() < (temper === 'in-two-goes' ? inTwoGoes : share)) {
      return { chat, way: own.pick(WAYS) };
    }
  }
  return undefined;
}

/** What those in a chat did, for the summary. */
export interface PlayedInChat {
  people: number;
  /** Questions whose answer was acknowledged, each once for each contact. */
  acknowledged: number;
  /** Acknowledged answers of a question that was answered before. */
  repeated: number;
  typed: number;
  /** People who went on in the chat after the pages, and the other way round. */
  toChat: number;
  toPages: number;
  /** Reminders in the chat after which somebody went on. */
  called: number;
  /** Who sent or declined, and when it was acknowledged: their addresses, and epoch ms. */
  readonly ended: { readonly email: string; readonly at: number }[];
  /** Messages that were owed and never came: must be 0. */
  unheard: number;
  /** Who waited, and after what. */
  waited: string[];
}

/** A reminder, or an invitation, with its button. */
export interface Call {
  readonly member: CastMember;
  readonly contact: CastContact;
  readonly message: ChatMessage;
}

export interface ChatVisit {
  readonly member: CastMember;
  readonly contact: CastContact;
  readonly by: { readonly link: string } | { readonly call: ChatMessage };
  readonly words: Words;
  readonly patience: number;
  readonly declines: boolean;
  readonly doubleClicks: boolean;
  readonly onAnswer: () => void;
}

/** The members of a demo that are in one chat. */
export interface ChatShare
  extends Pick<Chat, 'name' | 'title' | 'environment' | 'connect' | 'close'> {
  readonly played: PlayedInChat;
  /** What has come for people who are not answering just now; each is handed out once. */
  calls(): readonly Call[];
  /** undefined: the person waited in vain. */
  visit(visit: ChatVisit): Promise<Deeds | undefined>;
}

interface Seat extends Reader {
  readonly member: CastMember;
  readonly contact: CastContact;
  readonly acknowledged: Set<string>;
  isBusy: boolean;
}

export function shareOf(chat: Chat): ChatShare {
  const seats = new Map<string, Seat>();
  const played: PlayedInChat = {
    ...{ people: 0, acknowledged: 0, repeated: 0, typed: 0 },
    ...{ toChat: 0, toPages: 0, called: 0, unheard: 0 },
    ...{ ended: [], waited: [] },
  };
  const seatOf = ({ member, contact }: Pick<ChatVisit, 'member' | 'contact'>): Seat => {
    const known = seats.get(contact.email);
    if (known !== undefined) return known;
    const person = chat.addPerson({ name: member.name, ...contact });
    const sets = { read: new Set<string>(), acknowledged: new Set<string>() };
    const seat: Seat = { member, contact, person, ...sets, isBusy: false };
    seats.set(contact.email, seat);
    played.people += 1;
    return seat;
  };
  const { name, title, environment } = chat;
  return {
    ...{ name, title, environment, played },
    connect: (serverUrl) => chat.connect(serverUrl),
    calls: () => [...seats.values()].flatMap(callsFor),
    visit: (visit) => sit(chat, seatOf(visit), visit, played),
    close: () => chat.close(),
  };
}

function callsFor(seat: Seat): readonly Call[] {
  if (seat.isBusy) return [];
  const { member, contact } = seat;
  return unread(seat)
    .filter((message) => message.button('start') !== undefined)
    .map((message) => {
      seat.read.add(message.id);
      return { member, contact, message };
    });
}

async function sit(
  chat: Chat,
  seat: Seat,
  visit: ChatVisit,
  played: PlayedInChat,
): Promise<Deeds | undefined> {
  const { by, words, patience, declines, doubleClicks, onAnswer, member } = visit;
  seat.isBusy = true;
  try {
    return await takePartInChat({
      ...{ chat, reader: seat, by, words, patience, declines, doubleClicks },
      chance: member.chance,
      onAnswer: (question) => {
        onAnswer();
        if (seat.acknowledged.has(question)) played.repeated += 1;
        else played.acknowledged += 1;
        seat.acknowledged.add(question);
      },
      onEnded: () => {
        played.ended.push({ email: seat.contact.email, at: Date.now() });
      },
      onTyped: () => {
        played.typed += 1;
      },
    });
  } catch (cause) {
    if (!(cause instanceof Unheard)) throw cause;
    played.unheard += 1;
    played.waited.push(`${member.name}: ${cause.message}`);
    return undefined;
  } finally {
    seat.isBusy = false;
  }
}
