import type { DeliveryId } from '../../domain/ids.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { isPermanent, isSaidAgain, staysWithContact } from '../../domain/rounds/returns.ts';
import { notAllowed } from '../allowed.ts';
import type { StopRows } from '../invitations/stop-by-link.ts';
import type { Actor, AuditRows, Bell, Clock, Random, Transactions } from '../ports.ts';
import type { AddressedLetter, ReturnRows } from './return-rows.ts';
import type { IgnoredBecause, ReadReturned, ReturnedLetter } from './returned-letter.ts';
import type { PlanRows } from './rows.ts';

export interface ReturnDeps {
  readonly store: Transactions<ReturnStore>;
  readonly readReturned: ReadReturned;
  readonly clock: Clock;
  readonly random: Random;
  readonly bell: Bell;
}

interface ReturnStore {
  readonly returns: ReturnRows;
  readonly stops: StopRows;
  readonly deliveries: PlanRows;
  readonly audit: AuditRows;
}

/** What became of a returned message. */
export type RecordedReturn =
  | {
      readonly outcome: 'set-aside';
      readonly cause: 'bounced' | 'complained';
      readonly delivery: DeliveryId;
      readonly contacts: number; // whose way was set aside now
      readonly repeats: number; // messages that go out again by another way
    }
  /** The letter did not arrive, but nothing is held against the address. */
  | { readonly outcome: 'noted'; readonly delivery: DeliveryId }
  | { readonly outcome: 'ignored'; readonly because: IgnoredBecause | NotTaken };

/**
 * `not-ours`: it names no letter of ours. `other-mailbox`: the letter went to another one than the report is about.
 * `known`: recorded before. `cleared`: staff have cleared that way since the letter went out.
 */
type NotTaken = 'not-ours' | 'other-mailbox' | 'known' | 'cleared';

type Report = Exclude<ReturnedLetter, { kind: 'ignored' }>;

/**
 * Takes a message that came back. A letter that can never arrive sets its address aside, and is said again by another way
 * where that makes sense; a complaint also ends all letters to that mailbox. Both only when the report names a letter of
 * ours and the mailbox that it went to: nobody is blamed by a forgery or for a neighbour. Again, it changes nothing.
 */
export async function recordReturn(
  deps: ReturnDeps,
  { message }: { readonly message: Uint8Array },
  actor: Actor,
): Promise<Result<RecordedReturn, 'not-allowed'>> {
  const refusal = notAllowed(actor, 'delivery.record-return');
  if (refusal !== undefined) return refusal;
  const report = await deps.readReturned(message);
  if (report.kind === 'ignored') return done({ outcome: 'ignored', because: report.because });
  const at = deps.clock.now();
  const recorded = await deps.store.transaction((rows) =>
    take({ ...deps, rows, at, actor }, report),
  );
  if (recorded.outcome === 'set-aside' && recorded.repeats > 0) await deps.bell.ring(at);
  return done(recorded);
}

interface Taking {
  readonly rows: ReturnStore;
  readonly random: Random;
  readonly at: number;
  readonly actor: Actor;
}

async function take(taking: Taking, report: Report): Promise<RecordedReturn> {
  const addressed = await taking.rows.returns.addressed(report.letters);
  if (addressed.length === 0) return { outcome: 'ignored', because: 'not-ours' };
  const meant = letterMeant(addressed, report);
  const [first] = meant;
  if (first === undefined) return { outcome: 'ignored', because: 'other-mailbox' };
  const passes = report.kind === 'failed' && !isPermanent(report.status);
  if (passes || first.contactId === null) {
    await noteAll(taking, meant, report);
    return { outcome: 'noted', delivery: first.letter };
  }
  return setAside(taking, { report, meant, first });
}

/** The deliveries of one letter to one mailbox, of the first letter that fits. */
function letterMeant(
  addressed: readonly AddressedLetter[],
  { kind, letters, recipients }: Report,
): readonly AddressedLetter[] {
  for (const letter of letters) {
    const itsOwn = addressed.filter((one) => one.letter === letter);
    const mailboxes = new Set(itsOwn.map(mailboxOf));
    // A complaint may keep the mailbox to itself; then the letter tells, if it went to one only.
    const isTold = recipients.length > 0;
    const isClear = kind === 'complained' && !isTold && mailboxes.size === 1;
    const meant = itsOwn.filter((one) => isClear || recipients.includes(mailboxOf(one)));
    if (meant.length > 0) return meant;
  }
  return [];
}

