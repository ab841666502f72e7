import type { AnswerId, MeetingId, RoundId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { ActKind } from '../../domain/needs/acts.ts';
import type { Change, Need, Part } from '../../domain/needs/need.ts';
import type { DoneAct } from '../../domain/needs/undo.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire-definition.ts';
import type { Attribution, Region, RoundState } from '../../domain/vocabulary.ts';

/** A round as far as its answers become needs. */
export interface CodedRound {
  readonly id: RoundId;
  readonly slug: string;
  readonly state: RoundState;
  /** The name of its meeting. */
  readonly meeting: string;
  readonly definition: QuestionnaireDefinition;
  /** How many it takes to hide one among them. */
  readonly threshold: number;
}

/** An answer in words, as it stands now, with its owner. */
export interface SpokenAnswer {
  readonly answer: AnswerId;
  readonly round: string;
  readonly question: string;
  readonly words: string;
  readonly language: string;
  readonly level: Attribution;
  readonly late: boolean;
  readonly member: string;
  readonly country: string;
  readonly region: Region;
}

/** What stands behind a need. The words are those of the answer that counts now, which may have come later. */
export interface StatementRow extends Omit<SpokenAnswer, 'words'> {
  readonly need: number;
  readonly part: Part | null;
  /** The marked part; '' for all of the words. */
  readonly excerpt: string;
  /** The answer that counts now; null when it was taken back. */
  readonly current: AnswerId | null;
  readonly words: string | null;
}

/** An act, as lists tell of it. */
export interface ActRow {
  readonly number: number;
  readonly kind: ActKind;
  readonly at: number; // epoch ms
  /** null: the person is not known by name, such as whoever has this machine's account. */
  readonly who: string | null;
  readonly reason: string | null;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  /** The needs that it touched, and those of them that it made. */
  readonly touched: readonly number[];
  readonly made: readonly number[];
  /** The first need that it touched, before and after. */
  readonly first: { readonly before: Need | null; readonly after: Need | null };
}

export interface NewTranslation {
  readonly answer: AnswerId;
  readonly language: Language;
  readonly text: string;
  readonly origin: 'human' | 'machine';
}

export interface TranslationRow extends NewTranslation {
  /** Who translated it; null: not known by name, or a machine. */
  readonly by: string | null;
}

export interface NewAct {
  readonly id: string;
  readonly meeting: MeetingId;
  readonly number: number;
  readonly kind: ActKind;
  readonly change: Change;
  readonly reason: string | null;
  /** The number of the act that this one takes back. */
  readonly undoes: number | null;
  readonly staff: string | null;
  readonly at: number; // epoch ms
  /** Makes the ids of new needs. */
  readonly newId: () => string;
}

/** Needs, their statements and the acts that made them so. Words stay where the member's answer lies. */
export interface CodingRows {
  /** The meeting to itself, so that acts follow one another. */
  lockMeeting(slug: string): Promise<MeetingId | undefined>;
  findMeeting(slug: string): Promise<MeetingId | undefined>;
  findRound(slug: string): Promise<CodedRound | undefined>;
  /** Rounds of a meeting in the order in which they were made. */
  rounds(meeting: MeetingId): Promise<readonly CodedRound[]>;
  /** By number; all of the meeting, or those with these numbers. */
  needs(meeting: MeetingId, numbers?: readonly number[]): Promise<readonly Need[]>;
  /** The numbers of those that went into this one. */
  mergedInto(meeting: MeetingId, number: number): Promise<readonly number[]>;
  /** One that no need has, and none ever had. */
  nextNumber(meeting: MeetingId): Promise<number>;
  /** 0 before the first. */
  lastAct(meeting: MeetingId): Promise<number>;
  findAct(meeting: MeetingId, number: number): Promise<DoneAct | undefined>;
  /** Acts after this one that touched one of these needs, or any need; the newest first. */
  acts(
    meeting: MeetingId,
    asked: {
      readonly after?: number;
      readonly needs?: readonly number[];
      readonly limit?: number;
    },
  ): Promise<readonly ActRow[]>;
  /** Writes the act and the needs as they are after it. */
  write(act: NewAct): Promise<void>;
  /** The first of these needs that an agenda item, a conclusion or an outcome names. */
  findInUse(meeting: MeetingId, numbers: readonly number[]): Promise<number | undefined>;
  /** The first of these needs that a conclusion or an outcome names. */
  findEnded(meeting: MeetingId, numbers: readonly number[]): Promise<number | undefined>;
  /** The current answers of which all words stand behind a need. */
  statedAnswers(meeting: MeetingId): Promise<ReadonlySet<AnswerId>>;
  /** By need; all of the meeting, or of these needs. */
  statements(meeting: MeetingId, numbers?: readonly number[]): Promise<readonly StatementRow[]>;
  /** An answer of one of the meeting's rounds, if it counts now and is in words. */
  findSpoken(meeting: MeetingId, answer: string): Promise<SpokenAnswer | undefined>;
  /** Answers in words to these questions of a round that stand behind no need. */
  unstated(round: RoundId, questions: readonly string[]): Promise<readonly SpokenAnswer[]>;
  /** The newest of each language, of all answers of the meeting's rounds or of these. */
  translations(
    meeting: MeetingId,
    answers?: readonly AnswerId[],
  ): Promise<readonly TranslationRow[]>;
  insertTranslation(
    translation: NewTranslation & {
      readonly id: string;
      readonly staff: string | null;
      readonly at: number;
    },
  ): Promise<void>;
}
