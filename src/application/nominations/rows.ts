import type { MeetingId, RoundId, StaffId } from '../../domain/ids.ts';
import type { Nomination, NominationKind } from '../../domain/nominations/nomination.ts';
import type { Region } from '../../domain/vocabulary.ts';

/** Who named somebody: as it stood when its round opened. */
export interface Nominator {
  readonly reference: string;
  readonly name: string;
  readonly countryIso2: string;
  readonly region: Region;
}

/** A nomination as it is kept. */
export interface NominationRow extends Nomination {
  readonly id: string;
  readonly number: number;
  readonly kind: NominationKind;
  readonly response: string;
  readonly coding: string;
  readonly by: Nominator;
  /** The words of `answer`, by which a later answer is told from another one. */
  readonly words: string;
  /** What it became on the register. */
  readonly entry: { readonly number: number; readonly name: string; readonly came: boolean } | null;
  /** Why it was declined. */
  readonly reason: string | null;
  /** Who decided; null: nobody yet, or a person that is not known by name. */
  readonly decidedBy: string | null;
  readonly decidedAt: number | null; // epoch ms
}

export interface NewNomination {
  readonly id: string;
  readonly number: number;
  readonly kind: NominationKind;
  readonly response: string;
  readonly coding: string;
  readonly answer: string;
  readonly said: boolean;
}

/** An answer to one of a round's questions that counts now: of a submitted response, asked, and neither empty nor taken back. */
export interface NamingAnswer {
  readonly response: string;
  readonly question: string;
  readonly answer: string;
  readonly value: unknown;
  readonly language: string;
  readonly by: Nominator;
}

export interface Decision {
  readonly entry: string | null; // id
  readonly reason: string | null;
  readonly staff: StaffId | null;
  readonly at: number; // epoch ms
}

export interface NominationRows {
  /** By number. */
  list(meeting: MeetingId): Promise<readonly NominationRow[]>;
  /** By response. */
  answers(round: RoundId, questions: readonly string[]): Promise<readonly NamingAnswer[]>;
  insert(meeting: MeetingId, fresh: readonly NewNomination[], at: number): Promise<void>;
  /** Keeps it as it is now, with what was decided. */
  save(id: string, nomination: Nomination, decision?: Decision): Promise<void>;
}