function mailboxOf({ to }: AddressedLetter): string {
  return to.externalId.normalize('NFC').toLowerCase();
}

async function setAside(
  taking: Taking,
  {
    report,
    meant,
    first,
  }: {
    readonly report: Report;
    readonly meant: readonly AddressedLetter[];
    readonly first: AddressedLetter;
  },
): Promise<RecordedReturn> {
  const { rows, at } = taking;
  const cause = report.kind === 'failed' ? 'bounced' : 'complained';
  const outcomes = await faultsOf(taking, { report, meant, cause });
  if (outcomes.every((outcome) => outcome === 'cleared')) {
    return { outcome: 'ignored', because: 'cleared' };
  }
  const contacts = outcomes.filter((outcome) => outcome === 'new').length;
  const stopped = cause === 'complained' ? await rows.stops.stopAll(mailboxOf(first), at) : [];
  const repeats = cause === 'bounced' ? await sayAgain(taking, meant) : [];
  const delivery = first.letter;
  if (contacts + stopped.length + repeats.length === 0) {
    return { outcome: 'ignored', because: 'known' };
  }
  await noteAll(taking, meant, report, repeats);
  await rows.audit.append({
    at,
    actor: taking.actor,
    action: `delivery.${cause}`,
    subject: `delivery:${delivery}`,
    reason: report.reason,
    details: { contacts: outcomes.length, stopped, repeated: repeats },
  });
  return { outcome: 'set-aside', cause, delivery, contacts, repeats: repeats.length };
}

/** A mailbox is one, whoever's contact it is: its way is set aside for each of them. */
async function faultsOf(
  { rows, random, at }: Taking,
  {
    report,
    meant,
    cause,
  }: {
    readonly report: Report;
    readonly meant: readonly AddressedLetter[];
    readonly cause: 'bounced' | 'complained';
  },
) {
  const outcomes: Awaited<ReturnType<ReturnRows['setAside']>>[] = [];
  const seen = new Set<string>();
  for (const one of meant) {
    const others = await rows.returns.contactsAt(mailboxOf(one));
    const contacts = one.contactId === null ? others : [one.contactId, ...others];
    for (const contactId of contacts) {
      if (seen.has(contactId)) continue;
      seen.add(contactId);
      const fault = { id: random.id(), contactId, way: one.to, cause, reason: report.reason };
      outcomes.push(await rows.returns.setAside({ ...fault, since: at, sentAt: one.startedAt }));
    }
  }
  return outcomes;
}

/** Plans what came back once more, for another channel or contact; the ids of what is said again. */
async function sayAgain(
  { rows, random, at }: Taking,
  meant: readonly AddressedLetter[],
): Promise<readonly DeliveryId[]> {
  const repeated: DeliveryId[] = [];
  for (const one of meant) {
    const { addresseeId, roundId, contactId } = one;
    // What still waits or is on its way finds another way by itself.
    const isOver = one.state === 'sent' || one.state === 'unknown';
    if (addresseeId === null || roundId === null || contactId === null || !isOver) continue;
    if (!isSaidAgain({ kind: one.kind, expiresAt: one.expiresAt, now: at })) continue;
    const stays = staysWithContact(one.kind);
    const options = { now: at, ...(stays && { only: contactId }) };
    if (!(await rows.returns.hasOtherWay(addresseeId, one.to, options))) continue;
    const planned = await rows.deliveries.plan([
      {
        id: random.id() as DeliveryId,
        dedupeKey: `again:${one.id}`,
        kind: one.kind,
        thread: one.thread,
        dueAt: at,
        expiresAt: one.expiresAt,
        roundId,
        addresseeId,
        ...(stays && { contactId }),
      },
    ]);
    if (planned > 0) repeated.push(one.id);
  }
  return repeated;
}

/** The delivery stays sent, since it was; its reason tells the rest. */
async function noteAll(
  { rows, at }: Taking,
  meant: readonly AddressedLetter[],
  report: Report,
  repeated: readonly DeliveryId[] = [],
): Promise<void> {
  const reason = report.kind === 'failed' ? `returned: ${report.reason}` : report.reason;
  for (const { id } of meant) {
    const settled = repeated.includes(id) ? 'cancelled' : 'shunted';
    await rows.returns.noteReturn(id, { at, reason, settled });
  }
}
