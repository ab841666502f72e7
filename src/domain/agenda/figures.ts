import type { PublishedAgenda } from './content.ts';
import { RESPONSES } from './ledger.ts';

/**
 * The figures of a published agenda that an answer stands behind: "responses", "ranking:<question>",
 * "counts:<question>/<option>". A figure that is not published has none.
 */
export function figuresOf(published: PublishedAgenda, question: string, value: unknown): string[] {
  if (question === RESPONSES) return ['responses'];
  const ranked = published.rankings.filter((one) => one.question === question);
  const counted = published.counts.filter((one) => one.question === question);
  const chosen = new Set(optionsIn(value));
  return [
    ...ranked.map(() => `ranking:${question}`),
    ...counted.flatMap(({ options }) =>
      options.flatMap(({ code }) => (chosen.has(code) ? `counts:${question}/${code}` : [])),
    ),
  ];
}

/** The options that a value chooses; of a matrix, `<row>/<column>`. */
export function optionsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([row, column]) => `${row}/${String(column)}`);
  }
  return [String(value)];
}
