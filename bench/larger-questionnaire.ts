import { readFile } from 'node:fs/promises';
import { compile } from '../src/conversation/compile.ts';
import type { CompiledQuestionnaire } from '../src/conversation/questionnaire.ts';
import type { QuestionnaireDefinition } from '../src/domain/questionnaire-definition.ts';
import { parseExpression } from '../src/infra/expressions.ts';
import { createPhrasebook } from '../src/infra/phrasebook.ts';
import { messages } from '../src/messages/index.ts';

const phrasebook = createPhrasebook(messages);

/** The larger of the two questionnaires that come with Parley: what administrations are asked. */
export async function readLargerQuestionnaire(): Promise<QuestionnaireDefinition> {
  const url = new URL('../data/questionnaires/administrations.json', import.meta.url);
  return JSON.parse(await readFile(url, 'utf8')) as QuestionnaireDefinition;
}

export function compiled(id: string, definition: QuestionnaireDefinition): CompiledQuestionnaire {
  return compile({ id, definition, parseExpression, phrasebook });
}
