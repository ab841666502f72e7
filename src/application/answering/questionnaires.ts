import type { CompiledQuestionnaire } from '../../conversation/questionnaire.ts';

/** Compiled once per published version and kept: versions never change. Throws when there is no such version. */
export interface Questionnaires {
  compiled(versionId: string): Promise<CompiledQuestionnaire>;
}
