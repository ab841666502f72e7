import { DEFAULT_RULES, type TypedRound } from '../../application/rounds/typed-round.ts';
import type { Audience } from '../../domain/rounds/audience.ts';
import { ESCALATE_AFTER } from '../../domain/rounds/reminder-rules.ts';
import { CATEGORIES, MEMBER_KINDS } from '../../domain/vocabulary.ts';
import { type Fields, textOf, tickedOf } from './fields.ts';

/** The page of a new round as it was typed. */
export interface TypedPage extends TypedRound {
  /** The question whether it may close on or after the meeting's first day, once it has come up. */
  readonly confirm?: { readonly begins: string; readonly ticked: boolean };
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
