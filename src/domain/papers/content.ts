import type { PublishedAgenda, Text } from '../agenda/content.ts';
import type { Language } from '../language.ts';
import type { Balance } from '../register/balance.ts';
import type { Continuity } from '../register/continuity.ts';
import type { Ending, FollowUpStatus, MeetingKind, Region } from '../vocabulary.ts';
import type { DayChange, DayItem, DayQuotation } from './day.ts';

/** What a paper says, frozen when it is drafted. Nothing in it names a person, and of members only how many. */
export type PaperContent = DayContent | CommuniqueContent | TsagReportContent | WtsaReportContent;

/**
 * The order of a meeting's day: for everybody as `agenda`, and as `digest` for whoever chairs it, with all that was said
 * (Res. 68, resolves 2). It says of members what the newest agenda versions of the rounds publish, and nothing else.
 */
export interface DayContent {
  readonly kind: 'agenda' | 'digest';
  readonly meeting: PaperMeeting;
  /** Accepted ones, in the order of the day; in the agenda without words. */
  readonly items: readonly DayItem[];
  /** The versions that it was made from. */
  readonly rounds: readonly {
    readonly slug: string;
    readonly number: number;
    readonly sha256: string;
  }[];
  /** Names in six languages of the countries that are named. */
  readonly countries: Readonly<Record<string, Text>>;
  /** In the digest what those versions publish, without the words. */
  readonly published: readonly PublishedAgenda[];
  /** In the digest the printed words that stand behind no item, by round. */
  readonly elsewhere: readonly DayQuotation[];
  /** The newest that was approved before; null: this is the first. */
  readonly since: { readonly number: number; readonly draftedOn: string } | null;
  readonly changes: readonly DayChange[];
}

export interface PaperMeeting {
  readonly slug: string;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly startsOn: string; // ISO day
  readonly endsOn: string;
  readonly place: string;
  readonly studyPeriod: string; // "2025-2028"
}

export interface Wording {
  readonly title: string;
  readonly text: string;
  readonly callToAction: string | null;
}

/** A conclusion as adopted, in English, with what there is of other languages. */
export interface PaperConclusion extends Wording {
  readonly number: number;
  readonly addressee: string | null;
  readonly otherBodies: string | null;
  readonly texts: Readonly<Partial<Record<Language, Wording & { readonly approved: boolean }>>>;
}

export interface CommuniqueContent {
  readonly kind: 'communique';
  readonly meeting: PaperMeeting;
  /** Of all rounds before it. */
  readonly consulted: { readonly addressed: number; readonly submitted: number };
  readonly needs: NeedCounts;
  readonly conclusions: readonly PaperConclusion[];
}

/** How needs ended; `open` have not yet. */
export type NeedCounts = Readonly<Record<Ending | 'open', number>>;

/** Where a conclusion stands: what a report compares with the one before it. */
export interface Standing {
  readonly meeting: string; // slug
  readonly number: number;
  readonly title: string;
  readonly texts: PaperConclusion['texts'];
  readonly status: FollowUpStatus | null; // null: nobody has said
  readonly since: string | null; // ISO day on which that was said
  readonly reason: string | null;
  readonly evidence: string | null;
  readonly routings: readonly StandingRouting[];
}

export interface StandingRouting {
  readonly body: string; // "TSAG", "SG17"
  readonly sentOn: string | null;
  readonly document: string | null;
  readonly response: string | null;
  readonly respondedOn: string | null;
}

export interface TsagReportContent {
  readonly kind: 'tsag-report';
  readonly studyPeriod: string;
  readonly meetings: readonly PaperMeeting[];
  readonly standings: readonly Standing[];
  /** The report before this one; null: this is the first of its study period. */
  readonly since: { readonly number: number; readonly draftedOn: string } | null;
  readonly changes: readonly Change[];
  /** Approved communiqués, which the report annexes: the newest of each meeting. */
  readonly annexed: readonly (Pick<CommuniqueContent, 'meeting' | 'conclusions'> & {
    readonly number: number;
    readonly sha256: string;
  })[];
}

interface OfConclusion {
  readonly meeting: string; // slug
  readonly number: number;
}
export type Change = OfConclusion &
  (
    | { readonly kind: 'new' }
    | {
        readonly kind: 'status';
        readonly from: FollowUpStatus | null;
        readonly to: FollowUpStatus;
      }
    | { readonly kind: 'routed'; readonly body: string }
    | { readonly kind: 'response'; readonly body: string; readonly response: string }
  );

export interface WtsaReportContent {
  readonly kind: 'wtsa-report';
  readonly studyPeriod: string;
  readonly meetings: readonly MeetingIndicators[];
}

export interface MeetingIndicators {
  readonly meeting: PaperMeeting;
  readonly rounds: readonly {
    readonly slug: string;
    readonly closesOn: string;
    readonly addressed: number;
    readonly submitted: number;
  }[];
  /** Of all its rounds; six rows, also where one is empty. */
  readonly regions: Readonly<
    Record<Region, { readonly addressed: number; readonly submitted: number }>
  >;
  readonly needs: NeedCounts;
  readonly conclusions: Readonly<Record<FollowUpStatus | 'none', number>>;
  /** Null: nothing is on the meeting's register. Reports of before there was one do not have it. */
  readonly register?: MembershipIndicators | null;
}

/** Who belongs to the group and who came: entities, counted (Res. 68, resolves 3 and 4). */
export interface MembershipIndicators extends Pick<Balance, 'regions' | 'developing' | 'all'> {
  /** Regions from which nobody attended; null: no attendance is on record. */
  readonly absent: readonly Region[] | null;
  /** Null: there is nothing to compare with. */
  readonly continuity: Continuity | null;
  readonly lapsed: number;
}
