import type { NeedPart, NeedRow } from '../../domain/agenda/input.ts';
import type { Database } from '../database/prisma.ts';
import { isGiven } from './given-value.ts';

/** One answer of a response, with its owner. */
type NeedPartRow = Omit<NeedRow, 'parts'> &
  NeedPart & { readonly response: string; readonly question: string };

/** See the port: the responses that have words, with their answers, and which versions of the agenda took those down. */
export async function readNeeds(
  db: Database,
  round: string,
  words: readonly string[],
  questions: readonly string[],
): Promise<NeedRow[]> {
  const rows = await db.$queryRaw<NeedPartRow[]>`
    WITH writers AS MATERIALIZED (
      SELECT DISTINCT n.response_id FROM answer n
      WHERE n.current AND n.question = ANY (${[...words]}::text[])
    ), written AS MATERIALIZED (
      SELECT r.id AS response, n.question, n.id, n.value, n.attribution, n.language, r.late, a.name,
             a.country_iso2, a.region
      FROM writers
      JOIN response r ON r.id = writers.response_id AND r.status = 'submitted'
      JOIN addressee a ON a.id = r.addressee_id
      JOIN answer n ON n.response_id = r.id AND n.current
      WHERE a.round_id = ${round}::uuid AND n.question = ANY (${[...questions]}::text[])
        AND NOT n.question = ANY (r.hidden)
        AND ${isGiven}
    ), seen AS (
      SELECT told.id, array_agg(v.number ORDER BY v.number) AS taken
      FROM agenda_version v JOIN agenda_release e ON e.version_id = v.id,
           unnest(e.answers) AS told (id)
      WHERE v.round_id = ${round}::uuid AND e.question = ANY (${[...questions]}::text[])
        AND told.id IN (SELECT id FROM written)
      GROUP BY told.id
    )
    SELECT response::text, question, id::text AS answer, value, attribution AS level, language, late,
           name AS member, country_iso2 AS country, region, coalesce(taken, '{}') AS taken
    FROM written LEFT JOIN seen USING (id)
    ORDER BY response, question`;
  return needRows(rows);
}

/** Puts the answers of each response together. Rows of one response stand next to each other. */
function needRows(rows: readonly NeedPartRow[]): NeedRow[] {
  const found: (NeedRow & {
    readonly response: string;
    readonly parts: Record<string, NeedPart>;
  })[] = [];
  for (const { response, question, answer, value, level, language, taken, ...owner } of rows) {
    const part = { answer, value, level, language, taken };
    const last = found.at(-1);
    if (last?.response === response) last.parts[question] = part;
    else found.push({ response, ...owner, parts: { [question]: part } });
  }
  return found.map(({ response: _, ...row }) => row);
}
