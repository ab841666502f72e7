import type { ContactId, MemberId, RoundId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Occasion } from '../../domain/rounds/calendar.ts';
import type { ReachableContact } from '../../domain/rounds/contact-order.ts';
import type { ClosedDays } from '../../domain/time/send-window.ts';
import type { ResponseStatus } from '../../domain/vocabulary.ts';
import type { StoredRule } from './rows.ts';

/** A contact as far as foreseeing goes. */
export interface ForeseenContact extends ReachableContact {
  readonly id: ContactId;
  readonly email: string;
  readonly name: string;
  readonly title: string | null;
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly weekend: readonly number[]; // empty: the member's
  readonly workHours: { readonly from: number; readonly to: number } | null;
  /** When it was written to of our own accord, in any round, epoch ms. */
  readonly outreach: readonly number[];
}

export interface MemberReach {
  readonly memberId: MemberId;
  readonly closed: readonly ClosedDays[];
  readonly contacts: readonly ForeseenContact[]; // active ones, also those who stopped
  /** What waits for this member in other rounds that are open, epoch ms. */
  readonly elsewhere: readonly number[];
}

/** An addressee of an open round. */
export interface CalendarAddressee {
  readonly memberId: MemberId;
  readonly name: string;
  readonly countryIso2: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly weekend: readonly number[];
  readonly closesAt: number;
  readonly status: ResponseStatus;
  readonly missing: readonly string[];
}

/** A message that waits to be sent. */
export interface AheadDelivery {
  readonly memberId: MemberId;
  readonly kind: Occasion['kind'];
  readonly ruleId: string | null;
  readonly dueAt: number;
}

/** A standing rule and what has become of it so far. */
export interface RuleStanding {
  readonly rule: StoredRule;
  readonly firedAt: number | null;
  /** Reminders that went out by it, and that wait. */
  readonly sent: number;
  readonly ahead: number;
}

/** What foreseeing reads; it writes nothing. */
export interface CalendarRows {
  /** In the order of the members. `roundId`: whose wishes count; null: a round that is not open yet. */
  reach(members: readonly MemberId[], roundId: RoundId | null): Promise<readonly MemberReach[]>;
  addressees(roundId: RoundId): Promise<readonly CalendarAddressee[]>;
  ahead(roundId: RoundId): Promise<readonly AheadDelivery[]>;
  ruleStandings(roundId: RoundId): Promise<readonly RuleStanding[]>;
  /** A member's name as a letter in this language says it. */
  memberName(id: MemberId, language: Language): Promise<string>;
}
