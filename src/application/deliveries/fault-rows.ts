import type { ContactId, FaultId } from '../../domain/ids.ts';
import type { Address } from '../../platform/adapter.ts';

export const FAULT_CAUSES = ['rejected', 'bounced', 'complained'] as const;
export type FaultCause = (typeof FAULT_CAUSES)[number];

/** A way to a contact that was set aside, as staff see it. */
export interface ListedFault {
  readonly id: FaultId;
  readonly member: string;
  readonly contactId: ContactId;
  readonly contact: string;
  readonly way: Address;
  readonly cause: FaultCause;
  readonly reason: string;
  readonly since: number;
}

export interface FaultRows {
  /** Ways that are set aside now, the newest first; of a round: those to contacts of its members. */
  list(filter: {
    readonly round?: string;
    readonly limit: number;
  }): Promise<readonly ListedFault[]>;
  /** One that stands, locked until the transaction ends. */
  find(id: FaultId): Promise<ListedFault | undefined>;
  clear(id: FaultId, at: number): Promise<void>;
  /** Takes back the end of all letters that a complaint of this moment has brought. Whether the contact is stopped still. */
  liftStop(contactId: ContactId, since: number | null): Promise<boolean>;
}
