import type { Language } from '../../domain/language.ts';
import { type Said, saidNow, writtenFrom } from '../../domain/needs/said.ts';
import { type Speaker, speakerFor } from '../../domain/needs/speaker.ts';
import { mayDo } from '../../domain/permissions.ts';
import type { Attribution } from '../../domain/vocabulary.ts';
import type { Actor } from '../ports.ts';
import type { SpokenAnswer, StatementRow, TranslationRow } from './rows.ts';

/** A translation beside the words, which it never replaces. */
export interface ShownTranslation {
  readonly language: Language;
  readonly text: string;
  readonly origin: 'human' | 'machine';
  /** Null: not known by name, or a machine. */
  readonly by: string | null;
}

/** A statement as this person may see it. */
export interface ShownStatement extends Said, Speaker {
  /** Null where the member is not named: an answer's id tells when it came, and which others came with it. */
  readonly answer: string | null;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl' | 'auto';
  /** How widely the member lets it be shown. */
  readonly level: Attribution;
  /** Came after the closing time; not told of those who are not named. */
  readonly late: boolean;
  readonly round: string;
  readonly question: string;
  readonly translations: readonly ShownTranslation[];
}

export function seesMembers(actor: Actor): boolean {
  return mayDo(actor, 'need.see-members');
}

export function shownStatement(
  row: StatementRow,
  translations: readonly TranslationRow[],
  actor: Actor,
): ShownStatement {
  const { answer, current, excerpt, words, language, level, round, question } = row;
  const speaker = speakerFor(seesMembers(actor), level, row);
  const own = translations.filter((one) => current !== null && one.answer === current);
  return {
    ...saidNow({ isSame: current === answer, excerpt, words }),
    ...speaker,
    ...{
      answer: speaker.member === null ? null : answer,
      language,
      direction: writtenFrom(language),
      level,
      round,
      question,
    },
    late: row.late && speaker.country !== null,
    translations: own.map(({ answer: _, ...one }) => one),
  };
}

/** An answer that stands behind no need yet. */
export type ShownAnswer = Omit<SpokenAnswer, 'answer' | 'member' | 'country' | 'region'> &
  Speaker & { readonly answer: string | null; readonly direction: 'ltr' | 'rtl' | 'auto' };
