import type { SendOutcome } from '../../platform/adapter.ts';
import { type Candidate, isSameAddress } from './channel.ts';
import { isCounted, waitFor } from './check-member.ts';
import { type Minted, messageTo } from './compose-message.ts';
import type { DeliverDeps, Run } from './deliver-due.ts';
import { type Ending, endingOf, HALTED_MS, refusalOf } from './ending.ts';
import type { BegunPart, DueDelivery } from './outbox.ts';
import { AROUND_MS, inTurn, leaveFor, noteOutcome, placeOf } from './places.ts';
import { sendToEntry } from './send-to-entry.ts';
import { sendToStaff } from './send-to-staff.ts';
import type { MemberPart, ReadyMessage } from './take-due.ts';

type Parts = readonly [MemberPart, ...MemberPart[]];

/** Takes one message on its way, and each of its deliveries to the next state. */
export function sendMessage(deps: DeliverDeps, message: ReadyMessage, run: Run): Promise<void> {
  if (message.to === 'staff') return sendToStaff(deps, message.due, run);
  if (message.to === 'entry') return sendToEntry(deps, message, run);
  const [lead] = message.parts;
  return run.lanes.run(placeOf(lead.ways[0]), () => sendParts(deps, message.parts, run));
}

async function sendParts(deps: DeliverDeps, parts: Parts, run: Run): Promise<void> {
  let trouble = 'no channel reaches any contact';
  let heldMs: number | undefined;
  const noted = new Set<string>();
  for (const way of waysOfAll(parts)) {
    const wait = waitOf(deps, parts, way);
    if (wait !== undefined) return settleAll(deps, parts, { run, ending: wait });
    const isChange = parts[0].replaces !== undefined;
    const leave = await leaveFor(deps, run, { ...way, isChange });
    if (!leave.ok) {
      if (leave.waitMs < AROUND_MS) {
        const dueAt = deps.clock.now() + inTurn(run, way, leave.waitMs);
        const ending: Ending = { state: 'pending', reason: leave.reason, dueAt };
        return settleAll(deps, parts, { run, ending });
      }
      trouble = leave.reason;
      heldMs = Math.min(leave.waitMs, heldMs ?? Number.POSITIVE_INFINITY);
      continue;
    }
    const next = await attempt(deps, parts, { way, run, noted });
    noted.add(way.contact.email);
    if (next.kind === 'settled') return;
    trouble = next.reason;
    if (next.kind === 'halted') heldMs = Math.min(HALTED_MS, heldMs ?? HALTED_MS);
  }
  if (parts.length > 1) {
    // By no way that they share: each of them may have others.
    for (const part of parts) await sendParts(deps, [part], run);
    return;
  }
  const ending: Ending =
    heldMs === undefined
      ? { state: 'shunted', reason: trouble }
      : { state: 'retrying', reason: trouble, dueAt: deps.clock.now() + heldMs };
  await settleAll(deps, parts, { run, ending });
}

/** A digest goes only where every one of its parts may go: the contacts of one member are nobody to another. */
function waysOfAll(parts: Parts): readonly Candidate[] {
  const [lead, ...others] = parts;
  return lead.ways.filter((way) => others.every((part) => ownWay(part, way) !== undefined));
}

/** The same address as one's own member knows it: somebody who answers for two members is a contact of each. */
function ownWay({ ways }: MemberPart, { to }: Candidate): Candidate | undefined {
  return ways.find((way) => isSameAddress(way.to, to));
}

/** The next contact has hours of its own. */
function waitOf({ clock }: DeliverDeps, parts: Parts, way: Candidate): Ending | undefined {
  for (const part of parts) {
    const contact = ownWay(part, way)?.contact;
    if (contact === undefined || contact === part.ways[0]?.contact) continue;
    const wait = waitFor(part.due, contact, clock.now());
    if (wait !== undefined) return wait;
  }
  return undefined;
}

type Attempted =
  | { readonly kind: 'settled' }
  | { readonly kind: 'rejected' | 'halted'; readonly reason: string };

interface Attempt {
  readonly way: Candidate;
  readonly run: Run;
  /** Whose outreach this message has counted in already. */
  readonly noted: ReadonlySet<string>;
}

/** One outward effect. Nothing is sent when the leases were lost or the responses moved on meanwhile. */
async function attempt(
  deps: DeliverDeps,
  parts: Parts,
  { way, run, noted }: Attempt,
): Promise<Attempted> {
  const minted = parts.map((part) => mint(deps, part, { way, run }));
  const begun = await begin(deps, minted, { way, run, noted });
  const [first, ...others] = minted.filter(({ due }) => begun.includes(due.id));
  const left = minted.filter(({ due }) => !begun.includes(due.id));
  await settleEach(deps, left, {
    run,
    endingFor: () => ({ state: 'pending', reason: 'changed while it was prepared' }),
  });
  if (first === undefined) return { kind: 'settled' };
  const going = [first, ...others] as const;
  const message = await messageTo(deps, way, going);
  const outcome = await way.channel.adapter.send(message);
  return afterSend(deps, going, { way, run, outcome });
}

