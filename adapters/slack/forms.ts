import type { types } from '@slack/bolt';
import type { Prompt } from '../../src/platform/prompt.ts';
import type { Form, FormField } from '../../src/platform/shown.ts';
import { INPUT } from './codes.ts';
import { fieldElement } from './controls.ts';
import { renderPrompt } from './prompts.ts';
import { type Block, Paragraphs, plain } from './texts.ts';

/** Of a view's title: 24 characters (docs.slack.dev/reference/views/modal-views), one of which is a mark of direction. */
const TITLE_MAX = 23;
export const FORM = 'form';
const PREFIX = 'field|';

/** A form as a modal. Ids stay the same from one showing to the next, so that what was typed stays. */
export function renderForm(form: Form): types.ModalView {
  const { direction, title, paragraphs, fields, submit, cancel } = form;
  const text = new Paragraphs(direction);
  if (title.length > TITLE_MAX) text.add(title, 'bold');
  for (const paragraph of paragraphs) text.add(paragraph);
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: JSON.stringify({ form: form.form, context: form.context }),
    title: plain(titleOf(title), direction),
    submit: plain(submit, direction),
    close: plain(cancel, direction),
    blocks: [...text.blocks(), ...fields.flatMap((field) => fieldBlock(field, direction))],
  };
}

/** A title that is too long for its place stands in full in the text below. */
function titleOf(title: string): string {
  return title.length <= TITLE_MAX ? title : 'Parley';
}

function fieldBlock(field: FormField, direction: Form['direction']): readonly Block[] {
  const { name, label, hint, required, control, live = false } = field;
  const element = fieldElement(control, direction);
  if (element === undefined) return [];
  return [
    {
      ...{ type: 'input', block_id: PREFIX + name, element, optional: !required },
      label: plain(label, direction),
      ...(hint === undefined ? {} : { hint: plain(hint, direction) }),
      ...(live ? { dispatch_action: true } : {}),
    },
  ];
}

/** What came of a form, in the same window. */
export function renderResult(prompt: Prompt, title: string): types.ModalView {
  const { direction } = prompt;
  const { blocks } = renderPrompt(prompt);
  return { type: 'modal', callback_id: 'result', title: plain(titleOf(title), direction), blocks };
}

export function fieldOf(blockId: string): string | undefined {
  return blockId.startsWith(PREFIX) ? blockId.slice(PREFIX.length) : undefined;
}

export function blockOf(field: string): string {
  return PREFIX + field;
}

/** The element of each field. */
export const FIELD = INPUT;
