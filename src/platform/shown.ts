import type { Action, Control, Option, Prompt } from './prompt.ts';

/** What is shown to one person at once, in reply to what it did. All words are in its language. */
export type Shown =
  | { readonly kind: 'prompt'; readonly prompt: Prompt }
  | { readonly kind: 'form'; readonly form: Form }
  /** What is wrong in the form that was just sent, by field; it stays open. */
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> }
  | { readonly kind: 'desk'; readonly desk: Desk }
  /** What may be meant by what is being typed, likeliest first: at most 25, their labels of at most 70 characters. */
  | { readonly kind: 'suggestions'; readonly options: readonly Option[] };

interface ShownBase {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Several fields that are filled in and sent together. It comes back as a `filled` act. */
export interface Form extends ShownBase {
  readonly form: string; // its name
  /** Comes back as it went: at most 1,500 characters, and nothing secret. */
  readonly context: string;
  readonly fields: readonly FormField[];
  /** Each field stands by itself: a channel with small windows may show, and send, a few of them at a time. */
  readonly apart?: true;
  readonly submit: string; // the button's label, at most 24 characters
  readonly cancel: string;
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly control: Control;
  /** The form is shown anew when this field changes. */
  readonly live?: boolean;
}

/** A person's own page: the rounds that wait for it, and how to go on. */
export interface Desk extends ShownBase {
  readonly rounds: readonly DeskRound[];
  readonly actions: readonly DeskAction[];
}

export interface DeskRound {
  readonly title: string; // member and meeting
  readonly lines: readonly string[]; // how far it is, until when, in the person's own time
  readonly progress?: { readonly position: number; readonly total: number };
  readonly actions: readonly Action[];
  readonly link?: { readonly url: string; readonly label: string };
}

/** Something that can be asked for besides answering: it comes back as addressed words. */
export interface DeskAction {
  readonly words: string; // "open"
  readonly label: string;
}