async function afterSend(
  deps: DeliverDeps,
  going: readonly Minted[],
  {
    way,
    run,
    outcome,
  }: { readonly way: Candidate; readonly run: Run; readonly outcome: SendOutcome },
): Promise<Attempted> {
  await noteOutcome(deps, { channel: way.channel, to: way.to }, { run, outcome });
  if (outcome.kind === 'rejected' || outcome.kind === 'halted') {
    const { kind, reason } = outcome;
    const end = { at: deps.clock.now(), outcome: refusalOf(outcome), reason };
    for (const { due } of going)
      await deps.outbox.endAttempt({ id: due.id, lease: run.lease }, end);
    if (going.length === 1) return { kind, reason };
    // A digest is taken apart again: each of its parts may have another way.
    await settleEach(deps, going, { run, endingFor: () => ({ state: 'pending', reason }) });
    return { kind: 'settled' };
  }
  const { capabilities } = way.channel.adapter;
  const now = deps.clock.now();
  await settleEach(deps, going, {
    run,
    endingFor: (due) => endingOf(due, outcome, { now, capabilities }),
  });
  return { kind: 'settled' };
}

function mint(
  deps: DeliverDeps,
  own: MemberPart,
  { way, run }: { readonly way: Candidate; readonly run: Run },
): Minted {
  const { random, hash } = deps;
  const { due, replaces } = own;
  const part: BegunPart = {
    claim: { id: due.id, lease: run.lease },
    attemptId: random.id(),
    contactId: (ownWay(own, way) ?? way).contact.id,
    status: due.addressee.status,
  };
  if (CARRY_NO_LINK.has(due.kind)) {
    return replaces === undefined ? { due, part } : { due, part, replaces };
  }
  const token = random.token();
  const invitation = {
    id: random.id(),
    addresseeId: due.addressee.id,
    tokenHash: hash(token),
    reason: reasonOf(due.kind),
    expiresAt: Math.max(due.addressee.closesAt, due.round.lateUntil ?? 0),
  };
  return { due, token, part: { ...part, invitation } };
}

function begin(
  { clock, outbox }: DeliverDeps,
  minted: readonly Minted[],
  { way, run, noted }: Attempt,
) {
  const at = clock.now();
  const { contact, to } = way;
  const counts = minted.some(({ due }) => isCounted(due)) && !noted.has(contact.email);
  const instead = minted.flatMap(({ due }) => due.tried.map(({ startedAt }) => startedAt));
  const lastAt = contact.outreach.at(-1) ?? null;
  const outreach = { email: contact.email, lastAt, instead: [...new Set(instead)] };
  const [lead] = minted;
  if (lead === undefined) throw new Error('a message without parts');
  return outbox.begin({
    ...{ id: lead.due.id, at, leaseUntil: at + run.leaseMs, to },
    parts: minted.map(({ part }) => part),
    ...(counts ? { outreach } : {}),
  });
}

/** There is nothing to be answered on a page. */
const CARRY_NO_LINK: ReadonlySet<DueDelivery['kind']> = new Set([
  'prompt',
  'link-offer',
  'outcome',
]);

function reasonOf(kind: DueDelivery['kind']): 'letter' | 'reminder' | 'asked-again' | 'receipt' {
  if (kind === 'invitation') return 'letter';
  if (kind === 'receipt') return 'receipt';
  return kind === 'fresh-link' ? 'asked-again' : 'reminder';
}

interface Each {
  readonly run: Run;
  readonly endingFor: (due: DueDelivery) => Ending;
}

/** Each row by itself: a lost lease of one does not touch another. */
async function settleEach(
  { outbox, clock }: DeliverDeps,
  parts: readonly { readonly due: DueDelivery }[],
  { run, endingFor }: Each,
): Promise<void> {
  const at = clock.now();
  await Promise.all(
    parts.map(async ({ due }) => {
      const ending = endingFor(due);
      await outbox.settle({ id: due.id, lease: run.lease }, { ...ending, at });
      run.count(ending.state);
    }),
  );
}

async function settleAll(
  deps: DeliverDeps,
  parts: Parts,
  { run, ending }: { readonly run: Run; readonly ending: Ending },
): Promise<void> {
  await settleEach(deps, parts, { run, endingFor: () => ending });
}
