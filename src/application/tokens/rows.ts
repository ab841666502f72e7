import type { ApiRight } from '../../domain/api-rights.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { StaffRecord } from '../staff/rows.ts';

/** A token as lists show it: never the token, which nobody has but whoever was given it. */
export interface TokenRecord {
  readonly id: string;
  readonly name: string;
  readonly may: readonly ApiRight[];
  readonly createdAt: number; // epoch ms
  readonly expiresAt: number | null;
  readonly lastUsedOn: string | null; // ISO day in Geneva
}

/** With whose rights it reads. */
export interface ListedToken extends TokenRecord {
  readonly issuer: string; // e-mail
  readonly issuerId: StaffId;
}

/** What a bearer stands for, as things are now. */
export interface Bearer {
  readonly issuer: StaffRecord;
  readonly may: readonly ApiRight[];
}

export interface TokenRows {
  /** False when another standing token has the name; nothing is written then. */
  insert(
    token: Omit<TokenRecord, 'lastUsedOn'> & {
      readonly staffId: StaffId;
      readonly tokenHash: Uint8Array;
    },
  ): Promise<boolean>;
  /** Those that are not revoked, by name; expired ones among them. */
  list(): Promise<readonly ListedToken[]>;
  find(name: string): Promise<ListedToken | undefined>;
  revoke(id: string, at: number): Promise<void>;
  /** Whose it is and what it may, and notes the day; undefined when it is unknown, expired, revoked, or its issuer has left. */
  use(tokenHash: Uint8Array, now: number, day: string): Promise<Bearer | undefined>;
}
