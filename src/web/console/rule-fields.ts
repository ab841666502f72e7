import type { RoundInput } from '../../application/rounds/round-input.ts';
import { done, type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import { parseRule, RULE_FORM } from '../../domain/rounds/rule-text.ts';
import { type Fields, textOf } from './fields.ts';

type Rules = NonNullable<RoundInput['reminders']>;

export function rulesIn(fields: Fields): Result<Rules, 'bad-input'> {
  return rulesFrom(textOf(fields, 'rules'));
}

/** One rule on each line; the first line that is none is told. Empty lines say nothing. */
export function rulesFrom(text: string): Result<Rules, 'bad-input'> {
  const rules: Rules = [];
  for (const line of linesOf(text)) {
    const rule = parseRule(line);
    if (rule === undefined) {
      const problem = `write "${line}" ${RULE_FORM}`;
      return refuse('bad-input', { field: 'rules', problem });
    }
    rules.push({ ...rule, states: [...rule.states], channels: [...rule.channels] });
  }
  return done(rules);
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What a use case says of `reminders.2.offset`, said of the field where the rules are typed. */
export function atRules<Code extends string>(refusal: Refusal<Code>): Refusal<Code> {
  const { params } = refusal;
  const [list, index] = String(params?.['field'] ?? '').split('.');
  if (refusal.code !== 'bad-input' || list !== 'reminders') return refusal;
  const which = index === undefined ? '' : `rule ${Number(index) + 1}: `;
  return { ...refusal, params: { field: 'rules', problem: `${which}${params?.['problem']}` } };
}
