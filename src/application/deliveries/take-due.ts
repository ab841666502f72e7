import type { DeliveryId } from '../../domain/ids.ts';
import { KIND_POLICY } from '../../domain/rounds/delivery-kinds.ts';
import { LOOKS_MAX } from '../../domain/rounds/unclear-send.ts';
import { GENEVA } from '../../domain/time/geneva.ts';
import { isSendingTime, nextSendingTime } from '../../domain/time/send-window.ts';
import type { Candidate } from './channel.ts';
import { checkEntry } from './check-entry.ts';
import { checkMember, mayHaveArrived } from './check-member.ts';
import type { DeliverDeps, Run } from './deliver-due.ts';
import { afterUnclear, type Ending } from './ending.ts';
import type { DueDelivery, DueToEntry, DueToMember, DueToStaff } from './outbox.ts';

/** A delivery to an addressee that may go now, by one of these ways. */
export interface MemberPart {
  readonly due: DueToMember;
  readonly ways: readonly Candidate[];
  /** The reference of the message that it takes the place of. */
  readonly replaces?: string;
}

/** One message: to staff, to an entity on a register, or to a contact; with several parts it is a digest. */
export type ReadyMessage =
  | { readonly to: 'staff'; readonly due: DueToStaff }
  | { readonly to: 'entry'; readonly due: DueToEntry; readonly ways: readonly Candidate[] }
  | { readonly to: 'member'; readonly parts: readonly [MemberPart, ...MemberPart[]] };

/** What will fall due for the same person within this time is told now, in the same message. */
const DIGEST_AHEAD_MS = 12 * 3_600_000;

/**
 * Claims the next batch and decides what is to be done with each row now; those that end here are settled. undefined:
 * nothing is due. An empty list: look again.
 */
export async function takeDue(
  deps: DeliverDeps,
  run: Run,
  limit: number,
): Promise<readonly ReadyMessage[] | undefined> {
  const now = deps.clock.now();
  const request = { now, limit, lease: run.lease, leaseUntil: now + run.leaseMs };
  const ids = await deps.outbox.claim(request);
  if (ids.length === 0) return undefined;
  const due = await load(deps, ids);
  const ready = await checkAll(deps, run, due);
  const members = ready.filter((one) => one.to === 'member').flatMap(({ parts }) => parts);
  const others = ready.filter((one) => one.to !== 'member');
  const begun = members.filter(({ due }) => isRepeat(due)).map(({ due }) => due.id);
  const carried = begun.length === 0 ? [] : await deps.outbox.claimCarried(begun, request);
  const people = [...new Set(members.filter(isTold).map(personOf))];
  const until = now + DIGEST_AHEAD_MS;
  const ahead =
    people.length === 0 ? [] : await deps.outbox.claimFor(people, { ...request, until });
  const more = [...carried, ...ahead];
  const companions = more.length === 0 ? [] : await joining(deps, run, { more, people });
  return [...others, ...bundled([...members, ...companions])];
}

async function load({ outbox, clock }: DeliverDeps, ids: readonly DeliveryId[]) {
  return outbox.load(ids, clock.now());
}

/** Rows that came along: they join a message of this batch, or go back to wait for their own time. */
async function joining(
  deps: DeliverDeps,
  run: Run,
  { more, people }: { readonly more: readonly DeliveryId[]; readonly people: readonly string[] },
): Promise<readonly MemberPart[]> {
  const now = deps.clock.now();
  const ready = await checkAll(deps, run, await load(deps, more));
  const parts = ready.filter((one) => one.to === 'member').flatMap((one) => one.parts);
  const joins = (part: MemberPart) =>
    part.due.dueAt <= now || (isTold(part) && people.includes(personOf(part)));
  await Promise.all(
    parts
      .filter((part) => !joins(part))
      .map(({ due }) => settle(deps, run, due, { state: 'pending', dueAt: due.dueAt })),
  );
  return parts.filter(joins);
}

async function checkAll(
  deps: DeliverDeps,
  run: Run,
  due: readonly DueDelivery[],
): Promise<readonly ReadyMessage[]> {
  const checked = await Promise.all(due.map((one) => check(deps, run, one)));
  return checked.filter((one) => one !== undefined);
}

async function check(
  deps: DeliverDeps,
  run: Run,
  due: DueDelivery,
): Promise<ReadyMessage | undefined> {
  const now = deps.clock.now();
  const known = carriedEnding(due, now) ?? (await lookedUp(deps, due));
  if (known !== undefined) return settle(deps, run, due, known);
  if (due.to === 'staff') {
    const ending = staffEnding(due, now);
    return ending === undefined ? { to: 'staff', due } : settle(deps, run, due, ending);
  }
  if (due.to === 'entry') {
    const asked = checkEntry(due, { now, channels: deps.channels });
    if (asked.kind === 'end') return settle(deps, run, due, asked.ending);
    return { to: 'entry', due, ways: asked.ways };
  }
  const decision = checkMember(due, { now, channels: deps.channels });
  if (decision.kind === 'end') return settle(deps, run, due, decision.ending);
  const part = { due, ways: decision.ways };
  const key = due.payload?.kind === 'prompt' ? due.payload.replaces : undefined;
  if (key === undefined) return { to: 'member', parts: [part] };
  const replaces = await deps.outbox.referenceOf(key);
  if (replaces !== undefined) return { to: 'member', parts: [{ ...part, replaces }] };
  return settle(deps, run, due, { state: 'cancelled', reason: 'nothing to replace' });
}

