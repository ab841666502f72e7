import type { AddresseeId, ContactId, DeliveryId, RoundId } from '../../domain/ids.ts';
import type { DeliveryKind } from '../../domain/rounds/delivery-kinds.ts';
import type { Address } from '../../platform/adapter.ts';
import type { DeliveryState } from './rows.ts';

/** One delivery on its way to one mailbox: what was tried last. A digest has several of them in one letter. */
export interface AddressedLetter {
  readonly id: DeliveryId;
  /** The delivery that names the letter; itself, unless another one carried it. */
  readonly letter: DeliveryId;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly thread: string;
  readonly expiresAt: number;
  readonly roundId: RoundId | null;
  readonly addresseeId: AddresseeId | null; // null: to staff
  readonly contactId: ContactId | null; // null: to staff
  readonly to: Address;
  readonly startedAt: number;
}

export interface NewFault {
  readonly id: string;
  readonly contactId: ContactId;
  readonly way: Address;
  readonly cause: 'bounced' | 'complained';
  readonly reason: string;
  readonly since: number;
  /** When the letter went out: a fault that staff have cleared since then is not raised by it again. */
  readonly sentAt: number;
}

export interface ReturnRows {
  /** Where these letters went or may have gone, with the deliveries that they carried. Locked until the transaction ends. */
  addressed(letters: readonly DeliveryId[]): Promise<readonly AddressedLetter[]>;
  /** Everybody who is reached in this mailbox, whoever's contact it is. */
  contactsAt(email: string): Promise<readonly ContactId[]>;
  /** `standing`: it was set aside already; a complaint outweighs what stood. `cleared`: staff have cleared it since. */
  setAside(fault: NewFault): Promise<'new' | 'standing' | 'cleared'>;
  /** Notes why on a delivery that went out, or of which nobody knew whether it did; the latter is settled by it. */
  noteReturn(
    id: DeliveryId,
    note: {
      readonly at: number;
      readonly reason: string;
      readonly settled: 'cancelled' | 'shunted';
    },
  ): Promise<void>;
  /** Whether the member, or the one contact alone, can be reached in some way that has not failed. */
  hasOtherWay(
    addresseeId: AddresseeId,
    way: Address,
    options: { readonly only?: ContactId; readonly now: number },
  ): Promise<boolean>;
}
