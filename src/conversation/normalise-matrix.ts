import { isList, openCells } from './choices.ts';
import type { Around, Normalised } from './normalise.ts';
import type { MatrixQuestion } from './questionnaire.ts';

export function normaliseMatrix(
  question: MatrixQuestion,
  raw: unknown,
  { answers, language }: Around,
): Normalised {
  const { rows, columns } = openCells(question, answers);
  const refuse = (key: string, row = '') => ({
    ok: false as const,
    problem: question.phrase(language, `conversation.${key}`, { row }),
  });
  if (typeof raw !== 'object' || raw === null || isList(raw)) return refuse('problem.not-offered');
  const given = Object.entries(raw).filter(([, column]) => column !== '' && column !== null);
  const cells: Record<string, string> = {};
  for (const [code, column] of given) {
    const row = rows.find(({ value }) => value === code);
    if (row === undefined) return refuse('problem.not-offered');
    const known = columns.find(({ value }) => value === column);
    if (known === undefined) return refuse('problem.not-offered');
    cells[row.value] = known.value;
  }
  const open = rows.find(({ value }) => cells[value] === undefined);
  if (question.eachRowRequired && open !== undefined) {
    return refuse('problem.row-missing', open.label[language]);
  }
  return { ok: true, value: Object.keys(cells).length === 0 ? null : cells };
}
