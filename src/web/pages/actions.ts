import { PAGE_FIELDS } from '../../platform/page-fields.ts';
import type { Action, CommandName } from '../../platform/prompt.ts';
import { type Html, html } from '../html.ts';

/** These have pages of their own in the footer, or a menu in the header. */
const ELSEWHERE: readonly CommandName[] = [
  'help',
  'snooze',
  'handover',
  'decline',
  'stop',
  'language',
];

/** A prompt's actions as buttons of the HTML form around them. */
export function actionButtons(actions: readonly Action[]): Html {
  return html`${actions.filter(({ command }) => !ELSEWHERE.includes(command)).map(actionButton)}`;
}

function actionButton({ command, argument, label, weight }: Action): Html {
  const value = argument === undefined ? command : `${command} ${argument}`;
  return html`<button class="${weight}" name="${PAGE_FIELDS.command}" value="${value}" formnovalidate>${label}</button>`;
}
