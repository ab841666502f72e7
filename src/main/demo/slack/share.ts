import type { CastContact, CastMember, Temper } from '../cast.ts';
import type { Chance } from '../chance.ts';
import type { Deeds } from '../simulated-contact.ts';
import type { Words } from '../words.ts';
import { type EmulatedSlack, openEmulatedSlack, type SlackMessage } from './emulated-slack.ts';
import { buttonFor } from './offers.ts';
import { type Reader, takePartInSlack, Unheard, unread } from './slack-contact.ts';

/** Where somebody in Slack answers, at first and later. */
export type Route = 'slack' | 'page-then-slack' | 'slack-then-page';

/** With these, about a quarter of the members are in Slack. Who comes twice is there more often: a reply moves between channels. */
const SHARE = 0.27;
const SHARE_IN_TWO_GOES = 0.75;
const ROUTES: readonly Route[] = ['slack', 'page-then-slack', 'slack-then-page'];

/** By a chance of its own, so that the others do what they would do without Slack. */
export function castRoute(chance: Chance, temper: Temper): Route | undefined {
  const share = temper === 'in-two-goes' ? SHARE_IN_TWO_GOES : SHARE;
  return chance.next() < share ? chance.pick(ROUTES) : undefined;
}

/** What those in Slack did, for the summary. */
export interface PlayedInSlack {
  people: number;
  /** Questions whose answer was acknowledged, each once for each contact. */
  acknowledged: number;
  /** Acknowledged answers of a question that was answered before. */
  repeated: number;
  typed: number;
  /** People who went on in Slack after the pages, and the other way round. */
  toSlack: number;
  toPages: number;
  /** Reminders in Slack after which somebody went on. */
  called: number;
  /** Who sent or declined, and when Slack was told that it is done: their addresses, and epoch ms. */
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
  readonly message: SlackMessage;
}

export interface SlackVisit {
  readonly member: CastMember;
  readonly contact: CastContact;
  readonly by: { readonly link: string } | { readonly call: SlackMessage };
  readonly words: Words;
  readonly patience: number;
  readonly declines: boolean;
  readonly doubleClicks: boolean;
  readonly onAnswer: () => void;
}

/** The members of a demo that are in Slack. */
export interface SlackShare {
  /** The variables with which a server finds this Slack and nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  readonly played: PlayedInSlack;
  /** Where the server listens. */
  connect(serverUrl: string): void;
  /** What has come for people who are not answering just now; each is handed out once. */
  calls(): readonly Call[];
  /** undefined: the person waited in vain. */
  visit(visit: SlackVisit): Promise<Deeds | undefined>;
  close(): Promise<void>;
}

interface Seat extends Reader {
  readonly member: CastMember;
  readonly contact: CastContact;
  readonly acknowledged: Set<string>;
  isBusy: boolean;
}

/** undefined where there is no emulated Slack. */
export async function openSlackShare(): Promise<SlackShare | undefined> {
  const slack = await openEmulatedSlack();
  return slack === undefined ? undefined : shareOf(slack);
}

function shareOf(slack: EmulatedSlack): SlackShare {
  const team = slack.addWorkspace({ name: 'Ministries (demonstration)' });
  const seats = new Map<string, Seat>();
  const played: PlayedInSlack = {
    ...{ people: 0, acknowledged: 0, repeated: 0, typed: 0 },
    ...{ toSlack: 0, toPages: 0, called: 0, unheard: 0 },
    ...{ ended: [], waited: [] },
  };
  const seatOf = ({ member, contact }: Pick<SlackVisit, 'member' | 'contact'>): Seat => {
    const { email, language } = contact;
    const known = seats.get(email);
    if (known !== undefined) return known;
    const person = slack.addPerson(team, { name: member.name, email, locale: language });
    const sets = { read: new Set<string>(), acknowledged: new Set<string>() };
    const seat: Seat = { member, contact, person, ...sets, isBusy: false };
    seats.set(email, seat);
    played.people += 1;
    return seat;
  };
  return {
    environment: {
      SLACK_BOT_TOKEN: slack.botToken(team),
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    played,
    connect: (serverUrl) => slack.connect({ eventsUrl: `${serverUrl}/slack/events` }),
    calls: () => [...seats.values()].flatMap((seat) => callsFor(slack, seat)),
    visit: (visit) => sit(slack, seatOf(visit), visit, played),
    close: () => slack.close(),
  };
}

function callsFor(slack: EmulatedSlack, seat: Seat): readonly Call[] {
  if (seat.isBusy) return [];
  const { member, contact } = seat;
  return unread(slack, seat)
    .filter((message) => buttonFor(message, 'start') !== undefined)
    .map((message) => {
      seat.read.add(message.ts);
      return { member, contact, message };
    });
}

async function sit(
  slack: EmulatedSlack,
  seat: Seat,
  visit: SlackVisit,
  played: PlayedInSlack,
): Promise<Deeds | undefined> {
  const { by, words, patience, declines, doubleClicks, onAnswer, member } = visit;
  seat.isBusy = true;
  try {
    return await takePartInSlack({
      ...{ slack, reader: seat, by, words, patience, declines, doubleClicks },
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
