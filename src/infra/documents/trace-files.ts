import type { TracedFigure } from '../../application/agenda/traced-figures.ts';
import type { StaffTrace } from '../../domain/agenda/content.ts';
import { CSV_MARK, csvLine } from '../tables/write-csv.ts';

/** Figure or item -> answer id, one a line. For staff only: it can tell who said what. */
export function traceCsv(figures: readonly TracedFigure[], trace: StaffTrace): string {
  const lines = [
    ['kind', 'figure', 'answer', 'member', 'country', 'region', 'level', 'late'],
    ...figures.flatMap(({ figure, answers }) =>
      answers.map((answer) => ['figure', figure, answer, '', '', '', '', '']),
    ),
    ...trace.needs.flatMap(({ coding, topic, answers, member, country, region, level, late }) =>
      answers.map((answer) => [
        'need',
        `words:${coding}/${topic ?? ''}`,
        answer,
        member,
        country,
        region,
        level,
        String(late),
      ]),
    ),
  ];
  return CSV_MARK + lines.map(csvLine).join('');
}
