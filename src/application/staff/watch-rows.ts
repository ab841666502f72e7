import type { StaffId } from '../../domain/ids.ts';
import type { ReachableContact } from '../../domain/rounds/contact-order.ts';
import type { Region } from '../../domain/vocabulary.ts';

/** A member that has neither answered nor declined, as far as staff must look after it. */
export interface WatchedMember {
  readonly name: string;
  readonly contacts: readonly (ReachableContact & { readonly hasWay: boolean })[]; // active ones
}

/** An open or paused round as one member of staff watches it. */
export interface WatchedRound {
  readonly slug: string;
  readonly meeting: string;
  readonly isPaused: boolean;
  readonly closesOn: string; // ISO day
  readonly escalateAfter: string; // ISO 8601
  readonly asked: number;
  readonly submitted: number;
  readonly begun: number;
  readonly declined: number;
  readonly setAside: number; // deliveries
  readonly unclear: number; // deliveries
  readonly waiting: readonly WatchedMember[];
  readonly faults: readonly {
    readonly member: string;
    readonly platform: string;
    readonly reason: string;
  }[];
  /** Chat accounts that their platform ended. */
  readonly left: WatchedRound['faults'];
  /** Members for one of whose contacts an account was asked that said it was somebody else. */
  readonly notTheirs: readonly string[];
  /** Members whose reply was handed over. */
  readonly handedOver: readonly string[];
}

export interface WatchRows {
  /** Who gets a digest: staff who are not disabled and want it. */
  digestReaders(): Promise<readonly StaffId[]>;
  /** When this person's last digest was sent; undefined: never. */
  lastDigestAt(staff: StaffId): Promise<number | undefined>;
  /** Rounds that are under way with members of these regions (none given: all); what is told by time, since then. */
  watched(regions: readonly Region[], since: number): Promise<readonly WatchedRound[]>;
}
