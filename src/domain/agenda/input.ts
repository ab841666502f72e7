import type { AnswerGroup } from '../disclosure/release.ts';
import type { QuestionnaireDefinition } from '../questionnaire-definition.ts';
import type { Attribution, Region } from '../vocabulary.ts';
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
  /** The number that the version gets. */
  readonly number: number;
  /** Submitted responses. */
  readonly responses: readonly Omit<AnswerGroup, 'level'>[];
  /** Who answered each question; also answers that earlier versions counted and that count no longer. */
  readonly answered: readonly AnsweredGroup[];
  /** How many chose each option. */
  readonly chosen: readonly ChosenGroup[];
  /** Ballots of members who look alike and ordered alike may be told together. Read once for each question. */
  readonly ballots: Iterable<BallotRow>;
  readonly needs: readonly NeedRow[];
  readonly countries: Readonly<Record<string, Text>>;
  readonly toRemind: readonly ToRemind[];
  /** Every earlier version of this round, oldest first. */
  readonly earlier: readonly AgendaContent[];
}

export interface AnsweredGroup extends AnswerGroup {
  readonly question: string;
}

/** An option that members who look alike chose; they are counted now. */
export interface ChosenGroup extends Pick<AnswerGroup, 'region' | 'categories' | 'count'> {
  readonly question: string;
  readonly option: string;
}

export interface BallotRow extends Pick<AnswerGroup, 'region' | 'categories' | 'count'> {
  readonly question: string;
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
  /** The versions that took it down, by number. */
  readonly taken: readonly number[];
}
