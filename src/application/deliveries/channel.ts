import type { Adapter, Address } from '../../platform/adapter.ts';
import type { DeliveryContact } from './outbox.ts';

/** A configured way out, in the order in which the process prefers them. */
export interface Channel {
  readonly adapter: Adapter;
  /** By which of a contact's names it reaches it. */
  readonly addressedBy: 'e-mail' | 'account';
}

/** One contact by one channel. */
export interface Candidate {
  readonly contact: DeliveryContact;
  readonly channel: Channel;
  readonly to: Address;
}

/**
 * Every way to these contacts that has not failed for good: first the first contact by every channel, then the next one.
 * Of the channels those come first that the rule names, then what the contact prefers, then the process's own order.
 */
export function candidatesOf(
  contacts: readonly DeliveryContact[],
  channels: readonly Channel[],
  named: readonly string[] = [],
): readonly Candidate[] {
  return contacts.flatMap((contact) =>
    inOrder(channels, named, contact.preferredPlatform)
      .flatMap((channel) => addressesOf(contact, channel).map((to) => ({ contact, channel, to })))
      .filter(({ to }) => !contact.faults.some((fault) => isSameAddress(fault, to))),
  );
}

function inOrder(
  channels: readonly Channel[],
  named: readonly string[],
  preferred: string | null,
): readonly Channel[] {
  if (named.length === 0 && preferred === null) return channels;
  const place = ({ adapter: { platform } }: Channel) => {
    if (named.includes(platform)) return named.indexOf(platform);
    return named.length + (platform === preferred ? 0 : 1);
  };
  return channels.toSorted((a, b) => place(a) - place(b));
}

function addressesOf(contact: DeliveryContact, { adapter, addressedBy }: Channel): Address[] {
  if (!adapter.capabilities.proactive) return [];
  const { platform } = adapter;
  if (addressedBy === 'e-mail') return [{ platform, tenant: '', externalId: contact.email }];
  return contact.accounts.filter((account) => account.platform === platform);
}

export function isSameAddress(a: Address, b: Address): boolean {
  return a.platform === b.platform && a.tenant === b.tenant && a.externalId === b.externalId;
}
