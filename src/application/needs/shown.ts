import { askedQuestions } from '../../domain/agenda/questions.ts';
import type { MeetingId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { hasCompany, type Spoken } from '../../domain/needs/company.ts';
import { type Said, saidNow, writtenFrom } from '../../domain/needs/said.ts';
import { type Speaker, speakerFor } from '../../domain/needs/speaker.ts';
import { mayDo } from '../../domain/permissions.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire-definition.ts';
import type { Attribution } from '../../domain/vocabulary.ts';
import type { Actor } from '../ports.ts';
import type { CodingRows, SpokenAnswer, StatementRow, TranslationRow } from './rows.ts';

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

/** Which words of a meeting this person may read at all. */
export type MayRead = ReturnType<typeof hasCompany>;

/** Whoever sees members reads everything; others only what is named, or hides among enough others. */
export async function mayRead(
  coding: Pick<CodingRows, 'rounds' | 'statements' | 'unstated'>,
  meeting: MeetingId,
  actor: Actor,
): Promise<MayRead> {
  if (seesMembers(actor)) return () => true;
  const rounds = await coding.rounds(meeting);
  const said: Spoken[] = (await coding.statements(meeting)).filter(({ words }) => words !== null);
  for (const { id, definition } of rounds) {
    said.push(...(await coding.unstated(id, freeQuestions(definition))));
  }
  return hasCompany(said, new Map(rounds.map(({ slug, threshold }) => [slug, threshold])));
}

/** The questions that are answered in free words; short fields (names, addresses) are not among them. */
export function freeQuestions(definition: QuestionnaireDefinition): string[] {
  return askedQuestions(definition)
    .filter((asked) => asked.definition.type === 'comment')
    .map((asked) => asked.definition.name);
}

export function shownStatement(
  row: StatementRow,
  looks: {
    readonly actor: Actor;
    readonly reads: MayRead;
    readonly translations: readonly TranslationRow[];
  },
): ShownStatement {
  const { actor, reads, translations } = looks;
  const { answer, current, excerpt, words, language, level, round, question } = row;
  const speaker = speakerFor(seesMembers(actor), level, row);
  const of = {
    ...speaker,
    answer: speaker.member === null ? null : answer,
    level,
    round,
    question,
  };
  const late = row.late && speaker.country !== null;
  if (words !== null && !reads(row)) {
    const hidden = { state: 'withheld', words: null, whole: null, language: '' } as const;
    return { ...of, late, ...hidden, direction: 'auto', translations: [] };
  }
  const own = translations.filter((one) => current !== null && one.answer === current);
  return {
    ...saidNow({ isSame: current === answer, excerpt, words }),
    ...{ ...of, late, language, direction: writtenFrom(language) },
    translations: own.map(({ answer: _, ...one }) => one),
  };
}

/** An answer that stands behind no need yet. */
export type ShownAnswer = Omit<SpokenAnswer, 'answer' | 'member' | 'country' | 'region'> &
  Speaker & { readonly answer: string | null; readonly direction: 'ltr' | 'rtl' | 'auto' };
