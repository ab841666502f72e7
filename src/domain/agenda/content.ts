import type { GroupKey } from '../disclosure/population.ts';
import type { Release } from '../disclosure/release.ts';
import type { HidingReason } from '../disclosure/suppress.ts';
import type { Language } from '../language.ts';
import type { Attribution, Category, MeetingKind, Region } from '../vocabulary.ts';

/** A frozen agenda version: what may be handed out, and what only staff may see. Plain JSON. */
export interface AgendaContent {
  readonly published: PublishedAgenda;
  readonly staff: StaffTrace;
}

/** A text in the languages it was written in; `en` is always there. */
export type Text = Readonly<Partial<Record<Language, string>> & { readonly en: string }>;

export interface PublishedAgenda {
  readonly format: 'parley-agenda/1';
  readonly meeting: MeetingFacts;
  readonly round: RoundFacts;
  readonly questionnaire: QuestionnaireFacts;
  readonly rules: Rules;
  readonly participation: Participation;
  readonly gaps: readonly Gap[];
  readonly rankings: readonly RankingSection[];
  readonly needs: readonly NeedSection[];
  readonly counts: readonly CountTable[];
  readonly topics: Readonly<Record<string, Topic>>;
  readonly countries: Readonly<Record<string, Text>>;
  /** What is not shown, without why: the reason would tell about the group. */
  readonly notShown: readonly NotShown[];
}

export interface MeetingFacts {
  readonly kind: MeetingKind;
  readonly number: number | null;
  readonly title: string;
  readonly startsOn: string; // ISO date
  readonly endsOn: string;
  readonly place: string;
  readonly studyPeriod: string;
}

export interface RoundFacts {
  readonly slug: string;
  readonly openedOn: string | null; // ISO date, UTC
  readonly closesOn: string;
}

export interface QuestionnaireFacts {
  readonly slug: string;
  readonly version: number;
  readonly sha256: string;
  readonly title: Text;
}

/** The rules as they were applied, so that a reader can repeat the figures. */
export interface Rules {
  readonly threshold: number;
  readonly ranking: 'averaged-borda/1';
  readonly check: 'schulze-winning-votes/1';
  readonly disclosure: 'parley-disclosure/1';
}

/** Counts of members. All of them are addressees of the frozen list; `submitted` includes `late`. */
export interface Rate {
  readonly addressed: number;
  readonly submitted: number;
  readonly late: number;
  /** Started and not submitted: not counted in any figure. */
  readonly partial: number;
  readonly declined: number;
  readonly silent: number;
}

export interface Participation {
  readonly total: Rate;
  /** Six, even if nobody was asked there. */
  readonly regions: Readonly<Record<Region, Rate>>;
  readonly categories: Readonly<Record<Category, Rate>>;
  /** Of those who submitted: how many stated no need. "No need" is not "no reply". Null when it would be too few. */
  readonly withoutNeed: number | null;
}

/** Members were asked and none of them has submitted. */
export interface Gap {
  readonly region: Region | null;
  readonly category: Category | null;
  readonly addressed: number;
}

/** A part that stays as an earlier version published it, until enough answers have come to show new figures. */
interface Held {
  readonly heldBack: boolean;
}

export interface RankingSection extends Held {
  readonly question: string;
  readonly title: Text;
  /** Null when too few have ranked. */
  readonly overall: RankedList | null;
  /** Every region the same weight; null when not asked for or when too few have ranked. */
  readonly balanced: BalancedList | null;
  readonly groups: readonly { readonly group: Region | Category; readonly list: RankedList }[];
}

export interface RankedList {
  readonly ballots: number;
  readonly items: readonly RankedItem[];
}

export interface BalancedList extends RankedList {
  /** Which regions share a weight; those whose own order is not shown are together. */
  readonly weights: readonly { readonly regions: readonly string[]; readonly weight: number }[];
}

export interface RankedItem {
  readonly option: string;
  readonly place: number;
  readonly shared: boolean;
  /** Exact: "37/2". */
  readonly points: string;
  /** Points over the maximum, in thousandths, rounded half up. */
  readonly perMille: number;
  readonly rankedBy: number;
  readonly firstPlaces: number;
  readonly schulzePlace: number;
  readonly orderSensitive: boolean;
  readonly stability: { readonly best: number; readonly worst: number } | null;
}

export interface Topic {
  readonly label: Text;
  readonly studyGroup: string | null;
}

/** The needs of one topic, in the members' own words. */
export interface NeedSection extends Held {
  readonly coding: string;
  readonly topic: string | null;
  /** How many needs were stated; null when that would be too few to tell. */
  readonly stated: number | null;
  readonly quotations: readonly Quotation[];
  /** Some words are with staff only. */
  readonly withheld: boolean;
}

export interface Quotation {
  readonly source: Source;
  readonly words: string;
  readonly language: string;
  /** Told only of those who let their country be told. */
  readonly late: boolean;
  readonly benefit: string | null;
  readonly askOfIndustry: string | null;
  readonly urgency: Picked | null;
  readonly barriers: readonly Picked[];
}

/** An option that was chosen; its label stands with the question in `counts`. */
export interface Picked {
  readonly question: string;
  readonly option: string;
}

export type Source =
  | { readonly kind: 'attributed'; readonly country: string; readonly name: string }
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'member' };

export interface CountTable extends Held {
  readonly question: string;
  readonly title: Text;
  readonly kind: 'choice' | 'several' | 'rating' | 'matrix';
  /** Matrix options are `<row>/<column>`. */
  readonly options: readonly { readonly code: string; readonly label: Text }[];
  /** Only groups that may be shown; 'all' first. Empty when nothing may. */
  readonly groups: readonly CountedGroup[];
}

export interface CountedGroup {
  readonly group: GroupKey;
  readonly answered: number;
  readonly counts: readonly number[]; // as `options`
}

export interface NotShown {
  readonly figure: string; // "ranking:priorities", "words:need1"
  readonly group: GroupKey | 'words';
}

/**
 * What stands behind the figures, and who could still be asked. Never leaves the staff. The answers themselves are rows
 * beside the version (`figuresOf` tells which figures an answer is in): there can be a million of them.
 */
export interface StaffTrace {
  readonly format: 'parley-agenda-trace/2';
  readonly needs: readonly TracedNeed[];
  readonly hidden: readonly HiddenFigure[];
  readonly toRemind: readonly ToRemind[];
  /**
   * What each question told, and which version took down the answers: compared with later versions, so that nothing can be
   * worked out by subtraction.
   */
  readonly releases: Readonly<Record<string, Release>>;
}

export interface TracedNeed {
  readonly coding: string;
  readonly topic: string | null;
  /** The words' answer first, then the answers printed with it. */
  readonly answers: readonly string[];
  readonly member: string;
  readonly country: string;
  readonly region: Region;
  readonly level: Attribution;
  readonly late: boolean;
  /** As printed; null: withheld. */
  readonly quotation: Quotation | null;
}

export interface HiddenFigure {
  readonly figure: string;
  readonly group: GroupKey | 'words';
  readonly reason: HidingReason | 'held-back' | 'few-words';
}

export interface ToRemind {
  readonly member: string;
  readonly country: string;
  readonly region: Region;
  readonly categories: readonly Category[];
}
