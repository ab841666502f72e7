import type { RoundInput } from '../../application/rounds/round-input.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { type Audience, DEFAULT_AUDIENCE } from '../../domain/rounds/audience.ts';
import { THRESHOLD_DEFAULT } from '../../domain/rounds/opening-checks.ts';
import { DEFAULT_REMINDER_RULES, ESCALATE_AFTER } from '../../domain/rounds/reminder-rules.ts';
import { formatRule } from '../../domain/rounds/rule-text.ts';
import {
  CATEGORIES,
  type Category,
  MEMBER_KINDS,
  type MemberKind,
} from '../../domain/vocabulary.ts';
import { dayOf, type Fields, numberOf, textOf, tickedOf } from './fields.ts';
import { rulesFrom } from './rule-fields.ts';
import { A_DAY, endOfGenevaDay } from './times.ts';

/** The page of a new round as it was typed, to be shown again just so. */
export interface TypedRound {
  readonly slug: string;
  readonly meeting: string;
  readonly questionnaire: string;
  readonly kinds: readonly MemberKind[];
  readonly categories: readonly Category[];
  readonly closesOn: string;
  readonly lateUntil: string;
  readonly threshold: string;
  /** One rule on each line. */
  readonly rules: string;
  readonly escalateAfter: string;
  readonly reason: string;
  /** The question whether it may close on or after the meeting's first day, once it has come up. */
  readonly confirm?: { readonly begins: string; readonly ticked: boolean };
}

const DEFAULT_RULES = DEFAULT_REMINDER_RULES.map(formatRule).join('\n');

/** A page that nobody has touched asks whom the resolution names first. */
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

export function typedRound(fields: Fields): TypedRound {
  const text = (name: string, max: number) => textOf(fields, name, max);
  return {
    slug: text('slug', 100),
    meeting: text('meeting', 100),
    questionnaire: text('questionnaire', 100),
    ...typedAudience(fields),
    closesOn: text('closesOn', 20),
    lateUntil: text('lateUntil', 20),
    threshold: text('threshold', 20),
    rules: fields.has('rules') ? text('rules', 1000) : DEFAULT_RULES,
    escalateAfter: fields.has('escalateAfter') ? text('escalateAfter', 20) : ESCALATE_AFTER,
    reason: text('reason', 1000),
  };
}

export function typedAudience(fields: Fields): Pick<Audience, 'kinds' | 'categories'> {
  return {
    kinds: tickedOf(fields, 'kinds', MEMBER_KINDS),
    categories: tickedOf(fields, 'categories', CATEGORIES),
  };
}

/** What the use case takes; it checks every value, after what only a page can get wrong has been told here. */
export function roundInputOf(fields: Fields): Result<RoundInput, 'bad-input'> {
  const { slug, meeting, questionnaire, kinds, categories, ...typed } = typedRound(fields);
  const wrong = (field: string, problem: string) => refuse('bad-input', { field, problem });
  if (meeting === '') return wrong('meeting', 'choose one');
  if (questionnaire === '') return wrong('questionnaire', 'choose one');
  const threshold = numberOf(fields, 'threshold');
  if (threshold === undefined) return wrong('threshold', 'write a whole number');
  const lateUntil = typed.lateUntil === '' ? null : endOfGenevaDay(dayOf(fields, 'lateUntil'));
  if (lateUntil === undefined) return wrong('lateUntil', A_DAY);
  const reminders = rulesFrom(typed.rules);
  if (!reminders.ok) return reminders;
  const { escalateAfter } = typed;
  const audience = { kinds: [...kinds], categories: [...categories] };
  const closesOn = dayOf(fields, 'closesOn');
  return done({
    ...{ slug, meeting, questionnaire, audience, closesOn, threshold, lateUntil },
    ...{ reminders: reminders.value, escalateAfter },
  });
}
