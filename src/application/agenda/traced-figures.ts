import { figuresOf } from '../../domain/agenda/figures.ts';
import type { AgendaRows, AgendaVersion } from './rows.ts';

export interface TracedFigure {
  readonly figure: string;
  /** Ids of answers, of responses for the figure "responses"; in order. */
  readonly answers: readonly string[];
}

/** Every published figure of a version with the answers behind it, as they were taken down when it was built. */
export async function tracedFigures(
  agenda: Pick<AgendaRows, 'traced'>,
  round: string,
  { content }: AgendaVersion,
): Promise<readonly TracedFigure[]> {
  const figures = new Map<string, string[]>();
  for (const { question, value, answers } of await agenda.traced(round, content.staff.releases)) {
    for (const figure of figuresOf(content.published, question, value)) {
      figures.set(figure, [...(figures.get(figure) ?? []), ...answers]);
    }
  }
  return [...figures]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([figure, answers]) => ({ figure, answers: answers.sort() }));
}
