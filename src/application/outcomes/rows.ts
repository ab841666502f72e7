import type { MeetingId, StaffId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Ending, FollowUpStatus, ItemState } from '../../domain/vocabulary.ts';
import type { MeetingRecord } from '../meetings/rows.ts';

/** A need of a meeting, as far as items, conclusions and its ending are concerned. */
export interface MeetingNeed {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly topic: string | null;
  readonly mergedInto: number | null;
  readonly items: readonly number[]; // those that were not dropped
  readonly conclusions: readonly number[];
  readonly ending: { readonly kind: Ending; readonly reason: string | null } | null;
}

export interface ItemRecord {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly topic: string | null;
  readonly state: ItemState;
  readonly minutes: number | null;
  readonly presenter: string | null;
  readonly reason: string | null;
  /** The number of the item that it went into; such a one is dropped. */
  readonly mergedInto: number | null;
  readonly needs: readonly number[];
}

/** What may change of an item; what is not named stays. */
export type ItemChange = Partial<
  Pick<ItemRecord, 'title' | 'topic' | 'state' | 'minutes' | 'presenter' | 'reason'> & {
    /** The other item's id. */
    readonly mergedInto: string | null;
  }
>;

export interface NewConclusion {
  readonly title: string;
  readonly text: string;
  readonly callToAction: string | null;
  readonly addressee: string | null;
  readonly otherBodies: string | null;
  readonly topic: string | null;
}

export interface ConclusionRecord extends NewConclusion {
  readonly id: string;
  readonly number: number;
  readonly items: readonly number[];
  readonly needs: readonly number[];
  readonly routings: readonly RoutingRecord[];
  /** The newest first. */
  readonly followUps: readonly FollowUpRecord[];
}

/** A conclusion's text in another language. */
export interface Translation {
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly callToAction: string | null;
  readonly origin: 'human' | 'machine';
}

export interface RoutingRecord {
  readonly body: string;
  readonly reason: string;
  readonly sentOn: string | null; // ISO day
  readonly document: string | null; // as TSB gave it
  readonly response: string | null;
  readonly respondedOn: string | null; // ISO day
}

export interface FollowUpRecord {
  readonly status: FollowUpStatus;
  readonly reason: string | null;
  readonly owner: string | null; // e-mail
  readonly evidence: string | null;
  readonly nextOn: string | null; // ISO day
  readonly at: number; // epoch ms
}

/** Whoever writes has locked the meeting, so that numbers are given one after another. */
export interface OutcomeRows {
  lockMeeting(slug: string): Promise<MeetingRecord | undefined>;

  /** In the order of their numbers. */
  needs(meeting: MeetingId): Promise<readonly MeetingNeed[]>;
  /** Takes the place of an earlier ending. */
  endNeed(ending: {
    readonly id: string;
    readonly need: string;
    readonly kind: Ending;
    readonly reason: string | null;
    readonly staff: StaffId | null;
    readonly at: number;
  }): Promise<void>;

  /** In the order of the day. */
  items(meeting: MeetingId): Promise<readonly ItemRecord[]>;
  /** At the end of the day. */
  insertItem(
    item: Pick<ItemRecord, 'id' | 'number' | 'title' | 'topic' | 'minutes' | 'presenter'> & {
      readonly meeting: MeetingId;
      readonly at: number;
    },
  ): Promise<void>;
  changeItem(id: string, change: ItemChange, at: number): Promise<void>;
  /** All of the meeting's items, in their new order. */
  orderItems(ids: readonly string[], at: number): Promise<void>;
  /** In place of those that it named before. */
  setItemNeeds(item: string, needs: readonly string[]): Promise<void>;
  /** The needs behind the first, and the conclusions that name it, are with the second, too. */
  joinItems(item: string, into: string): Promise<void>;

  /** In the order of their numbers. */
  conclusions(meeting: MeetingId): Promise<readonly ConclusionRecord[]>;
  insertConclusion(
    conclusion: NewConclusion & {
      readonly id: string;
      readonly number: number;
      readonly meeting: MeetingId;
      readonly at: number;
    },
  ): Promise<void>;
  /** Beside those that it names already. */
  linkConclusion(
    conclusion: string,
    to: { readonly items: readonly string[]; readonly needs: readonly string[] },
  ): Promise<void>;
  /** In place of an earlier text in that language, and not approved. */
  putTranslation(conclusion: string, translation: Translation, at: number): Promise<void>;
  /** undefined: there is no text in that language. */
  approveTranslation(
    conclusion: string,
    language: Language,
    by: { readonly at: number; readonly staff: StaffId | null },
  ): Promise<Translation | undefined>;
  /** In place of an earlier routing to the same body. */
  putRouting(
    routing: RoutingRecord & {
      readonly id: string;
      readonly conclusion: string;
      readonly at: number;
    },
  ): Promise<void>;
  appendFollowUp(
    followUp: Omit<FollowUpRecord, 'owner'> & {
      readonly id: string;
      readonly conclusion: string;
      readonly owner: StaffId | null;
      readonly staff: StaffId | null;
    },
  ): Promise<void>;
}
