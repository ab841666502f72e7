import type { Questionnaires } from '../application/answering/questionnaires.ts';
import type { QuestionnaireRows } from '../application/questionnaires/rows.ts';
import { compile } from '../conversation/compile.ts';
import type { Phrasebook } from '../conversation/phrasebook.ts';
import type { CompiledQuestionnaire } from '../conversation/questionnaire.ts';
import type { QuestionnaireVersionId } from '../domain/ids.ts';
import { parseExpression } from './expressions.ts';

/**
 * Published versions compiled once per process and kept: they never change, and a deployment has a handful. A version
 * that could not be read is asked for again next time.
 */
export function compiledQuestionnaires(
  rows: Pick<QuestionnaireRows, 'findById'>,
  phrasebook: Phrasebook,
): Questionnaires {
  const kept = new Map<string, Promise<CompiledQuestionnaire>>();
  async function read(id: string): Promise<CompiledQuestionnaire> {
    const version = await rows.findById(id as QuestionnaireVersionId);
    if (version === undefined) throw new Error(`there is no questionnaire version ${id}`);
    return compile({ id, definition: version.definition, parseExpression, phrasebook });
  }
  return {
    compiled: (id) => {
      const known = kept.get(id);
      if (known !== undefined) return known;
      const compiled = read(id);
      kept.set(id, compiled);
      compiled.catch(() => kept.delete(id));
      return compiled;
    },
  };
}
