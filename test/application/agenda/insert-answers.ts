import type pg from 'pg';
import { v7 } from 'uuid';
import type { GeneratedAnswer } from './generated-round.ts';

/** Also what a correction does: the newer answer supersedes the current one. */
export async function insertAnswers(
  client: pg.Client,
  response: string,
  answers: readonly GeneratedAnswer[],
  contact = v7(),
): Promise<void> {
  const json = JSON.stringify(answers);
  await client.query(
    `UPDATE answer SET current = false WHERE response_id = $1 AND current
       AND question IN (SELECT a->>'question' FROM jsonb_array_elements($2::jsonb) a)`,
    [response, json],
  );
  await client.query(
    `INSERT INTO answer (id, response_id, question, value, attribution, contact_id, platform, language,
       event_id, answered_at)
     SELECT (a->>'id')::uuid, $1, a->>'question', a->'value', a->>'level', $3, 'page', a->>'language',
            a->>'id', '2027-02-01T10:00Z'
     FROM jsonb_array_elements($2::jsonb) a`,
    [response, json, contact],
  );
}
