import type { CastContact, CastMember } from '../cast.ts';
import type { Deeds } from '../simulated-contact.ts';
import type { Acknowledged } from '../tally.ts';
import type { Words } from '../words.ts';
import type { Chat, ChatMessage, Platform, Way } from './chat.ts';
import { type Reader, takePartInChat, Unheard, unread } from './chat-contact.ts';

/** What those in one chat did, for the summary. */
export interface PlayedInChat {
  people: number;
  /** Of them, by language. */
  readonly languages: Record<string, number>;
  /** Questions whose answer was acknowledged, each once for each contact. */
  readonly acknowledged: Acknowledged[];
  /** Acknowledged answers of a question that was answered before. */
  repeated: number;
  /** Replies by each way. */
  readonly ways: Record<Way, number>;
  /** People who went on in the chat after the pages, and the other way round. */
  toChat: number;
  toPages: number;
  /** Reminders in the chat after which somebody went on. */
  called: number;
  /** Who sent or declined, and when the chat was told that it is done: their addresses, and epoch ms. */
  readonly ended: { readonly email: string; readonly at: number }[];
  /** Messages that were owed and never came: must be 0. */
  unheard: number;
  /** Who waited, and after what. */
  readonly waited: string[];
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
export interface ChatShare {
  readonly platform: Platform;
  readonly name: string;
  /** What forms are in it. */
  readonly forms: string;
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
    ...{ people: 0, languages: {}, acknowledged: [], repeated: 0 },
    ways: { pressed: 0, typed: 0, form: 0 },
    ...{ toChat: 0, toPages: 0, called: 0, unheard: 0 },
    ...{ ended: [], waited: [] },
  };
  const seatOf = ({ member, contact }: Pick<ChatVisit, 'member' | 'contact'>): Seat => {
    const { email, language } = contact;
    const known = seats.get(email);
    if (known !== undefined) return known;
    const person = chat.addPerson({ name: member.name, email, language });
    const sets = { read: new Set<string>(), acknowledged: new Set<string>() };
    const seat: Seat = { member, contact, person, ...sets, isBusy: false };
    seats.set(email, seat);
    played.people += 1;
    played.languages[language] = (played.languages[language] ?? 0) + 1;
    return seat;
  };
  const { platform, name, forms } = chat;
  return {
    ...{ platform, name, forms, played },
    calls: () => [...seats.values()].flatMap(callsFor),
    visit: (visit) => sit(chat, seatOf(visit), visit, played),
  };
}

function callsFor(seat: Seat): readonly Call[] {
  if (seat.isBusy) return [];
  const { member, contact } = seat;
  return unread(seat)
    .filter((message) => message.offers('start'))
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
        else played.acknowledged.push({ email: seat.contact.email, question });
        seat.acknowledged.add(question);
      },
      onEnded: () => {
        played.ended.push({ email: seat.contact.email, at: Date.now() });
      },
      onSent: (way) => {
        played.ways[way] += 1;
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
