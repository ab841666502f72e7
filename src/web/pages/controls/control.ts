import type { PageShape } from '../../../platform/page-fields.ts';
import type { QuestionPrompt } from '../../../platform/prompt.ts';
import type { Html } from '../../html.ts';
import type { Words } from '../../words.ts';
import { choiceControl } from './choice.ts';
import { matrixControl } from './matrix.ts';
import { rankingControl } from './ranking.ts';
import { textControl } from './text.ts';

interface RenderedBase {
  readonly shape: PageShape;
  /** The id of the first field, where a problem's link leads. */
  readonly target: string;
  readonly hint?: string;
}

/** A group of fields stands in a fieldset that the question names; a single field is named by its label. */
export type RenderedControl =
  | (RenderedBase & { readonly grouped: true; readonly html: Html })
  | (RenderedBase & { readonly grouped: false; html(describedBy: string): Html });

/** The control of a question, filled with what was typed if that was not taken, else with what is saved. */
export function controlOf(words: Words, prompt: QuestionPrompt): RenderedControl {
  const { control, rejected } = prompt;
  switch (control.kind) {
    case 'choice':
      return choiceControl(words, control, rejected);
    case 'ranking':
      return rankingControl(words, control, rejected);
    case 'matrix':
      return matrixControl(words, control, rejected);
    case 'text':
      return textControl(words, control, rejected);
  }
}
