import type { DeliveryId, RoundId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import type { Address } from '../../platform/adapter.ts';
import { notAllowed } from '../allowed.ts';
import type { PlannedDelivery, PlanRows } from '../deliveries/rows.ts';
import type { Actor, AuditRows, Bell, Clock, Random, Transactions } from '../ports.ts';
import type { RoundRecord, RoundRows } from '../rounds/rows.ts';
import { note } from '../rounds/store.ts';
import type { Directory } from './chats.ts';
import type { OfferCandidate, OfferRows } from './rows.ts';

const OFFER_MS = 14 * DAY_MS;

export interface OfferDeps {
  readonly store: Transactions<{
    rounds: RoundRows;
    offers: OfferRows;
    deliveries: PlanRows;
    audit: AuditRows;
  }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly bell: Bell;
  readonly directories: readonly Directory[];
}

export interface OfferInput {
  readonly round: string;
  /** Only this contact; all that have not answered unless given. */
  readonly email?: string;
  /** Only there; everywhere unless given. */
  readonly platform?: string;
  /** The account that it has there, by the platform's own id: for one contact, where nobody is found by an e-mail address. */
  readonly account?: string;
}

export interface OffersMade {
  /** Contacts that were looked for: those who are linked there already are not. */
  readonly lookedFor: number;
  readonly found: number; // accounts
  /** Accounts that will be asked. The others are linked, are being asked, or have said that they are somebody else. */
  readonly asked: number;
  /** Workspaces or tenants that could not be asked, or not to the end. */
  readonly unreachable: readonly {
    readonly platform: string;
    readonly tenant: string;
    readonly reason: string;
  }[];
}

export type OfferRefusal =
  | 'not-allowed'
  | 'round-unknown'
  | 'round-not-open'
  | 'contact-unknown'
  | 'chat-unknown';

/** An account that somebody was found by. */
interface Match {
  readonly candidate: OfferCandidate;
  readonly to: Address;
}

/**
 * Looks for a round's contacts in the connected workspaces by their e-mail addresses, and has each account that is found asked
 * whether it is the contact. Nobody is linked before saying so. Asking again asks nobody twice.
 */
export async function offerLinks(
  deps: OfferDeps,
  input: OfferInput,
  actor: Actor,
): Promise<Result<OffersMade, OfferRefusal>> {
  const refusal = notAllowed(actor, 'contact.link');
  if (refusal !== undefined || actor.kind !== 'staff') {
    return refusal ?? refuse('not-allowed', { role: 'officer' });
  }
  const { platform = '', account } = input;
  if (account !== undefined && input.email === undefined) {
    return refuse('contact-unknown', { email: '' });
  }
  const directories = deps.directories.filter(
    (one) => platform === '' || one.platform === platform,
  );
  if (directories.length === 0) return refuse('chat-unknown', { platform: platform || 'any' });
  const wanted = await candidatesOf(deps, input);
  if (!wanted.ok) return wanted;
  const { round, candidates } = wanted.value;
  const looked = await lookIn(directories, candidates, input.account);
  const asked = await ask(deps, { round, matches: looked.matches, actor });
  if (asked > 0) await deps.bell.ring(deps.clock.now());
  const { matches, lookedFor, unreachable } = looked;
  return done({ lookedFor, found: matches.length, asked, unreachable });
}

async function candidatesOf({ store, clock }: OfferDeps, { round: slug, email }: OfferInput) {
  return store.transaction(async ({ rounds, offers }) => {
    const round = await rounds.lock(slug);
    if (round === undefined) return refuse('round-unknown', { round: slug });
    if (round.state !== 'open')
      return refuse('round-not-open', { round: slug, state: round.state });
    const all = await offers.candidates(round.id, clock.now());
    const wanted = email?.trim().toLowerCase();
    const candidates = all.filter((one) => wanted === undefined || one.email === wanted);
    if (wanted !== undefined && candidates.length === 0) {
      return refuse('contact-unknown', { email: wanted });
    }
    return done({ round, candidates });
  });
}

/** Outside any transaction, since it asks the platforms. A workspace that cannot be asked is not asked again this time. */
async function lookIn(
  directories: readonly Directory[],
  candidates: readonly OfferCandidate[],
  account: string | undefined,
): Promise<Omit<OffersMade, 'found' | 'asked'> & { readonly matches: readonly Match[] }> {
  const matches: Match[] = [];
  const unreachable: OffersMade['unreachable'][number][] = [];
  const lookedFor = new Set<string>();
  for (const directory of directories) {
    const { platform } = directory;
    const unlinked = candidates.filter(({ platforms }) => !platforms.includes(platform));
    for (const { contactId } of unlinked) lookedFor.add(contactId);
    await Promise.all(
      (await directory.tenants()).map(async (tenant) => {
        try {
          for (const candidate of unlinked) {
            const by = account === undefined ? { email: candidate.email } : { externalId: account };
            const person = await directory.findPerson({ tenant, ...by });
            if (person?.active === true) matches.push({ candidate, to: person.address });
          }
        } catch (cause) {
          const reason = cause instanceof Error ? cause.message : String(cause);
          unreachable.push({ platform, tenant, reason });
        }
      }),
    );
  }
  return { matches, lookedFor: lookedFor.size, unreachable };
}

interface Asking {
  readonly round: RoundRecord;
  readonly matches: readonly Match[];
  readonly actor: Extract<Actor, { kind: 'staff' }>;
}

/** Offers and their messages, together or not at all; how many are new. */
async function ask({ store, clock, random }: OfferDeps, asking: Asking): Promise<number> {
  const { round, matches, actor } = asking;
  return store.transaction(async ({ offers, deliveries, audit }) => {
    const at = clock.now();
    const planned: PlannedDelivery[] = [];
    for (const { candidate, to } of matches) {
      const { contactId } = candidate;
      const id = random.id();
      const expiresAt = at + OFFER_MS;
      const offer = { id, contactId, to, staffId: actor.id, at, expiresAt };
      if (!(await offers.insert(offer))) continue;
      const delivery = deliveryFor(candidate, { offer: id, to, roundId: round.id });
      const closes = Math.min(expiresAt, candidate.closesAt);
      planned.push({ ...delivery, id: random.id() as DeliveryId, dueAt: at, expiresAt: closes });
      const details = { platform: to.platform, tenant: to.tenant, offer: id };
      const subject = `contact:${contactId}`;
      await audit.append({ at, actor, action: 'account.offered', subject, details });
    }
    await deliveries.plan(planned);
    const details = { found: matches.length, asked: planned.length };
    await note(audit, { at, actor, action: 'round.contacts-looked-for', round, details });
    return planned.length;
  });
}

function deliveryFor(
  { contactId, addresseeId }: OfferCandidate,
  {
    offer,
    to,
    roundId,
  }: { readonly offer: string; readonly to: Address; readonly roundId: RoundId },
) {
  return {
    dedupeKey: `link-offer:${offer}`,
    kind: 'link-offer',
    thread: `offer:${offer}`,
    ...{ roundId, addresseeId, contactId },
    payload: { kind: 'link-offer', offer, to },
  } as const;
}
