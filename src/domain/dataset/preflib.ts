import type { Variable } from './variables.ts';

/** How many ballots had each order, options as codes with commas between them, best first. */
export type Orders = ReadonlyMap<string, number>;

/**
 * Ballots of one ranking question as PrefLib's "strict orders, incomplete list" (.soi, https://preflib.github.io): numbered
 * alternatives, then each order with how many gave it, the most frequent first.
 */
export function prefLib(
  { question, options, title }: Variable,
  orders: Orders,
  facts: { readonly fileName: string; readonly day: string; readonly round: string },
): string {
  const number = new Map(options.map(({ code }, at) => [code, at + 1]));
  const lines = [...orders]
    .map(([order, count]) => ({ count, order: numbered(order, number) }))
    .sort((a, b) => b.count - a.count || (a.order < b.order ? -1 : 1));
  const voters = lines.reduce((sum, { count }) => sum + count, 0);
  return [
    `# FILE NAME: ${facts.fileName}`,
    `# TITLE: ${oneLine(title.en)}`,
    `# DESCRIPTION: Ballots for "${question}" in the round ${facts.round}`,
    '# DATA TYPE: soi',
    '# MODIFICATION TYPE: original',
    '# RELATES TO: ',
    '# RELATED FILES: ',
    `# PUBLICATION DATE: ${facts.day}`,
    `# MODIFICATION DATE: ${facts.day}`,
    `# NUMBER ALTERNATIVES: ${options.length}`,
    `# NUMBER VOTERS: ${voters}`,
    `# NUMBER UNIQUE ORDERS: ${lines.length}`,
    ...options.map(
      ({ code, label }, at) => `# ALTERNATIVE NAME ${at + 1}: ${code} ${oneLine(label.en)}`,
    ),
    ...lines.map(({ count, order }) => `${count}: ${order}`),
    '',
  ].join('\n');
}

const numbered = (order: string, number: ReadonlyMap<string, number>): string =>
  order
    .split(',')
    .flatMap((code) => number.get(code) ?? [])
    .join(',');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
