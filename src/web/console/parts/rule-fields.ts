import { type Html, html } from '../../html.ts';
import { say } from '../words.ts';
import { textArea, textField } from './controls.ts';

/** A round's whole list of reminder rules, and when a member's next contact is written to. */
export function ruleFields(typed: {
  readonly rules: string;
  readonly escalateAfter: string;
}): Html {
  return html`<div class="rules">${textArea({ name: 'rules', label: say('fieldRules'), hint: say('fieldRulesHint'), value: typed.rules })}</div>
${textField({ name: 'escalateAfter', label: say('fieldEscalate'), hint: say('fieldEscalateHint'), value: typed.escalateAfter, max: 20 })}`;
}
