/**
 * A platform-neutral question or notice, all its words already in the contact's language.
 * Always answerable by plain typing. Text is plain: renderers escape it and give it shape.
 */
export type Prompt = NoticePrompt | QuestionPrompt | ReviewPrompt;

interface PromptBase {
  /** `<conversation short id>.<turn>`: an answer that names an older one is stale. */
  readonly id: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface NoticePrompt extends PromptBase {
  readonly kind: 'notice';
  readonly tone: 'info' | 'done' | 'problem';
  readonly title?: string;
  readonly paragraphs: readonly string[];
  /**
   * Lines that line up, of at most 60 characters, after the paragraphs: a table, a chart of block characters. A renderer sets
   * them in letters of one width, and breaks none. Only what staff ask for has them.
   */
  readonly picture?: readonly string[];
  readonly actions: readonly Action[];
  /** A colleague is asked for in words, and has been named so far like this; a channel with fields offers two. */
  readonly colleague?: { readonly name: string; readonly email: string };
  /** Asks whether the reader is the contact that staff take it for; what is pressed comes back as an `identified` act. */
  readonly offer?: { readonly id: string; readonly yes: string; readonly no: string };
}

export interface QuestionPrompt extends PromptBase {
  readonly kind: 'question';
  readonly question: string; // its name in the questionnaire
  readonly section?: string; // title of the page or panel
  readonly title: string;
  readonly description?: string;
  readonly hint?: string; // how to answer by typing
  /** Notes that stand before the question. */
  readonly notes: readonly string[];
  readonly required: boolean;
  readonly progress: { readonly position: number; readonly total: number; readonly text: string };
  /** Why the last reply was not taken, kindly, with what would be. */
  readonly problem?: string;
  /** The reply that was not taken, so that a form can show it again. */
  readonly rejected?: unknown;
  readonly control: Control;
  /** The label of the button that sends what was put together in the control. */
  readonly save: string;
  readonly actions: readonly Action[];
  /** How widely this answer will be shown, in words. */
  readonly attribution?: string;
}

export interface ReviewPrompt extends PromptBase {
  readonly kind: 'review';
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly ReviewItem[];
  /** What a list of the questions is called, from which one is opened again. */
  readonly change: string;
  readonly actions: readonly Action[];
  readonly problem?: string;
}

export interface ReviewItem {
  readonly question: string;
  readonly number: number; // what `change N` takes
  readonly section?: string;
  readonly title: string;
  /** The answer in words; undefined while unanswered. */
  readonly answer?: string;
  readonly missing: boolean; // required and unanswered
}

export type Control = ChoiceControl | RankingControl | MatrixControl | TextControl;

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceControl {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly min: number;
  readonly max: number; // 1: one choice
  /** How a renderer with room should show it; the meaning is the same. */
  readonly appearance: 'list' | 'dropdown' | 'yes-no' | 'scale';
  readonly selected: readonly string[];
  /** The value among `options` that asks for words of one's own. */
  readonly other?: {
    readonly value: string;
    readonly label: string;
    readonly words: string;
    readonly wordsMax: number;
  };
  /** The value that excludes all others ("none of these"). */
  readonly exclusive?: string;
  readonly scale?: { readonly low?: string; readonly high?: string };
}

export interface RankingControl {
  readonly kind: 'ranking';
  readonly options: readonly Option[];
  readonly min: number;
  readonly max: number;
  readonly ranked: readonly string[];
}

export interface MatrixControl {
  readonly kind: 'matrix';
  readonly rows: readonly Option[];
  readonly columns: readonly Option[];
  readonly cells: Readonly<Record<string, string>>;
  readonly eachRowRequired: boolean;
}

export interface TextControl {
  readonly kind: 'text';
  readonly input: 'text' | 'long-text' | 'number' | 'date' | 'email';
  readonly maxLength: number;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly placeholder?: string;
  readonly value?: string;
}

/** Something the contact can do here besides answering: a button, or its word typed. */
export interface Action {
  readonly command: CommandName;
  readonly argument?: string;
  readonly label: string;
  readonly weight: 'primary' | 'secondary' | 'quiet';
}

export const COMMAND_NAMES = [
  'start',
  'back',
  'skip',
  'change',
  'review',
  'submit',
  'language',
  'snooze',
  'handover',
  'decline',
  'stop',
  'help',
  // The next options of a prompt that `fit` broke into steps; what was put together so far is all.
  'more',
  'done',
  // Everything that can be filled in together: opened by a button where the channel has windows for it.
  'section',
  // What a letter of a meeting's register asks: only its buttons say so, and nobody types it.
  'coming',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];
