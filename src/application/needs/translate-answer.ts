import { z } from 'zod';
import { type Language, languageOfTag } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import { checked } from '../checked.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import type { CodingRows, StatementRow } from './rows.ts';
import { translation } from './written.ts';

export interface TranslateDeps {
  readonly store: Transactions<{ readonly coding: CodingRows; readonly audit: AuditRows }>;
  readonly clock: Clock;
  readonly random: Random;
}

export type TranslateRefusal =
  | 'not-allowed'
  | 'meeting-unknown'
  | 'need-unknown'
  | 'bad-input'
  | 'statement-unknown'
  | 'statement-not-named'
  | 'statement-taken-back'
  | 'translation-same-language';

/**
 * Puts a person's translation beside a member's words; the words stay as they were written. The newest of a language
 * counts, earlier ones are kept. It is of all words of the answer, also where a need means a part of them.
 */
export async function translateAnswer(
  deps: TranslateDeps,
  input: {
    readonly meeting: string;
    readonly need: number;
    /** Which of the need's answers; the only one unless given. */
    readonly answer?: string | undefined;
    readonly language: Language;
    readonly text: string;
  },
  actor: Actor,
): Promise<Result<{ readonly answer: string; readonly language: Language }, TranslateRefusal>> {
  const refusal = notAllowed(actor, 'need.translate');
  if (refusal !== undefined) return refusal;
  const fields = checked(z.object({ text: translation }), { text: input.text });
  if (!fields.ok) return fields;
  const { meeting: slug, need: number, language } = input;
  return deps.store.transaction(async ({ coding, audit }) => {
    const meeting = await coding.findMeeting(slug);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: slug });
    const [need] = await coding.needs(meeting, [number]);
    if (need === undefined) return refuse('need-unknown', { number, meeting: slug });
    const said = namedStatement(await coding.statements(meeting, [number]), number, input.answer);
    if (!said.ok) return said;
    const { current: answer, language: from } = said.value;
    if (answer === null) return refuse('statement-taken-back', { need: number });
    if (languageOfTag(from) === language) return refuse('translation-same-language', { language });
    const at = deps.clock.now();
    await coding.insertTranslation({
      ...{ id: deps.random.id(), answer, language, text: fields.value.text, origin: 'human', at },
      staff: actor.kind === 'staff' ? actor.id : null,
    });
    await audit.append({
      ...{ at, actor, action: 'answer.translated', subject: `answer:${answer}` },
      details: { need: number, language },
    });
    return done({ answer, language });
  });
}

function namedStatement(
  rows: readonly StatementRow[],
  need: number,
  answer: string | undefined,
): Result<StatementRow, 'statement-unknown' | 'statement-not-named'> {
  const own = rows.filter((row) => answer === undefined || row.answer === answer);
  const [first] = own;
  if (first === undefined) return refuse('statement-unknown', { need });
  if (own.some((row) => row.answer !== first.answer)) {
    return refuse('statement-not-named', { need });
  }
  return done(first);
}
