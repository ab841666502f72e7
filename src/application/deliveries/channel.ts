import type { Adapter, Address } from '../../platform/adapter.ts';
import type { DeliveryContact } from './rows.ts';

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

/** Every way to these contacts: first the first contact by every channel, then the next contact. */
export function candidatesOf(
  contacts: readonly DeliveryContact[],
  channels: readonly Channel[],
): readonly Candidate[] {
  return contacts.flatMap((contact) =>
    channels.flatMap((channel) =>
      addressesOf(contact, channel).map((to) => ({ contact, channel, to })),
    ),
  );
}

function addressesOf(contact: DeliveryContact, { adapter, addressedBy }: Channel): Address[] {
  if (!adapter.capabilities.proactive) return [];
  const { platform } = adapter;
  if (addressedBy === 'e-mail') return [{ platform, tenant: '', externalId: contact.email }];
  return contact.accounts.filter((account) => account.platform === platform);
}
