import type { ContactId, StaffId } from '../domain/ids.ts';
import type { StaffRole } from '../domain/vocabulary.ts';

/** What every use case may ask of the world. Each use case's own rows are ports beside it. */

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface Random {
  /** A new time-ordered UUID (version 7). */
  id(): string;
  /** 256 bits from the system's generator, base64url (43 characters): for links and sessions. */
  token(): string;
  /** A short name that is easy to read out, 8 characters, no look-alikes. Not a secret. */
  shortId(): string;
}

/** SHA-256. Tokens are stored only as their hash. */
export type Hash = (text: string) => Uint8Array;

/** Who acts. Taken from a verified sign-in or account, never from what a request says of itself. */
export type Actor =
  | {
      readonly kind: 'staff';
      readonly id: StaffId;
      readonly role: StaffRole;
      readonly name: string;
    }
  | { readonly kind: 'contact'; readonly id: ContactId }
  | { readonly kind: 'system' };

/** Written in the same transaction as what it tells of. */
export interface AuditEntry {
  readonly at: number;
  readonly actor: Actor;
  readonly action: string; // "round.opened"
  readonly subject: string; // "round:<id>"
  readonly reason?: string;
  readonly details?: unknown;
}

/** Wakes the workers. Rows are the truth: a lost ring costs the time until the next sweep, nothing else. */
export interface Bell {
  /** Ask for a look at due deliveries at this time (epoch ms; the past means at once). Never throws. */
  ring(at: number): Promise<void>;
}

/**
 * One database transaction around `work`: all of its writes or none. `Needed` is what a use case asks for, by name
 * (`{ members: MemberRows; audit: AuditRows }`); the one store of src/infra gives every use case all of them.
 * A conflict with another transaction is repeated, so `work` must do nothing outward.
 */
export interface Transactions<Needed> {
  transaction<Value>(work: (rows: Needed) => Promise<Value>): Promise<Value>;
}

export interface AuditRows {
  append(entry: AuditEntry): Promise<void>;
}
