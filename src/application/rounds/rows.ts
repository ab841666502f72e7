import type {
  AddresseeId,
  MeetingId,
  MemberId,
  QuestionnaireVersionId,
  ResponseId,
  RoundId,
} from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { CategoryHistory } from '../../domain/members/category.ts';
import type { CountryDefaults, OwnPreferences } from '../../domain/members/preferences.ts';
import type { Audience } from '../../domain/rounds/audience.ts';
import type { ReminderRule } from '../../domain/rounds/reminder-rules.ts';
import type { ClosedDays, SendWindow } from '../../domain/time/send-window.ts';
import type {
  Category,
  MemberKind,
  Region,
  ResponseStatus,
  RoundState,
} from '../../domain/vocabulary.ts';

/** A round and what its rules need to know of its meeting and questionnaire. */
export interface RoundRecord {
  readonly id: RoundId;
  readonly slug: string;
  readonly meetingId: MeetingId;
  readonly meetingTitle: string;
  readonly meetingStartsOn: string; // ISO day
  readonly questionnaireVersionId: QuestionnaireVersionId;
  readonly questionnaireLanguages: readonly Language[];
  readonly state: RoundState;
  readonly audience: Audience;
  readonly opensAt: number | null;
  readonly closesOn: string; // ISO day
  readonly lateUntil: number | null;
  readonly threshold: number;
  readonly sendWindow: SendWindow;
  /** ISO 8601: silence after which a member's next contact is written to. */
  readonly escalateAfter: string;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
}

export type RoundChange = Partial<
  Pick<RoundRecord, 'state' | 'opensAt' | 'closesOn' | 'openedAt' | 'closedAt' | 'escalateAfter'>
>;

export interface StoredRule extends ReminderRule {
  readonly id: string;
  readonly position: number;
}

/** A member that the audience's kinds and countries admit; its categories on the day decide. */
export interface Candidate {
  readonly memberId: MemberId;
  readonly kind: MemberKind;
  readonly name: string;
  readonly countryIso2: string;
  readonly region: Region;
  readonly own: OwnPreferences;
  readonly country: CountryDefaults;
  readonly history: CategoryHistory;
  /** The languages that its active contacts chose for themselves. */
  readonly contactLanguages: readonly Language[];
}

/** An addressee as it is frozen, with the response that waits for it. */
export interface FrozenAddressee {
  readonly id: AddresseeId;
  readonly responseId: ResponseId;
  readonly memberId: MemberId;
  readonly kind: MemberKind;
  readonly name: string;
  readonly countryIso2: string;
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly language: Language;
  readonly timeZone: string;
  readonly weekend: readonly number[];
  readonly closesAt: number;
}

export interface AddresseeStanding {
  readonly id: AddresseeId;
  readonly name: string;
  readonly kind: MemberKind;
  readonly countryIso2: string;
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly timeZone: string;
  readonly weekend: readonly number[];
  /** Days on which the member is closed besides its weekend. */
  readonly closed: readonly ClosedDays[];
  readonly closesAt: number;
  readonly status: ResponseStatus;
  /** Has an active contact that has not asked never to be written to. */
  readonly reachable: boolean;
}

export interface RoundRows {
  find(slug: string): Promise<RoundRecord | undefined>;
  /** The same, locked until the transaction ends: two acts on one round come one after the other. */
  lock(slug: string): Promise<RoundRecord | undefined>;
  /** Opened last first. */
  list(): Promise<readonly RoundRecord[]>;
  /** False when the slug is taken; nothing is written then. */
  insert(round: RoundRecord): Promise<boolean>;
  change(id: RoundId, change: RoundChange): Promise<void>;
  addRules(id: RoundId, rules: readonly StoredRule[]): Promise<void>;
  /** The standing ones. */
  rules(id: RoundId): Promise<readonly StoredRule[]>;
  /** Rules that no longer hold but are part of what happened. */
  retireRules(ids: readonly string[], at: number): Promise<void>;
  /** Rules of a round that nobody has been asked in. */
  removeRules(ids: readonly string[]): Promise<void>;
  /** A questionnaire's newest published version, or the given one. */
  publishedVersion(
    slug: string,
    number?: number,
  ): Promise<
    { readonly id: QuestionnaireVersionId; readonly languages: readonly Language[] } | undefined
  >;
  candidates(audience: Audience): Promise<readonly Candidate[]>;
  freeze(id: RoundId, addressees: readonly FrozenAddressee[]): Promise<void>;
  standings(id: RoundId): Promise<readonly AddresseeStanding[]>;
  /** Some of them at a time, in no order that matters: from the beginning (null), or from where `next` of the page before says. */
  standingsFrom(
    id: RoundId,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<{
    readonly standings: readonly AddresseeStanding[];
    readonly next: string | undefined; // undefined: that was all
  }>;
  /** The zones of the round's addressees, each once. */
  zones(id: RoundId): Promise<readonly string[]>;
  /** Sets the closing time per zone; unsent deliveries that are no reminders, and unused invitations, last as long. */
  moveClosing(
    id: RoundId,
    closings: readonly { readonly zone: string; readonly closesAt: number }[],
  ): Promise<void>;
  /** Slugs of rounds whose scheduled opening has come. */
  dueToOpen(now: number): Promise<readonly string[]>;
  /** Slugs of rounds whose last addressee's closing time has passed. */
  dueToClose(now: number): Promise<readonly string[]>;
}
