import type { Language } from '../language.ts';
import { formatIsoDay } from '../time/calendar.ts';
import { genevaDay } from '../time/geneva.ts';
import {
  type LocalHabits,
  nextSendingTime,
  type SendWindow,
  spreadTime,
} from '../time/send-window.ts';
import { localParts } from '../time/zone.ts';
import type { AddresseeState } from './addressee-state.ts';
import type { DeliveryKind } from './delivery-kinds.ts';
import { dueTime, type ReminderRule } from './reminder-rules.ts';

/** Why something goes out: a kind of message, and the rule that says so where one does. */
export interface Occasion {
  readonly kind: Extract<DeliveryKind, 'invitation' | 'reminder' | 'deadline-moved'>;
  /** null: staff asked for it. */
  readonly rule: ReminderRule | null;
}

/** A member as far as foreseeing goes. */
export interface ForeseenMember {
  readonly id: string;
  readonly name: string;
  readonly countryIso2: string;
  readonly closesAt: number;
  readonly habits: LocalHabits;
  /** Where it stands when nothing more happens; undefined: it has answered or declined. */
  readonly state: AddresseeState | undefined;
  /** Who is written to first; undefined: nobody can be. */
  readonly reader?: Reader;
}

/** A person and when it may be written to. */
export interface Reader {
  readonly email: string;
  readonly language: Language;
  readonly habits: LocalHabits;
  readonly window: SendWindow;
  /** When it was or will be written to besides, in any round, epoch ms. */
  readonly outreach: readonly number[];
}

/** One message to one member, as it is foreseen. */
export interface ForeseenSend {
  readonly occasion: Occasion;
  readonly member: ForeseenMember & { readonly reader: Reader };
  /** Between these two, epoch ms: messages are spread, never sent in one burst. */
  readonly at: number;
  readonly latest: number;
  /** What moved it to another day than the others'. */
  readonly moved?: MovedBy;
}

export type MovedBy = 'weekend' | 'closed-day';

export interface Frame {
  readonly openedAt: number;
  readonly window: SendWindow;
}

/** When a message would go out to a member, to its first contact; undefined: it has no place before the closing time. */
export function foresee(
  occasion: Occasion,
  member: ForeseenMember & { readonly reader: Reader },
  frame: Frame,
): ForeseenSend | undefined {
  const at = sendingTime(occasion, member, frame);
  return at === undefined ? undefined : foreseenAt(occasion, member, { ...frame, at });
}

/** The same for a message that is planned at a time already. */
export function foreseenAt(
  occasion: Occasion,
  member: ForeseenMember & { readonly reader: Reader },
  { at, isSpread = false, ...frame }: Frame & { readonly at: number; readonly isSpread?: boolean },
): ForeseenSend {
  const { window, habits } = member.reader;
  const latest = isSpread ? at : spreadTime(at, 1, { window, habits });
  const moved = movedBy(occasion, member, { ...frame, at });
  return { occasion, member, at, latest, ...(moved === undefined ? {} : { moved }) };
}

/** By the member's days first, as it is planned, then by the reader's own hours, as it is sent. */
function sendingTime(
  { kind, rule }: Occasion,
  { closesAt, habits, reader }: ForeseenMember & { readonly reader: Reader },
  { openedAt, window }: Frame,
): number | undefined {
  const planned =
    kind === 'reminder' && rule !== null
      ? dueTime(rule, { openedAt, closesAt, window, habits })
      : nextSendingTime(openedAt, window, habits);
  if (planned === undefined) return undefined;
  const at = nextSendingTime(planned, reader.window, reader.habits);
  return at < closesAt ? at : undefined;
}

