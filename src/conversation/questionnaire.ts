import type { InSixLanguages } from '../domain/language.ts';
import type { Attribution } from '../domain/vocabulary.ts';
import type { Expression } from './expressions.ts';
import type { Phrasebook } from './phrasebook.ts';
import type { Text } from './text.ts';

/**
 * A published version made ready to be asked: parsed once, shared by every conversation, never
 * changed.
 */
export interface CompiledQuestionnaire {
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  /** What the contact reads after sending; empty where the questionnaire says nothing. */
  readonly completed: Text;
  /** Flat, in the order of asking. */
  readonly questions: readonly CompiledQuestion[];
  readonly byName: ReadonlyMap<string, CompiledQuestion>;
  readonly notes: readonly Note[];
  /** Questions and calculated values, each after everything that its conditions read. */
  readonly order: readonly Node[];
  /** The question whose value is the member's own attribution level. */
  readonly attributionChosenBy: string | null;
  readonly phrase: Phrasebook;
}

export type Node =
  | { readonly kind: 'question'; readonly question: CompiledQuestion }
  | { readonly kind: 'calculated'; readonly name: string; readonly expression: Expression };

/** A page or panel: a question is asked only if all of its containers are. */
export interface Container {
  readonly title: Text;
  readonly visibleIf: Expression | null;
}

/**
 * Words that stand before a question: a note of the author, or what a page or panel says of itself.
 */
export interface Note {
  /** Stands before the question with this index; the number of questions: after all of them. */
  readonly before: number;
  readonly text: Text;
  readonly visibleIf: Expression | null;
  readonly containers: readonly Container[];
}

interface QuestionCore {
  readonly name: string;
  readonly index: number;
  readonly title: Text;
  readonly description: Text;
  readonly hint: Text;
  readonly containers: readonly Container[];
  readonly visibleIf: Expression | null;
  readonly isRequired: boolean;
  readonly requiredIf: Expression | null;
  readonly requiredText: Text;
  readonly validators: readonly Validator[];
  /** The questionnaire's own level for this question; the member may choose a narrower one. */
  readonly setting: Attribution;
  /** Shown as already chosen, but an answer only once the contact confirms it. */
  readonly suggestion: unknown;
  readonly phrase: Phrasebook;
}

export interface Choice {
  readonly value: string;
  readonly label: InSixLanguages;
  readonly visibleIf: Expression | null;
}

interface WithChoices extends QuestionCore {
  readonly choices: readonly Choice[];
  /** Asked of every choice that has no condition of its own, as SurveyJS has it. */
  readonly choicesVisibleIf: Expression | null;
  /** No choice has any condition. */
  readonly offersAll: boolean;
  readonly min: number;
  readonly max: number;
}

export interface ChoiceQuestion extends WithChoices {
  readonly kind: 'one' | 'several';
  readonly appearance: 'list' | 'dropdown';
  readonly other: Choice | null;
  readonly none: Choice | null;
}

export interface RankingQuestion extends WithChoices {
  readonly kind: 'ranking';
}

export interface YesNoQuestion extends QuestionCore {
  readonly kind: 'yes-no';
  readonly yes: InSixLanguages;
  readonly no: InSixLanguages;
}

export interface RatingQuestion extends QuestionCore {
  readonly kind: 'rating';
  readonly values: readonly number[];
  readonly low: Text;
  readonly high: Text;
}

export interface NumberQuestion extends QuestionCore {
  readonly kind: 'number';
  readonly min: number | null;
  readonly max: number | null;
  readonly placeholder: Text;
}

export interface DateQuestion extends QuestionCore {
  readonly kind: 'date';
  readonly min: string | null;
  readonly max: string | null;
}

export interface WordsQuestion extends QuestionCore {
  readonly kind: 'words';
  readonly input: 'text' | 'long-text' | 'email';
  readonly maxLength: number;
  readonly placeholder: Text;
}

export interface MatrixQuestion extends QuestionCore {
  readonly kind: 'matrix';
  readonly rows: readonly Choice[];
  readonly columns: readonly Choice[];
  readonly offersAll: boolean;
  readonly eachRowRequired: boolean;
}

export type CompiledQuestion =
  | ChoiceQuestion
  | RankingQuestion
  | YesNoQuestion
  | RatingQuestion
  | NumberQuestion
  | DateQuestion
  | WordsQuestion
  | MatrixQuestion;

export type Validator = { readonly text: Text } & (
  | { readonly kind: 'range'; readonly min: number | null; readonly max: number | null }
  | { readonly kind: 'length'; readonly min: number; readonly max: number | null }
  | { readonly kind: 'count'; readonly min: number; readonly max: number | null }
  | { readonly kind: 'email' }
  | { readonly kind: 'pattern'; readonly matches: (words: string) => boolean }
  | { readonly kind: 'expression'; readonly expression: Expression }
);

/** The name under which SurveyJS keeps the words of "other". */
export function wordsOf(question: string): string {
  return `${question}-Comment`;
}
