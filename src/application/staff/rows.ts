import type { StaffId } from '../../domain/ids.ts';
import type { Region, StaffRole } from '../../domain/vocabulary.ts';

export interface StaffRecord {
  readonly id: StaffId;
  readonly email: string; // lower case
  readonly name: string;
  readonly role: StaffRole;
}

/** What is kept of a secret: its SHA-256, and until when it is good. */
export interface KeptSecret {
  readonly id: string;
  readonly staffId: StaffId;
  readonly tokenHash: Uint8Array;
  readonly expiresAt: number;
}

export interface StaffRows {
  /** False when the address is taken; nothing is written then. */
  insert(staff: StaffRecord): Promise<boolean>;
  /** Only who is not disabled. */
  findByEmail(email: string): Promise<StaffRecord | undefined>;
  list(): Promise<readonly StaffRecord[]>;
  /** Changes what is given; the whole duty as it is then. */
  setDuty(
    id: StaffId,
    change: {
      readonly regions?: readonly Region[] | undefined;
      readonly digest?: boolean | undefined;
    },
  ): Promise<{ readonly regions: readonly Region[]; readonly digest: boolean }>;
  insertSignIn(secret: KeptSecret): Promise<void>;
  /** Uses the link up and returns whose it was; undefined when it is unknown, expired or used. */
  takeSignIn(tokenHash: Uint8Array, now: number): Promise<StaffRecord | undefined>;
  insertSession(secret: KeptSecret): Promise<void>;
  findSession(tokenHash: Uint8Array, now: number): Promise<StaffRecord | undefined>;
  deleteSession(tokenHash: Uint8Array): Promise<void>;
}
