import { contactsInOrder, nextReturn } from '../../domain/rounds/contact-order.ts';
import { KIND_POLICY } from '../../domain/rounds/delivery-kinds.ts';
import { mayStillSend } from '../../domain/rounds/may-send.ts';
import { nextOutreach } from '../../domain/rounds/outreach.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import { type LocalHabits, narrowWindow, nextSendingTime } from '../../domain/time/send-window.ts';
import { type Candidate, type Channel, candidatesOf, isSameAddress } from './channel.ts';
import type { Ending } from './ending.ts';
import type { DeliveryContact, DueDelivery, DueToMember } from './outbox.ts';

/** What is to be done with a claimed delivery now: it ends here, or it may go by one of these ways, the best one first. */
export type Decision =
  | { readonly kind: 'end'; readonly ending: Ending }
  | { readonly kind: 'send'; readonly ways: readonly Candidate[] };

/** What is true now decides, not what was true when it was planned. */
export function checkMember(
  due: DueToMember,
  { now, channels }: { readonly now: number; readonly channels: readonly Channel[] },
): Decision {
  const verdict = mayStillSend(momentOf(due, now));
  if (verdict.verdict === 'cancel') return end({ state: 'cancelled', reason: verdict.reason });
  if (verdict.verdict === 'wait') return end({ state: 'pending', reason: 'round-paused' });
  if (due.kind === 'prompt') return promptWay(due, channels);
  if (due.kind === 'link-offer') return offerWay(due, { now, channels });
  if (isWithdrawn(due)) return end({ state: 'cancelled', reason: 'stopped' });
  const contacts = contactsInOrder(due.contacts, {
    now,
    ...(due.kind === 'reminder' ? { only: null, first: due.contactId } : { only: due.contactId }),
    escalateAfterMs: lengthOf(due.round.escalateAfter),
  });
  const [first] = contacts;
  if (first === undefined) return end(nobody(due, now));
  if (first.stopped && (due.kind === 'receipt' || KIND_POLICY[due.kind].endsWithAnswer)) {
    return end({ state: 'cancelled', reason: 'stopped' });
  }
  const ways = candidatesOf(contacts, channels, due.rule?.channels).filter(
    (way) => !wasRejected(due, way),
  );
  const [best] = ways;
  if (best === undefined) {
    return end({ state: 'shunted', reason: 'no channel reaches any contact' });
  }
  // The hours of whom it will reach: nothing may reach the first contact any more.
  const waiting = waitFor(due, best.contact, now);
  return waiting === undefined ? { kind: 'send', ways } : end(waiting);
}

/** Who asked to be reminded later has asked since not to be reminded at all: no colleague gets it instead. */
function isWithdrawn({ kind, contactId, contacts }: DueToMember): boolean {
  return kind === 'reminder' && contacts.some(({ id, stopped }) => id === contactId && stopped);
}

function end(ending: Ending): Decision {
  return { kind: 'end', ending };
}

function momentOf(due: DueToMember, now: number) {
  const { status, invited, missing, lastActiveAt } = due.addressee;
  const since = due.payload?.kind === 'since' ? due.payload.activeAt : undefined;
  return {
    ...{ now, status, invited, missing },
    kind: due.kind,
    expiresAt: due.expiresAt,
    roundState: due.round.state,
    states: due.rule?.states ?? [],
    ruleRetired: due.rule?.retired ?? false,
    activeSince: since !== undefined && (lastActiveAt ?? 0) > since,
    overtaken: due.overtaken,
  };
}

/** A turn's words go to the account that took the turn, and nowhere else. */
function promptWay(due: DueToMember, channels: readonly Channel[]): Decision {
  const { payload } = due;
  if (payload?.kind !== 'prompt') return end({ state: 'cancelled', reason: 'nothing-to-say' });
  const { to } = payload;
  const contact = due.contacts.find(({ accounts }) =>
    accounts.some((account) => isSameAddress(account, to)),
  );
  const channel = channels.find(({ adapter }) => adapter.platform === to.platform);
  if (contact === undefined) return end({ state: 'cancelled', reason: 'account-gone' });
  if (channel === undefined) return end({ state: 'shunted', reason: 'channel-not-configured' });
  return { kind: 'send', ways: [{ contact, channel, to }] };
}

/**
 * A question whether an account is the contact's goes there and nowhere else, though nobody is linked yet. It is withdrawn when
 * its contact has left, has stopped, or is linked on that platform.
 */
function offerWay(
  due: DueToMember,
  { now, channels }: { readonly now: number; readonly channels: readonly Channel[] },
): Decision {
  const { payload } = due;
  if (payload?.kind !== 'link-offer') return end({ state: 'cancelled', reason: 'nothing-to-say' });
  const { to } = payload;
  const contact = due.contacts.find(({ id }) => id === due.contactId);
  const channel = channels.find(({ adapter }) => adapter.platform === to.platform);
  if (contact === undefined) return end({ state: 'cancelled', reason: 'no-contact' });
  if (contact.stopped) return end({ state: 'cancelled', reason: 'stopped' });
  if (contact.accounts.some(({ platform }) => platform === to.platform)) {
    return end({ state: 'cancelled', reason: 'linked' });
  }
  if (channel === undefined) return end({ state: 'shunted', reason: 'channel-not-configured' });
  const way: Candidate = { contact, channel, to };
  if (wasRejected(due, way) || contact.faults.some((fault) => isSameAddress(fault, to))) {
    return end({ state: 'shunted', reason: 'the account cannot be written to' });
  }
  const back = nextReturn([contact], now);
  const waiting: Ending | undefined =
    back === undefined
      ? waitFor(due, contact, now)
      : { state: 'pending', reason: 'away', dueAt: back };
  if (waiting === undefined) return { kind: 'send', ways: [way] };
  // It may wait, but not longer than its question is good for.
  const { expiresAt: _, ...ending } = waiting;
  return end(ending);
}

