import type { ContactId, MeetingId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { LocalHabits } from '../../domain/time/send-window.ts';

/** Where a contact says whether its entity comes. */
export interface ComingLink {
  readonly id: string;
  readonly entry: string; // id
  readonly contact: ContactId;
  readonly contactName: string;
  readonly language: Language;
  readonly expiresAt: number; // epoch ms
}

/** How an entity of a register is written to. */
export interface EntryReach extends LocalHabits {
  readonly entry: string; // id
  readonly language: Language;
  /** Active contacts of its member. */
  readonly contacts: number;
  /** It is being asked already. */
  readonly waiting: boolean;
  /** The day on which it was last asked, in Geneva; null: never. */
  readonly askedOn: string | null;
}

export interface ComingRows {
  /** By the hash of its token; undefined also when its contact is not active any more. */
  link(tokenHash: Uint8Array): Promise<ComingLink | undefined>;
  /** Of which meeting an entry is; undefined: there is none of this id. */
  place(entry: string): Promise<{ readonly meeting: string; readonly number: number } | undefined>;
  /** Of the entries that are members. */
  reach(meeting: MeetingId): Promise<readonly EntryReach[]>;
}
