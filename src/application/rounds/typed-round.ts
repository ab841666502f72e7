import { done, type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import { type Audience, DEFAULT_AUDIENCE } from '../../domain/rounds/audience.ts';
import { THRESHOLD_DEFAULT } from '../../domain/rounds/opening-checks.ts';
import { DEFAULT_REMINDER_RULES, ESCALATE_AFTER } from '../../domain/rounds/reminder-rules.ts';
import { formatRule, parseRule, RULE_FORM } from '../../domain/rounds/rule-text.ts';
import { endOfGenevaDay } from '../../domain/time/geneva.ts';
import { A_DAY, typedDay, typedNumber } from '../fields.ts';
import type { RoundInput } from './round-input.ts';

/** A new round as somebody typed it, in the console or in a chat, to be shown again just so. */
export interface TypedRound extends Pick<Audience, 'kinds' | 'categories' | 'regions'> {
  readonly slug: string;
  readonly meeting: string;
  readonly questionnaire: string;
  /** Of the questionnaire; absent: the newest. */
  readonly version?: number;
  readonly closesOn: string;
  readonly lateUntil: string;
  readonly threshold: string;
  /** One rule on each line. */
  readonly rules: string;
  readonly escalateAfter: string;
  readonly reason: string;
}

export const DEFAULT_RULES = DEFAULT_REMINDER_RULES.map(formatRule).join('\n');

/** What nobody has touched asks whom the resolution names first. */
export function emptyRound(meeting: string): TypedRound {
  return {
    slug: meeting,
    meeting,
    questionnaire: '',
    kinds: DEFAULT_AUDIENCE.kinds,
    categories: DEFAULT_AUDIENCE.categories,
    closesOn: '',
    lateUntil: '',
    threshold: String(THRESHOLD_DEFAULT),
    rules: DEFAULT_RULES,
    escalateAfter: ESCALATE_AFTER,
    reason: '',
  };
}

/** What the use case takes; it checks every value, after what only a form can get wrong has been told here. */
export function roundInputOf(typed: TypedRound): Result<RoundInput, 'bad-input'> {
  const { slug, meeting, questionnaire, version, kinds, categories, regions } = typed;
  const wrong = (field: string, problem: string) => refuse('bad-input', { field, problem });
  if (meeting === '') return wrong('meeting', 'choose one');
  if (questionnaire === '') return wrong('questionnaire', 'choose one');
  const threshold = typedNumber(typed.threshold);
  if (threshold === undefined) return wrong('threshold', 'write a whole number');
  const lateUntil = typed.lateUntil === '' ? null : endOfGenevaDay(typedDay(typed.lateUntil));
  if (lateUntil === undefined) return wrong('lateUntil', A_DAY);
  const reminders = rulesFrom(typed.rules);
  if (!reminders.ok) return reminders;
  const { escalateAfter } = typed;
  const audience = {
    ...{ kinds: [...kinds], categories: [...categories] },
    ...(regions !== undefined && { regions: [...regions] }),
  };
  const closesOn = typedDay(typed.closesOn);
  return done({
    ...{ slug, meeting, questionnaire, audience, closesOn, threshold, lateUntil },
    ...{ reminders: reminders.value, escalateAfter },
    ...(version !== undefined && { version }),
  });
}

type Rules = NonNullable<RoundInput['reminders']>;

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

/** Which field of a new round's form mends which refusal. */
export const ROUND_MENDED_AT = {
  slug: 'slug',
  'slug-taken': 'slug',
  meeting: 'meeting',
  'meeting-unknown': 'meeting',
  questionnaire: 'questionnaire',
  'questionnaire-unknown': 'questionnaire',
  'questionnaire-lacks-language': 'questionnaire',
  'audience.kinds': 'kinds',
  'audience-empty': 'kinds',
  closesOn: 'closesOn',
  'closing-passed': 'closesOn',
  'closing-not-before-meeting': 'closesOn',
  lateUntil: 'lateUntil',
  threshold: 'threshold',
  rules: 'rules',
  escalateAfter: 'escalateAfter',
} as const;
