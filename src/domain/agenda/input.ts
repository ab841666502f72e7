import type { ReleasedGroup } from '../disclosure/release.ts';
import type { QuestionnaireDefinition } from '../questionnaire-definition.ts';
import type { Attribution, Category, Region } from '../vocabulary.ts';
import type { AgendaContent, MeetingFacts, RoundFacts, Text, ToRemind } from './content.ts';
import type { AddresseeCount } from './participation.ts';

/** All that an agenda is made of. Only submitted responses and their current, visible answers are in it. */
export interface AgendaInput {
  readonly meeting: MeetingFacts;
  readonly round: RoundFacts & { readonly threshold: number };
  readonly questionnaire: {
    readonly version: number;
    readonly sha256: string;
    readonly definition: QuestionnaireDefinition;
  };
  readonly addressees: readonly AddresseeCount[];
  /** Submitted responses by group; the ids are the responses'. */
  readonly responses: readonly Omit<ReleasedGroup, 'level'>[];
  /** Who answered each question, by group and level. */
  readonly answered: readonly (ReleasedGroup & { readonly question: string })[];
  /** Who chose each option, likewise. */
  readonly chosen: readonly ChosenGroup[];
  readonly ballots: readonly BallotRow[];
  readonly needs: readonly NeedRow[];
  readonly countries: Readonly<Record<string, Text>>;
  readonly toRemind: readonly ToRemind[];
  /** Every earlier version of this round, oldest first. */
  readonly earlier: readonly AgendaContent[];
}

export interface ChosenGroup extends ReleasedGroup {
  readonly question: string;
  readonly option: string;
}

export interface BallotRow {
  readonly question: string;
  readonly answer: string;
  readonly region: Region;
  readonly categories: readonly Category[];
  /** Best first. */
  readonly order: readonly string[];
}

/** One response's answers to the questions of the need codings. */
export interface NeedRow {
  readonly member: string;
  readonly country: string;
  readonly region: Region;
  readonly late: boolean;
  /** By question. */
  readonly parts: Readonly<Record<string, NeedPart>>;
}

export interface NeedPart {
  readonly answer: string;
  readonly value: unknown;
  readonly level: Attribution;
  readonly language: string;
}