/** Nobody to write to: whoever stopped is left alone; a member whom nothing reaches is for staff to see. */
function nobody(due: DueToMember, now: number): Ending {
  const isReminder = due.kind === 'reminder';
  const stopped = due.contacts.length > 0 && due.contacts.every((contact) => contact.stopped);
  if (stopped) return { state: 'cancelled', reason: 'stopped' };
  const back = nextReturn(due.contacts, now);
  if (back !== undefined && back < usefulUntil(due)) {
    return { state: 'pending', reason: 'away', ...until(due, back) };
  }
  const reason = due.contacts.length === 0 ? 'no-contact' : 'away';
  return { state: isReminder ? 'cancelled' : 'shunted', reason };
}

/**
 * Until when a contact is left in peace: its own wish, its hours, weekend and closed days, and enough letters lately.
 * It waits, it is never dropped for that; only a reminder that could no longer be of use is.
 */
export function waitFor(
  due: DueToMember,
  contact: DeliveryContact,
  now: number,
): Ending | undefined {
  const policy = KIND_POLICY[due.kind];
  const wish = due.kind === 'reminder' ? (contact.snoozedUntil ?? 0) : 0;
  if (wish > now) return deferred(due, contact, { from: wish, reason: 'snoozed' });
  if (policy.capped && isCounted(due)) {
    const from = nextOutreach(othersThan(due, contact.outreach));
    if (from > now) {
      const ending = deferred(due, contact, { from, reason: 'enough-lately' });
      // An invitation that would come too late is worth more than the cap.
      if (ending.state !== 'cancelled' || due.kind === 'reminder') return ending;
    }
  }
  if (!policy.keepsWindow) return undefined;
  const dueAt = sendingTime(due, contact, now);
  return dueAt > now ? deferred(due, contact, { from: now, reason: 'outside-hours' }) : undefined;
}

function deferred(
  due: DueToMember,
  contact: DeliveryContact,
  { from, reason }: { readonly from: number; readonly reason: string },
): Ending {
  const dueAt = KIND_POLICY[due.kind].keepsWindow ? sendingTime(due, contact, from) : from;
  if (dueAt >= usefulUntil(due)) {
    return due.kind === 'reminder' || reason === 'enough-lately'
      ? { state: 'cancelled', reason: `${reason}, until after closing` }
      : { state: 'pending', reason, dueAt };
  }
  return { state: 'pending', reason, ...until(due, dueAt) };
}

/** What asks for an answer is of use until the closing time; what tells of one, until it expires. */
function usefulUntil({ kind, expiresAt, addressee }: DueToMember): number {
  return KIND_POLICY[kind].outlivesRound ? expiresAt : addressee.closesAt;
}

/** A reminder keeps a few days; one that waits on request or by tact keeps as long from then on. */
const KEEPS_MS = 4 * DAY_MS;

function until(due: DueToMember, dueAt: number) {
  const expiresAt = Math.min(dueAt + KEEPS_MS, usefulUntil(due));
  return expiresAt > due.expiresAt ? { dueAt, expiresAt } : { dueAt };
}

function sendingTime(due: DueToMember, contact: DeliveryContact, from: number): number {
  const window = narrowWindow(due.round.sendWindow, contact.workHours);
  return nextSendingTime(from, window, habitsOf(due, contact));
}

function habitsOf({ addressee }: DueToMember, contact: DeliveryContact): LocalHabits {
  const weekend = contact.weekend.length > 0 ? contact.weekend : addressee.weekend;
  const { closed } = addressee;
  const zone = contact.timeZone ?? addressee.timeZone;
  return closed.length === 0 ? { zone, weekend } : { zone, weekend, closed };
}

/**
 * It counts among what its reader gets of our own accord: not in a round whose staff confirmed "any hour", which is no round
 * of real members.
 */
export function isCounted(due: DueToMember): boolean {
  return KIND_POLICY[due.kind].counted && due.round.sendWindow !== 'any';
}

/** A letter's own earlier attempts do not stand in its way: they are noted at the very times at which they began. */
export function othersThan(
  { tried }: Pick<DueDelivery, 'tried'>,
  outreach: readonly number[],
): readonly number[] {
  return outreach.filter((at) => !tried.some(({ startedAt }) => startedAt === at));
}

/** An attempt since staff last revived it may have arrived: what it carried then stays as it was. */
export function mayHaveArrived(due: DueToMember): boolean {
  return triedSinceRevival(due).some(({ outcome }) => outcome === 'unknown' || outcome === null);
}

export function wasRejected(due: DueDelivery, { contact, to }: Candidate): boolean {
  return triedSinceRevival(due).some(
    ({ contactId, platform, externalId, outcome }) =>
      outcome === 'rejected' &&
      contactId === contact.id &&
      platform === to.platform &&
      (externalId === null || externalId === to.externalId),
  );
}

function triedSinceRevival({ attempts, tried }: DueDelivery) {
  return tried.slice(tried.length - Math.min(attempts, tried.length));
}

/** Checked when the round was drafted; what cannot be read counts as the default. */
function lengthOf(duration: string): number {
  const { days, ms } = parseDuration(duration) ?? { days: 6, ms: 0 };
  return days * DAY_MS + ms;
}
