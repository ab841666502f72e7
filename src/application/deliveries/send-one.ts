import { directionOf } from '../../domain/language.ts';
import { preferencesOf } from '../../domain/members/preferences.ts';
import { ATTEMPTS_MAX, retryDelayMs } from '../../domain/rounds/backoff.ts';
import { contactsInOrder } from '../../domain/rounds/contact-order.ts';
import { keepsWindow, mayStillSend } from '../../domain/rounds/may-send.ts';
import { afterUnclearSend } from '../../domain/rounds/unclear-send.ts';
import { nextSendingTime } from '../../domain/time/send-window.ts';
import type { OutboundMessage, SendOutcome } from '../../platform/adapter.ts';
import { type Candidate, candidatesOf } from './channel.ts';
import { composeLetter } from './compose-letter.ts';
import type { DeliverDeps, Halted } from './deliver-due.ts';
import type { DeliveryState, DueDelivery, Settlement } from './rows.ts';

interface Run {
  readonly lease: string;
  readonly leaseMs: number;
  readonly halted: Halted;
}

type Ending = Omit<Settlement, 'at'>;

/** A channel that refuses everything is asked again after this. */
const HALTED_MS = 15 * 60_000;

/** Takes one claimed delivery to its next state: sent, waiting for later, cancelled, or set aside for staff. */
export async function sendOne(
  deps: DeliverDeps,
  due: DueDelivery,
  run: Run,
): Promise<DeliveryState> {
  const ending = (await checkNow(deps, due)) ?? (await tryCandidates(deps, due, run));
  const settlement = { ...ending, at: deps.clock.now() };
  await deps.outbox.settle({ id: due.id, lease: run.lease }, settlement);
  return ending.state;
}

/** What is true now decides, not what was true when it was planned. undefined: it may go. */
function checkNow({ clock }: DeliverDeps, due: DueDelivery): Ending | undefined {
  const verdict = mayStillSend({
    now: clock.now(),
    kind: due.kind,
    expiresAt: due.expiresAt,
    roundState: due.round.state,
    responseStatus: due.addressee.status,
    statuses: due.statuses,
    overtaken: due.overtaken,
  });
  if (verdict.verdict === 'cancel') return { state: 'cancelled', reason: verdict.reason };
  if (verdict.verdict === 'wait') return { state: 'pending', reason: 'round-paused' };
  return undefined;
}

async function tryCandidates(deps: DeliverDeps, due: DueDelivery, run: Run): Promise<Ending> {
  const contacts = contactsInOrder(due.contacts, due.contactId);
  const [first] = contacts;
  if (first === undefined) return nobody(due);
  const deferral = deferralOf(deps, due, first.timeZone);
  if (deferral !== undefined) return deferral;
  const untried = candidatesOf(contacts, deps.channels).filter(
    (candidate) => !wasRejected(due, candidate),
  );
  let trouble = 'no channel reaches any contact';
  for (const candidate of untried) {
    const { platform } = candidate.channel.adapter;
    const known = run.halted.get(platform);
    if (known !== undefined) {
      trouble = known;
      continue;
    }
    const outcome = await attempt(deps, due, { candidate, run });
    if (outcome === undefined) return { state: 'pending', reason: 'changed while it was prepared' };
    if (outcome.kind !== 'rejected' && outcome.kind !== 'halted') {
      return endingOf(deps, due, { candidate, outcome });
    }
    if (outcome.kind === 'halted') run.halted.set(platform, outcome.reason);
    trouble = outcome.reason;
    const end = { at: deps.clock.now(), outcome: outcome.kind, reason: trouble };
    await deps.outbox.endAttempt({ id: due.id, lease: run.lease }, end);
  }
  const waits = untried.some(({ channel }) => run.halted.has(channel.adapter.platform));
  if (!waits) return { state: 'shunted', reason: trouble };
  return { state: 'retrying', reason: trouble, dueAt: deps.clock.now() + HALTED_MS };
}

/** Nobody to write to: whoever stopped is left alone; a member without any contact is for staff to see. */
function nobody(due: DueDelivery): Ending {
  if (due.contacts.length > 0) return { state: 'cancelled', reason: 'stopped' };
  return due.kind === 'reminder'
    ? { state: 'cancelled', reason: 'no-contact' }
    : { state: 'shunted', reason: 'no-contact' };
}

/** Outside the contact's hours or on its weekend it waits for the next sending time; it is never dropped for that. */
function deferralOf(
  { clock }: DeliverDeps,
  due: DueDelivery,
  contactZone: string | null,
): Ending | undefined {
  if (!keepsWindow(due.kind)) return undefined;
  const { weekend, timeZone } = due.addressee;
  const now = clock.now();
  const habits = { zone: contactZone ?? timeZone, weekend };
  const dueAt = nextSendingTime(now, due.round.sendWindow, habits);
  return dueAt > now ? { state: 'pending', reason: 'outside-hours', dueAt } : undefined;
}

