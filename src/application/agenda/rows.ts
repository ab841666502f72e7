import type { AgendaContent, MeetingFacts, Text, ToRemind } from '../../domain/agenda/content.ts';
import type { BallotRow, ChosenGroup, NeedRow } from '../../domain/agenda/input.ts';
import type { AddresseeCount } from '../../domain/agenda/participation.ts';
import type { ReleasedGroup } from '../../domain/disclosure/release.ts';
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
 * taken back. Groups are added up by the database; only their answers' ids travel.
 */
export interface AgendaRows {
  /** Locks the round, so that versions are built one after another. */
  lockRound(slug: string): Promise<AgendaRound | undefined>;
  addressees(round: RoundId): Promise<readonly AddresseeCount[]>;
  responses(round: RoundId): Promise<readonly Omit<ReleasedGroup, 'level'>[]>;
  answered(round: RoundId): Promise<readonly (ReleasedGroup & { readonly question: string })[]>;
  /** Options of the given questions: a checkbox has one group for each pick, a matrix for each `<row>/<column>`. */
  chosen(round: RoundId, questions: readonly string[]): Promise<readonly ChosenGroup[]>;
  ballots(round: RoundId, questions: readonly string[]): Promise<readonly BallotRow[]>;
  needs(round: RoundId, questions: readonly string[]): Promise<readonly NeedRow[]>;
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
  }): Promise<void>;
}
