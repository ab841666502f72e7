import { ruleWords } from '../../../application/rounds/calendar-words.ts';
import type { RoundStatus } from '../../../application/rounds/round-status.ts';
import { type Html, html } from '../../html.ts';
import { say } from '../words.ts';

/** A round's rules in words, and what has become of each. */
export function ruleTable(rules: RoundStatus['rules']): Html {
  if (rules.length === 0) return html`<p class="none">${say('rulesNone')}</p>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say('reminders')}"><table>
<thead><tr><th scope="col">${say('rule')}</th><th scope="col" class="n">${say('ruleSent')}</th><th scope="col" class="n">${say('ruleAhead')}</th></tr></thead>
<tbody>${rules.map(({ rule, sent, ahead }) => html`<tr><td>${ruleWords(rule)}</td><td class="n${sent === 0 && ' zero'}">${sent}</td><td class="n${ahead === 0 && ' zero'}">${ahead}</td></tr>`)}</tbody></table></div>`;
}