/** Only attempts since staff last revived it count. */
function wasRejected(due: DueDelivery, { contact, channel }: Candidate): boolean {
  return due.tried
    .slice(due.tried.length - Math.min(due.attempts, due.tried.length))
    .some(
      ({ contactId, platform, outcome }) =>
        outcome === 'rejected' && contactId === contact.id && platform === channel.adapter.platform,
    );
}

/** One outward effect. undefined: the lease was lost or the response moved on, and nothing was sent. */
async function attempt(
  deps: DeliverDeps,
  due: DueDelivery,
  { candidate, run }: { readonly candidate: Candidate; readonly run: Run },
): Promise<SendOutcome | undefined> {
  const { clock, random, hash, outbox } = deps;
  const at = clock.now();
  const token = random.token();
  const { addressee, round } = due;
  const begun = await outbox.begin(
    { id: due.id, lease: run.lease },
    {
      attemptId: random.id(),
      contactId: candidate.contact.id,
      platform: candidate.channel.adapter.platform,
      at,
      leaseUntil: at + run.leaseMs,
      status: addressee.status,
      invitation: {
        id: random.id(),
        addresseeId: addressee.id,
        tokenHash: hash(token),
        reason: reasonOf(due.kind),
        expiresAt: Math.max(addressee.closesAt, round.lateUntil ?? 0),
      },
    },
  );
  if (!begun) return undefined;
  return candidate.channel.adapter.send(messageOf(deps, due, { candidate, token, now: at }));
}

function reasonOf(kind: DueDelivery['kind']): 'letter' | 'reminder' | 'asked-again' {
  if (kind === 'invitation') return 'letter';
  return kind === 'fresh-link' ? 'asked-again' : 'reminder';
}

function messageOf(
  { phrases, links }: DeliverDeps,
  due: DueDelivery,
  what: { readonly candidate: Candidate; readonly token: string; readonly now: number },
): OutboundMessage {
  const { candidate, token, now } = what;
  const { contact, to } = candidate;
  const { addressee, round } = due;
  const own = { ...addressee, languages: [], weekend: addressee.weekend };
  const { language } = preferencesOf(own, addressee, contact);
  const letter = composeLetter(phrases, {
    kind: due.kind,
    begun: addressee.status !== 'not-started',
    language,
    salutation: contact.title === null ? contact.name : `${contact.title} ${contact.name}`,
    member: addressee.name,
    meeting: round.meetingTitle,
    now,
    closesAt: addressee.closesAt,
    timeZone: addressee.timeZone,
    url: links.invitation(token),
    ...(links.stop === undefined ? {} : { stopUrl: links.stop(token) }),
  });
  return {
    id: due.id,
    to,
    language,
    direction: directionOf(language),
    content: { kind: 'letter', letter },
  };
}

function endingOf(
  { clock }: DeliverDeps,
  due: DueDelivery,
  {
    candidate,
    outcome,
  }: {
    readonly candidate: Candidate;
    readonly outcome: Exclude<SendOutcome, { kind: 'rejected' | 'halted' }>;
  },
): Ending {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', outcome: 'sent', reference: outcome.reference };
    case 'retry': {
      const { reason, kind } = outcome;
      const attempts = due.attempts + 1;
      if (attempts >= ATTEMPTS_MAX) return { state: 'shunted', outcome: kind, reason };
      const dueAt = clock.now() + retryDelayMs(attempts, outcome.afterMs);
      return { state: 'retrying', outcome: kind, reason, dueAt };
    }
    case 'unknown': {
      const { idempotentSend } = candidate.channel.adapter.capabilities;
      return { ...afterUnclear(due, { idempotentSend, now: clock.now() }), reason: outcome.reason };
    }
  }
}

/** How an unclear send is left, whether the channel said so or the process ended before it knew. */
export function afterUnclear(
  due: DueDelivery,
  { idempotentSend, now }: { readonly idempotentSend: boolean; readonly now: number },
): Pick<Ending, 'state' | 'outcome'> & { readonly dueAt?: number } {
  const unclearBefore = due.tried.filter(({ outcome }) => outcome === 'unknown').length;
  const next = afterUnclearSend(due.kind, { idempotentSend, unclearBefore });
  if (next === 'leave-to-staff' || due.attempts >= ATTEMPTS_MAX) {
    return { state: 'unknown', outcome: 'unknown' };
  }
  return { state: 'retrying', outcome: 'unknown', dueAt: now + retryDelayMs(1, 0) };
}
