import { PAGE_FIELDS } from '../../platform/page-fields.ts';
import { type Html, html } from '../html.ts';
import type { ConversationPage } from './frame.ts';

/** What every HTML form of a conversation sends along: which prompt it answers, and a nonce of its own. */
export function hiddenFields(
  { view, nonce }: ConversationPage,
  more: Readonly<Record<string, string>> = {},
): Html {
  const fields = { [PAGE_FIELDS.prompt]: view.prompt.id, [PAGE_FIELDS.nonce]: nonce, ...more };
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}