/** Compares with a member there that rests on no day: what the clock alone does, it does to everybody. */
function movedBy(
  occasion: Occasion,
  member: ForeseenMember & { readonly reader: Reader },
  { at, ...frame }: Frame & { readonly at: number },
): MovedBy | undefined {
  const resting = (rests: Partial<LocalHabits>) => {
    const habits = { ...member.habits, ...rests };
    const reader = { ...member.reader, habits: { ...member.reader.habits, ...rests } };
    const time = sendingTime(occasion, { ...member, habits, reader }, frame);
    return time === undefined ? undefined : localDay(time, habits.zone);
  };
  const day = localDay(at, member.habits.zone);
  const never = resting({ weekend: [], closed: [] });
  if (never === undefined || never === day || resting({}) !== day) return undefined;
  return resting({ closed: [] }) === day ? 'weekend' : 'closed-day';
}

/** What goes out on one day of Geneva's calendar for one reason. */
export interface CalendarLine {
  readonly day: string; // ISO
  readonly occasion: Occasion;
  /** Who has answered by then is left out: so many at most. */
  readonly members: number;
  /** So many if nobody does anything until then. */
  readonly asThingsStand: number;
  readonly languages: readonly { readonly language: Language; readonly members: number }[];
  /** The first and the last moment, epoch ms. */
  readonly first: number;
  readonly last: number;
  /** The earliest and the latest time on the members' own clocks, like "09:00". */
  readonly localFrom: string;
  readonly localTo: string;
  /** Members of this line that others get it without: their weekend or closed days put it here. */
  readonly moved: readonly { readonly by: MovedBy; readonly members: readonly string[] }[];
}

/** All messages, put together by day and reason, in the order of time. */
export function calendarLines(sends: readonly ForeseenSend[]): readonly CalendarLine[] {
  const groups = groupedBy(sends, ({ at, occasion }) => JSON.stringify([genevaDay(at), occasion]));
  return groups.map(lineOf).toSorted((a, b) => a.day.localeCompare(b.day) || a.first - b.first);
}

function lineOf(sends: readonly ForeseenSend[]): CalendarLine {
  const [some] = sends;
  if (some === undefined) throw new Error('a line of no message');
  const clocks = sends.flatMap(({ at, latest, member }) =>
    [at, latest].map((time) => localClock(time, member.reader.habits.zone)),
  );
  const sorted = clocks.toSorted();
  const count = (which: (send: ForeseenSend) => boolean) => sends.filter(which).length;
  const languages = [...new Set(sends.map(({ member }) => member.reader.language))].toSorted();
  const movedTo = (by: MovedBy) =>
    sends.filter(({ moved }) => moved === by).map(({ member }) => member.name);
  return {
    day: genevaDay(some.at),
    occasion: some.occasion,
    members: sends.length,
    asThingsStand: count(({ occasion, member }) => isMeant(occasion, member)),
    languages: languages.map((language) => ({
      language,
      members: count(({ member }) => member.reader.language === language),
    })),
    first: sends.reduce((least, { at }) => Math.min(least, at), some.at),
    last: sends.reduce((most, { latest }) => Math.max(most, latest), some.latest),
    localFrom: sorted[0] ?? '',
    localTo: sorted.at(-1) ?? '',
    moved: (['weekend', 'closed-day'] as const)
      .map((by) => ({ by, members: movedTo(by) }))
      .filter(({ members }) => members.length > 0),
  };
}

/** Whether a member that stays where it stands gets the message. An invited one has not started. */
function isMeant({ kind, rule }: Occasion, { state }: ForeseenMember): boolean {
  if (state === undefined) return false;
  if (kind !== 'reminder' || rule === null) return true;
  return rule.states.includes(state === 'not-invited' ? 'not-started' : state);
}

function localDay(instant: number, zone: string): string {
  return formatIsoDay(localParts(instant, zone));
}

function localClock(instant: number, zone: string): string {
  const { hour, minute } = localParts(instant, zone);
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Things with the same key together, each group in the order of the things. */
export function groupedBy<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
): readonly (readonly Thing[])[] {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return [...groups.values()];
}