async function settle(
  { outbox, clock }: DeliverDeps,
  run: Run,
  due: DueDelivery,
  ending: Ending,
): Promise<undefined> {
  await outbox.settle({ id: due.id, lease: run.lease }, { ...ending, at: clock.now() });
  run.count(ending.state);
}

const CARRIED_MS = 60_000;

/** What another message began to say, too, ends as that one does; while it is open, it waits. */
function carriedEnding({ carrier }: DueDelivery, now: number): Ending | undefined {
  switch (carrier?.state) {
    case 'sent':
      return { state: 'sent', reason: 'told in another message' };
    case 'pending':
    case 'retrying':
      return { state: 'pending', reason: 'another message tells it', dueAt: now + CARRIED_MS };
    default:
      return undefined;
  }
}

/** A send of which nobody saw the end is looked for before it is repeated, where the channel can be asked. */
async function lookedUp(
  { channels, clock }: DeliverDeps,
  due: DueDelivery,
): Promise<Ending | undefined> {
  const last = due.tried.at(-1);
  const channel = channels.find(({ adapter }) => adapter.platform === last?.platform);
  if (last?.outcome !== 'unknown' || due.attempts === 0 || channel === undefined) return undefined;
  if (due.looks >= LOOKS_MAX) return undefined;
  const { adapter } = channel;
  if (!adapter.capabilities.canLookUp || last.externalId === null) return undefined;
  const { platform } = adapter;
  const to = { platform, tenant: last.tenant, externalId: last.externalId };
  const found = await adapter.lookUp({
    ...{ id: due.carrier?.id ?? due.id, to, sentAt: last.startedAt },
  });
  switch (found.kind) {
    case 'found':
      return { state: 'sent', reference: found.reference, reason: 'found when looked up' };
    case 'absent':
      return undefined;
    case 'unclear': {
      const { capabilities } = adapter;
      const now = clock.now();
      return { ...afterUnclear(due, { now, capabilities, looked: true }), reason: found.reason };
    }
  }
}

const STAFF_HOURS = { from: 8, to: 18 };
const STAFF_HABITS = { zone: GENEVA, weekend: [6, 7] };

/** Staff are written to in Geneva's working hours. */
function staffEnding(due: DueToStaff, now: number): Ending | undefined {
  if (now >= due.expiresAt) return { state: 'cancelled', reason: 'expired' };
  // Another system goes on being told when whoever added it has left.
  if (!due.staff.active && due.kind !== 'hook')
    return { state: 'cancelled', reason: 'no longer staff' };
  if (!KIND_POLICY[due.kind].keepsWindow || isSendingTime(now, STAFF_HOURS, STAFF_HABITS)) {
    return undefined;
  }
  const dueAt = nextSendingTime(now, STAFF_HOURS, STAFF_HABITS);
  return { state: 'pending', reason: 'outside-hours', dueAt };
}

/** Several of these for one person become one message, unless one may have arrived already. */
function isTold({ due }: MemberPart): boolean {
  return KIND_POLICY[due.kind].digested && !mayHaveArrived(due);
}

function isRepeat(due: DueToMember): boolean {
  return due.attempts > 0 && due.tried.at(-1)?.outcome === 'unknown';
}

function personOf({ ways: [first] }: MemberPart): string {
  return first?.contact.email ?? '';
}

/** Parts of one person, by the same way; what a message carried before it carries again. Nothing else goes together. */
function bundled(parts: readonly MemberPart[]): readonly ReadyMessage[] {
  const groups = new Map<string, [MemberPart, ...MemberPart[]]>();
  const open = new Set(parts.map(({ due }) => due.id));
  for (const part of parts) {
    const key = keyOf(part, open);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [part]);
    else group.push(part);
  }
  return [...groups.values()].map((group) => ({ to: 'member', parts: leadFirst(group) }));
}

function keyOf(part: MemberPart, open: ReadonlySet<DeliveryId>): string {
  const { due, ways } = part;
  if (due.carrier !== null && open.has(due.carrier.id)) return due.carrier.id;
  const [first] = ways;
  if (!isTold(part) || first === undefined) return due.id;
  const { platform, tenant, externalId } = first.to;
  return JSON.stringify([platform, tenant, externalId]);
}

/** The message has the id of the part that began it; of a new one, the oldest part's. */
function leadFirst(group: [MemberPart, ...MemberPart[]]): [MemberPart, ...MemberPart[]] {
  const lead = group.findIndex(({ due }) => due.carrier === null);
  const [first] = group.splice(Math.max(0, lead), 1);
  return first === undefined ? group : [first, ...group];
}
