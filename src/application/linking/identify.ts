import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Address } from '../../platform/adapter.ts';
import type { Clock, Random, Transactions } from '../ports.ts';
import {
  type LinkedContact,
  type LinkingStore,
  linkContact,
  linkedContact,
  type Said,
} from './link-account.ts';

export interface IdentifyInput {
  readonly offer: string;
  readonly isMe: boolean;
  /** Only the account that was asked may answer. */
  readonly from: Address;
  readonly person?: Said | undefined;
}

export type Identified =
  | ({ readonly kind: 'contact' } & LinkedContact)
  | { readonly kind: 'not-me' };

/**
 * Takes the reply of an account that was asked whether it is a contact: "yes" joins it, "no" ends the asking there for good.
 * The same reply again finds the same. Everything else, of whatever kind, is refused in one way.
 */
export async function identify(
  deps: {
    readonly store: Transactions<LinkingStore>;
    readonly clock: Clock;
    readonly random: Random;
  },
  { offer, isMe, from, person }: IdentifyInput,
): Promise<Result<Identified, 'offer-not-valid'>> {
  const { store, clock, random } = deps;
  return store.transaction(async (rows) => {
    const at = clock.now();
    const found = await rows.offers.find(offer);
    if (found === undefined || !isSame(found.to, from)) return refuse('offer-not-valid');
    const { id, contactId, ending } = found;
    const isOpen = ending === null && found.expiresAt > at;
    if (!isMe) {
      if (!isOpen && ending !== 'declined') return refuse('offer-not-valid');
      if (isOpen) await decline(rows, { id, contactId, from, at });
      return done({ kind: 'not-me' });
    }
    if (isOpen) {
      if ((await rows.linking.contact(contactId)) === undefined) return refuse('offer-not-valid');
      await rows.offers.end(id, 'accepted', at);
      await linkContact(rows, random, { contactId, from, person, at, by: 'offer' });
    } else if (
      ending !== 'accepted' ||
      (await rows.invitations.contactOf(from, at)) !== contactId
    ) {
      return refuse('offer-not-valid');
    }
    const { platform } = from;
    const contact = await linkedContact(rows, random, { contactId, platform });
    return contact ? done({ kind: 'contact', ...contact }) : refuse('offer-not-valid');
  });
}

/** Whoever answered is not the contact, so the record does not name it as one. */
async function decline(
  { offers, audit }: LinkingStore,
  {
    id,
    contactId,
    from,
    at,
  }: {
    readonly id: string;
    readonly contactId: LinkedContact['contactId'];
    readonly from: Address;
    readonly at: number;
  },
): Promise<void> {
  await offers.end(id, 'declined', at);
  await audit.append({
    at,
    actor: { kind: 'system' },
    action: 'account.not-theirs',
    subject: `contact:${contactId}`,
    details: { platform: from.platform, tenant: from.tenant, offer: id },
  });
}

function isSame(a: Address, b: Address): boolean {
  return a.platform === b.platform && a.tenant === b.tenant && a.externalId === b.externalId;
}
