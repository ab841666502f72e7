import type { QuestionnaireDefinition } from '../questionnaire-definition.ts';
import type { Text, Topic } from './content.ts';
import { type AskedQuestion, textOf } from './questions.ts';

/** Every topic of the rankings and needs, with its label from the first question that offers it. */
export function topicsOf(
  questionnaire: QuestionnaireDefinition,
  questions: readonly AskedQuestion[],
): Record<string, Topic> {
  const { rankings = [], needs = [], topics = {} } = questionnaire.parley;
  const sources = [
    ...rankings.map(({ question }) => question),
    ...needs.flatMap(({ topicFrom }) => topicFrom ?? []),
  ];
  const labels = new Map<string, Text>();
  for (const name of sources) {
    const question = questions.find(({ definition }) => definition.name === name)?.definition;
    if (!question || !('choices' in question)) continue;
    for (const { value, text } of question.choices) {
      if (!labels.has(value)) labels.set(value, textOf(text, value));
    }
  }
  const codes = [
    ...labels.keys(),
    ...Object.keys(topics),
    ...needs.flatMap(({ topic }) => topic ?? []),
  ];
  return Object.fromEntries(
    [...new Set(codes)]
      .sort()
      .map((code) => [
        code,
        { label: labels.get(code) ?? { en: code }, studyGroup: topics[code]?.studyGroup ?? null },
      ]),
  );
}
