import type { Language } from './language.ts';
import type { Attribution } from './vocabulary.ts';

/**
 * The profile of SurveyJS JSON that Parley takes (docs/questionnaire-profile.md is its full text).
 * Everything not named here is refused by `questionnaire check`.
 */
export interface QuestionnaireDefinition {
  readonly title: Localized;
  readonly description?: Localized;
  readonly completedHtml?: Localized; // shown as plain text with paragraphs
  readonly locale?: 'en';
  readonly pages: readonly PageDefinition[];
  readonly calculatedValues?: readonly CalculatedValue[];
  readonly parley: ParleyBlock;
}

/** SurveyJS keeps English under `default` or `en`; a bare string is English. */
export type Localized = string | Readonly<Partial<Record<Language | 'default' | 'zh-cn', string>>>;

export interface PageDefinition {
  readonly name: string;
  readonly title?: Localized;
  readonly description?: Localized;
  readonly visibleIf?: string;
  readonly elements: readonly ElementDefinition[];
}

export type ElementDefinition = PanelDefinition | QuestionDefinition | NoteDefinition;

export interface PanelDefinition {
  readonly type: 'panel';
  readonly name: string;
  readonly title?: Localized;
  readonly description?: Localized;
  readonly visibleIf?: string;
  readonly elements: readonly ElementDefinition[];
}

export interface NoteDefinition {
  readonly type: 'html';
  readonly name: string;
  readonly html: Localized; // plain text and paragraphs; tags are refused
  readonly visibleIf?: string;
}

interface QuestionBase {
  readonly name: string;
  readonly title?: Localized;
  readonly description?: Localized;
  readonly isRequired?: boolean;
  readonly requiredErrorText?: Localized;
  readonly visibleIf?: string;
  readonly requiredIf?: string;
  readonly defaultValue?: unknown;
  readonly validators?: readonly ValidatorDefinition[];
}

export interface ChoiceDefinition {
  readonly value: string;
  readonly text: Localized;
  readonly visibleIf?: string;
}

interface WithChoices {
  readonly choices: readonly ChoiceDefinition[];
  readonly choicesVisibleIf?: string; // {item} is the choice
  readonly showOtherItem?: boolean; // stored as value "other" with the words in `<name>-Comment`
  readonly otherText?: Localized;
}

export type QuestionDefinition =
  | (QuestionBase & WithChoices & { readonly type: 'radiogroup' | 'dropdown' })
  | (QuestionBase &
      WithChoices & {
        readonly type: 'checkbox';
        readonly minSelectedChoices?: number;
        readonly maxSelectedChoices?: number;
        readonly showNoneItem?: boolean; // value "none", alone
        readonly noneText?: Localized;
      })
  | (QuestionBase & {
      readonly type: 'boolean';
      readonly labelTrue?: Localized;
      readonly labelFalse?: Localized;
    })
  | (QuestionBase & {
      readonly type: 'rating';
      readonly rateMin?: number;
      readonly rateMax?: number;
      readonly rateStep?: number;
      readonly minRateDescription?: Localized;
      readonly maxRateDescription?: Localized;
    })
  | (QuestionBase & {
      readonly type: 'text';
      readonly inputType?: 'text' | 'number' | 'date' | 'email';
      readonly maxLength?: number;
      readonly min?: number | string;
      readonly max?: number | string;
      readonly placeholder?: Localized;
    })
  | (QuestionBase & {
      readonly type: 'comment';
      readonly maxLength?: number;
      readonly placeholder?: Localized;
    })
  | (QuestionBase & {
      readonly type: 'ranking';
      readonly choices: readonly ChoiceDefinition[];
      readonly choicesVisibleIf?: string;
      readonly selectToRankEnabled: true; // partial ranking: only what is picked is ranked
      readonly minSelectedChoices?: number;
      readonly maxSelectedChoices?: number;
    })
  | (QuestionBase & {
      readonly type: 'matrix';
      readonly columns: readonly ChoiceDefinition[];
      readonly rows: readonly ChoiceDefinition[];
      readonly eachRowRequired?: boolean;
    });

export type ValidatorDefinition =
  | {
      readonly type: 'numeric';
      readonly minValue?: number;
      readonly maxValue?: number;
      readonly text?: Localized;
    }
  | {
      readonly type: 'text';
      readonly minLength?: number;
      readonly maxLength?: number;
      readonly text?: Localized;
    }
  | { readonly type: 'email'; readonly text?: Localized }
  | { readonly type: 'regex'; readonly regex: string; readonly text?: Localized }
  | {
      readonly type: 'answercount';
      readonly minCount?: number;
      readonly maxCount?: number;
      readonly text?: Localized;
    }
  | { readonly type: 'expression'; readonly expression: string; readonly text?: Localized };

export interface CalculatedValue {
  readonly name: string;
  readonly expression: string;
  readonly includeIntoResult?: boolean;
}

/** Our own block: policy that SurveyJS has no words for. */
export interface ParleyBlock {
  readonly profile: 1;
  readonly slug: string; // lower-case words joined by "-"
  /** Every text must stand in each of these; all six when left out. English is always among them. */
  readonly languages?: readonly Language[];
  readonly attribution: {
    /** The level of an answer unless something below says otherwise. */
    readonly default: Attribution;
    /** A question whose value is an Attribution: the member's own, lower or equal choice for all its answers. */
    readonly chosenBy?: string;
    readonly questions?: Readonly<Record<string, Attribution>>;
  };
  /** Rankings that the agenda aggregates. */
  readonly rankings?: readonly { readonly question: string }[];
  /** Which answers become needs (Res. 68, resolves 2). All names are questions of this document. */
  readonly needs?: readonly NeedCoding[];
  /** Which answers name somebody who should be invited (Res. 68, resolves 2 and "encourages"). */
  readonly nominations?: readonly NominationCoding[];
  /** What a topic choice stands for: the value of a choice, and the study group that has it ("13", "TSAG"). */
  readonly topics?: Readonly<Record<string, { readonly studyGroup: string }>>;
  readonly weights?: {
    /** Offer the ranking also with equal weight for each of these groups. */
    readonly balancedBy?: 'region';
  };
  /** A shorter help text used in chat, by question. */
  readonly hints?: Readonly<Record<string, Localized>>;
}

export interface NeedCoding {
  readonly id: string;
  readonly words: string; // the question with the member's own words
  readonly topicFrom?: string; // a question whose value is a topic
  readonly topic?: string; // or a fixed topic
  readonly benefit?: string;
  readonly urgency?: string; // a rating
  readonly barriers?: string; // a checkbox
  readonly askOfIndustry?: string;
}

export interface NominationCoding {
  readonly id: string;
  /** A company of the member's country (when left out), or an executive of the member itself. */
  readonly kind?: 'local-industry' | 'executive';
  readonly company: string; // the question in which the company, or the executive, is named
  readonly consent: string; // whether that person has agreed that its address is given: true or false
  readonly contact?: string; // its e-mail address, asked only after the consent
}
