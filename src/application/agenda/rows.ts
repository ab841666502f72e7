import type {
  AgendaContent,
  MeetingFacts,
  StaffTrace,
  Text,
  ToRemind,
} from '../../domain/agenda/content.ts';
import type { AnsweredGroup, BallotRow, ChosenGroup, NeedRow } from '../../domain/agenda/input.ts';
import type { AddresseeCount } from '../../domain/agenda/participation.ts';
import type { RoundId } from '../../domain/ids.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire-definition.ts';
import type { RoundState } from '../../domain/vocabulary.ts';

export interface AgendaRound {
  readonly id: RoundId;
  readonly slug: string;
  readonly state: RoundState;
  readonly openedOn: string | null; // ISO day, UTC
  readonly closesOn: string;
  readonly threshold: number;
  readonly meeting: MeetingFacts;
  readonly questionnaire: {
    readonly version: number;
    readonly sha256: string;
    readonly definition: QuestionnaireDefinition;
  };
}

export interface AgendaVersion {
  readonly number: number;
  readonly content: AgendaContent;
  readonly sha256: string;
  readonly builtAt: number; // epoch ms
}

/**
 * What the agenda reads. "Answers" are the current values of submitted responses, without those that are hidden or
 * taken back. The database adds them up; the answers' ids stay in it.
 */
export interface AgendaRows {
  /** Locks the round, so that versions are built one after another. */
  lockRound(slug: string): Promise<AgendaRound | undefined>;
  /** To look only. */
  findRound(slug: string): Promise<AgendaRound | undefined>;
  addressees(round: RoundId): Promise<readonly AddresseeCount[]>;
  /**
   * Takes down, for the rest of the transaction, which answers count now and which the earlier versions counted.
   * @param counted the questions whose values are counted or ranked
   */
  take(round: RoundId, counted: readonly string[]): Promise<void>;
  /** Of what was taken: the answers of each question, and the responses themselves under `*`. */
  answered(): Promise<readonly AnsweredGroup[]>;
  /** Of what was taken: a checkbox has one group for each pick, a matrix for each `<row>/<column>`. */
  chosen(questions: readonly string[]): Promise<readonly ChosenGroup[]>;
  /** Of what was taken. */
  ballots(questions: readonly string[]): Promise<Iterable<BallotRow>>;
  /** Responses that have words in one of these questions, with their answers to the others of `questions`. */
  needs(
    round: RoundId,
    words: readonly string[],
    questions: readonly string[],
  ): Promise<readonly NeedRow[]>;
  /** Names in the six languages of the countries with these codes. */
  countries(codes: readonly string[]): Promise<Readonly<Record<string, Text>>>;
  /** Addressees that have neither submitted nor declined, with a contact who may still be written to. */
  toRemind(round: RoundId): Promise<readonly ToRemind[]>;
  /** Oldest first. */
  versions(round: RoundId): Promise<readonly AgendaVersion[]>;
  findVersion(slug: string, number: number | 'latest'): Promise<AgendaVersion | undefined>;
  insertVersion(version: {
    readonly id: string;
    readonly round: RoundId;
    readonly number: number;
    readonly content: AgendaContent;
    readonly sha256: string;
    readonly builtAt: number;
    readonly builtBy: string | null;
    /** The questions whose answers, as taken, are now this version's. */
    readonly taken: readonly string[];
  }): Promise<void>;
  /** The answers behind a version's figures by question and value, from the versions that took them down. */
  traced(slug: string, releases: StaffTrace['releases']): Promise<readonly TracedAnswers[]>;
}

/** Answers with one value. */
export interface TracedAnswers {
  readonly question: string;
  readonly value: unknown;
  readonly answers: readonly string[];
}
