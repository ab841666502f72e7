import type { QuestionnaireVersionId, StaffId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Localized, QuestionnaireDefinition } from '../../domain/questionnaire-definition.ts';

export interface QuestionnaireVersion {
  readonly id: QuestionnaireVersionId;
  readonly slug: string;
  readonly number: number;
  readonly definition: QuestionnaireDefinition;
  readonly sha256: string; // of the canonical JSON, hexadecimal
  /** Every text stands in each of these. */
  readonly languages: readonly Language[];
  readonly publishedAt: number; // epoch ms
  readonly publishedBy: StaffId | null;
}

/** What lists show: all but the definition. */
export interface QuestionnaireSummary extends Omit<QuestionnaireVersion, 'definition'> {
  readonly title: Localized;
}

export interface QuestionnaireRows {
  /** Makes the questionnaire if there is none of this slug, and locks it until the transaction ends. */
  lock(questionnaire: { readonly id: string; readonly slug: string }): Promise<string>;
  /** Version numbers and digests of a locked questionnaire, oldest first. */
  versions(
    questionnaireId: string,
  ): Promise<readonly Pick<QuestionnaireVersion, 'id' | 'number' | 'sha256'>[]>;
  insert(version: QuestionnaireVersion & { readonly questionnaireId: string }): Promise<void>;
  /** The latest version when no number is given. */
  find(slug: string, number?: number): Promise<QuestionnaireVersion | undefined>;
  findById(id: QuestionnaireVersionId): Promise<QuestionnaireVersion | undefined>;
  /** By slug, then the latest version first. */
  list(): Promise<readonly QuestionnaireSummary[]>;
}
