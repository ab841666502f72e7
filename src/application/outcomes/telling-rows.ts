import type { AddresseeId, MeetingId, StaffId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { ToldOutcome } from '../deliveries/member-matters.ts';

/** An addressee whose words stand behind needs of a meeting. */
export interface Heard {
  readonly addressee: AddresseeId;
  readonly member: string; // its reference
  readonly name: string;
  readonly language: Language;
  readonly round: string; // slug
  readonly needs: readonly number[];
  /** Changes with what it would be told: endings, reasons, conclusions. */
  readonly standing: string;
}

/** A conclusion that somebody of staff said to look at again. */
export interface DueFollowUp {
  readonly id: string;
  readonly owner: StaffId;
  readonly meeting: string; // its title
  readonly conclusion: number;
  readonly title: string;
  readonly nextOn: string; // ISO day
}

/** What members and staff are told of a meeting's outcomes. */
export interface TellingRows {
  heard(meeting: MeetingId): Promise<readonly Heard[]>;
  told(addressee: AddresseeId, language: Language): Promise<readonly ToldOutcome[]>;
  /** The newest word on each conclusion that is not at its end, where its day has come and somebody looks after it. */
  dueFollowUps(today: string): Promise<readonly DueFollowUp[]>;
}
