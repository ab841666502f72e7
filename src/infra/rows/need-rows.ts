import type { NeedPart, NeedRow } from '../../domain/agenda/input.ts';

/** One answer of a response, with its owner. */
export type NeedPartRow = Omit<NeedRow, 'parts'> &
  NeedPart & { readonly response: string; readonly question: string };

/** Puts the answers of each response together. Rows of one response stand next to each other. */
export function needRows(rows: readonly NeedPartRow[]): NeedRow[] {
  const found: (NeedRow & {
    readonly response: string;
    readonly parts: Record<string, NeedPart>;
  })[] = [];
  for (const { response, question, answer, value, level, language, ...owner } of rows) {
    const part = { answer, value, level, language };
    const last = found.at(-1);
    if (last?.response === response) last.parts[question] = part;
    else found.push({ response, ...owner, parts: { [question]: part } });
  }
  return found.map(({ response: _, ...row }) => row);
}
