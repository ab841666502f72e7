import type {
  Ending,
  FollowUpStatus,
  ItemState,
  MeetingKind,
  PaperKind,
  Region,
  RoundState,
} from '../vocabulary.ts';

/** What is on record about a meeting: all that a trace is made of. */
export interface TraceFacts {
  /** The day on which somebody looks, in Geneva. */
  readonly today: string;
  readonly meeting: {
    readonly slug: string;
    readonly kind: MeetingKind;
    readonly number: number | null;
    readonly place: string;
    readonly startsOn: string;
    readonly endsOn: string;
  };
  readonly rounds: readonly RoundFact[];
  readonly needs: readonly NeedFact[];
  readonly items: readonly { readonly number: number; readonly state: ItemState }[];
  readonly conclusions: readonly ConclusionFact[];
  readonly papers: readonly PaperFact[];
  readonly register: RegisterFact;
  readonly nominations: NominationFact;
}

/** Whom members named in their answers. */
export interface NominationFact {
  readonly local: NominatedFact;
  readonly executives: NominatedFact;
  /** Named in answers and not taken yet. */
  readonly untaken: number;
}

/** Nominations that were not withdrawn; who was invited and who came are entries of the register. */
export interface NominatedFact {
  readonly nominated: number;
  readonly consented: number;
  readonly invited: number;
  readonly came: number;
  /** The numbers of those that nobody has decided: with consent, and without. */
  readonly waiting: readonly number[];
  readonly unasked: readonly number[];
}

/** The meeting's register. Entities are counted, not people. */
export interface RegisterFact {
  readonly seats: number; // on the meeting's first day
  readonly lapsed: number;
  /** Entities of developing countries that were invited without a seat, and those of them that came. */
  readonly localInvited: number;
  readonly localCame: number;
  readonly attended: number;
  readonly regions: readonly Region[]; // from which somebody attended
  readonly regionsMissing: readonly Region[] | null; // null: nobody's attendance is on record
  readonly continuity: { readonly previous: number; readonly again: number } | null;
}

/** A communiqué of the meeting, or a report of its study period, that was approved once the meeting had begun. */
export interface PaperFact {
  readonly kind: PaperKind;
  readonly number: number;
  readonly approvedOn: string; // ISO day in Geneva
  readonly publishedOn: string | null;
}

/** One round before the meeting. Counts are of the addressees that were frozen when it opened. */
export interface RoundFact {
  readonly slug: string;
  readonly state: RoundState;
  readonly openedOn: string | null; // ISO day, UTC
  readonly closesOn: string;
  readonly addressed: number;
  /** Of those: the administrations of developing countries, and the Sector Members. */
  readonly developing: number;
  readonly sectorMembers: number;
  readonly submitted: number;
  readonly late: number;
  readonly declined: number;
  /** Answers that came through a chat, and through the member pages. */
  readonly inChats: number;
  readonly onPages: number;
  /** The newest version of its agenda. */
  readonly agenda: { readonly number: number; readonly builtOn: string } | null;
}

/** A need that did not go into another. */
export interface NeedFact {
  readonly number: number;
  readonly items: readonly number[];
  readonly ending: Ending | null;
}

export interface ConclusionFact {
  readonly number: number;
  readonly otherBodies: string | null;
  readonly routings: readonly {
    readonly body: string;
    readonly sentOn: string | null;
    readonly document: string | null;
    readonly respondedOn: string | null;
  }[];
  readonly status: FollowUpStatus | null;
  readonly statusOn: string | null;
}
