import {
  askedContacts,
  isInGeneva,
  type NotAsked,
  nextMorning,
  notAsked,
  spokeLast,
} from '../../domain/register/asking.ts';
import { contactsInOrder, isAway, nextReturn } from '../../domain/rounds/contact-order.ts';
import { KIND_POLICY } from '../../domain/rounds/delivery-kinds.ts';
import { nextOutreach } from '../../domain/rounds/outreach.ts';
import { GENEVA, genevaDay } from '../../domain/time/geneva.ts';
import {
  DEFAULT_SEND_WINDOW,
  type LocalHabits,
  narrowWindow,
  nextSendingTime,
} from '../../domain/time/send-window.ts';
import { type Channel, candidatesOf } from './channel.ts';
import { type Decision, othersThan, wasRejected } from './check-member.ts';
import type { Ending } from './ending.ts';
import type { DeliveryContact, DueToEntry } from './outbox.ts';

/** What is to be done with a question to an entity now: what is true now decides, not what was true when it was planned. */
export function checkEntry(
  due: DueToEntry,
  { now, channels }: { readonly now: number; readonly channels: readonly Channel[] },
): Decision {
  const { entry, expiresAt } = due;
  if (now >= expiresAt) return end({ state: 'cancelled', reason: 'expired' });
  const vain = notAsked(askingOf(due), entry, genevaDay(now));
  if (vain !== undefined) return end(inVain(due, vain, now));
  const contacts = contactsOf(due, now);
  const [first] = contacts;
  if (first === undefined) return end(nobody(due, now));
  const ways = candidatesOf(contacts, channels).filter((way) => !wasRejected(due, way));
  const [best] = ways;
  if (best === undefined) {
    return end({ state: 'shunted', reason: 'no channel reaches any contact' });
  }
  const waiting = waitForEntry(due, best.contact, now);
  return waiting === undefined ? { kind: 'send', ways } : end(waiting);
}

export function askingOf({ kind }: DueToEntry): 'coming' | 'here' {
  return kind === 'here' ? 'here' : 'coming';
}

/** A question that is of no use now: on another day of the meeting it may be. */
function inVain({ entry, kind }: DueToEntry, reason: NotAsked, now: number): Ending {
  const dueAt = kind === 'here' ? nextMorning(entry, genevaDay(now)) : undefined;
  return dueAt === undefined || reason !== 'not-coming'
    ? { state: 'cancelled', reason }
    : { state: 'pending', reason: 'not-answered', dueAt };
}

function end(ending: Ending): Decision {
  return { kind: 'end', ending };
}

/** Whoever may speak for it and can be written to now: nobody else, also where one of them has named somebody in its place. */
function contactsOf(due: DueToEntry, now: number): readonly DeliveryContact[] {
  const { entry, contacts } = due;
  const named = askedContacts(askingOf(due), entry, genevaDay(now));
  if (named === null) {
    const first = due.kind === 'here' ? spokeLast(entry) : null;
    const escalateAfterMs = Number.POSITIVE_INFINITY;
    return contactsInOrder(contacts, { now, only: null, first, escalateAfterMs });
  }
  return named
    .flatMap((id) => contacts.find((one) => one.id === id) ?? [])
    .filter((one) => !one.stopped && !isAway(one, now));
}

/** Nobody to write to: who stopped is left alone, who is away is waited for; an entity for which nobody stands is for staff to see. */
function nobody(due: DueToEntry, now: number): Ending {
  const { entry, contacts, expiresAt } = due;
  const named = askedContacts(askingOf(due), entry, genevaDay(now));
  const meant = named === null ? contacts : contacts.filter(({ id }) => named.includes(id));
  if (meant.length === 0) {
    return { state: 'shunted', reason: named === null ? 'no-contact' : 'nobody has authority' };
  }
  if (meant.every(({ stopped }) => stopped)) return { state: 'cancelled', reason: 'stopped' };
  const back = nextReturn(meant, now);
  if (back !== undefined && back < expiresAt)
    return { state: 'pending', reason: 'away', dueAt: back };
  return { state: 'shunted', reason: 'away' };
}

/** Until when a contact is left in peace. A question that could then be of no use any more is dropped. */
export function waitForEntry(
  due: DueToEntry,
  contact: DeliveryContact,
  now: number,
): Ending | undefined {
  const policy = KIND_POLICY[due.kind];
  const from = policy.capped ? nextOutreach(othersThan(due, contact.outreach)) : now;
  if (from > now) {
    const dueAt = sendingTime(due, contact, from);
    // Better one letter more than a question that comes too late.
    if (dueAt < due.expiresAt) return { state: 'pending', reason: 'enough-lately', dueAt };
  }
  const dueAt = sendingTime(due, contact, now);
  if (dueAt <= now) return undefined;
  return dueAt < due.expiresAt
    ? { state: 'pending', reason: 'outside-hours', dueAt }
    : { state: 'cancelled', reason: 'outside-hours, until the meeting is over' };
}

function sendingTime(due: DueToEntry, contact: DeliveryContact, from: number): number {
  const window = narrowWindow(DEFAULT_SEND_WINDOW, contact.workHours);
  return nextSendingTime(from, window, habitsOf(due, contact));
}

/** On a day for which somebody said that it comes its hours count, but neither its weekend nor its closed days. */
function habitsOf({ kind, entry }: DueToEntry, contact: DeliveryContact): LocalHabits {
  const zone = contact.timeZone ?? entry.timeZone;
  if (kind === 'here') return { zone: isInGeneva(entry) ? GENEVA : zone, weekend: [] };
  const weekend = contact.weekend.length > 0 ? contact.weekend : entry.weekend;
  return entry.closed.length === 0 ? { zone, weekend } : { zone, weekend, closed: entry.closed };
}
