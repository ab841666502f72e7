import { PAGE_FIELDS } from '../../../platform/page-fields.ts';
import type { TextControl } from '../../../platform/prompt.ts';
import { type Html, html } from '../../html.ts';
import type { Words } from '../../words.ts';
import type { RenderedControl } from './control.ts';

/** Longer than this, people are told how much room there is. */
const LONG = 100;

export function textControl(
  words: Words,
  control: TextControl,
  rejected: unknown,
): RenderedControl {
  const value = typeof rejected === 'string' ? rejected : (control.value ?? '');
  const tellsLimit = control.maxLength >= LONG && control.input === 'long-text';
  return {
    shape: 'one',
    grouped: false,
    target: 'answer',
    ...(tellsLimit ? { hint: words.say('charactersMax', { max: control.maxLength }) } : {}),
    html: (describedBy) => field(control, value, describedBy),
  };
}

function field(control: TextControl, value: string, describedBy: string): Html {
  const common = html`id="answer" name="${PAGE_FIELDS.value}"${describedBy !== '' && html` aria-describedby="${describedBy}"`}${control.placeholder !== undefined && html` placeholder="${control.placeholder}"`}`;
  const limit = html` maxlength="${control.maxLength}"`;
  switch (control.input) {
    case 'long-text':
      // The line end after the tag is dropped by browsers, so that a leading one of the text is not.
      return html`<textarea ${common}${limit} rows="7" dir="auto">
${value}</textarea>`;
    case 'text':
      return html`<input ${common}${limit} dir="auto" value="${value}">`;
    case 'email':
      return html`<input ${common}${limit} type="email" autocomplete="email" spellcheck="false" dir="ltr" value="${value}">`;
    case 'number':
      return html`<input ${common} inputmode="decimal" class="short" autocomplete="off" value="${value}">`;
    case 'date':
      return html`<input ${common} type="date" class="short"${control.min !== undefined && html` min="${control.min}"`}${control.max !== undefined && html` max="${control.max}"`} value="${value}">`;
  }
}
