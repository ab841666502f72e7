import type pg from 'pg';
import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import { REGIONS } from '../../src/domain/vocabulary.ts';
import { idOf } from '../answer/scene.ts';
import { compiled, readLargerQuestionnaire } from '../larger-questionnaire.ts';
import { sampleAnswer } from '../sample-answers.ts';

import { ROUND } from './tasks.ts';

const VERSION = '00000000-0000-4000-9000-000000000001';

/** So many different answers of each question; orders of priorities differ from nearly everybody's. */
const VARIANTS = 997;
const ORDERS = 20_000;
/** So many members write words, which are printed one by one: more than there are members and candidates for seats. */
const WRITERS = 1000;
const ORDER_LENGTH = 5;

const CATEGORIES = [
  '{}',
  '{developing}',
  '{developing,ldc}',
  '{developing,ldc,lldc}',
  '{developing,sids}',
];

/** A closed round of the larger questionnaire in which at least so many answers were given. @returns how many are there */
export async function seedRound(client: pg.Client, answers: number): Promise<number> {
  const definition = await readLargerQuestionnaire();
  const { questions } = compiled(VERSION, definition);
  const counted = questions.filter(({ kind }) => kind !== 'words');
  const members = Math.ceil(answers / counted.length);
  await client.query('BEGIN');
  await frame(client, definition);
  await everybody(client, members);
  for (const question of questions) {
    const writes = question.kind === 'words';
    await answer(client, question, writes ? Math.min(WRITERS, members) : members);
  }
  await client.query('COMMIT');
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM answer',
  );
  return rows[0]?.count ?? 0;
}

async function frame(client: pg.Client, definition: unknown): Promise<void> {
  await client.query(
    `INSERT INTO country (iso2, iso3, names, region, languages, time_zone, weekend, source, as_of)
     VALUES ('KE', 'KEN', '{"en":"Kenya"}', 'AFR', '{en}', 'Africa/Nairobi', '{6,7}', 'bench', '2026-01-01')
     ON CONFLICT (iso2) DO NOTHING`,
  );
  await client.query(`INSERT INTO questionnaire (id, slug) VALUES ('${VERSION}', 'bench')`);
  await client.query(
    `INSERT INTO questionnaire_version
       (id, questionnaire_id, number, definition, sha256, languages, title, published_at)
     VALUES ('${VERSION}', '${VERSION}', 1, $1, repeat('0', 64), '{en}', '{}', now())`,
    [definition],
  );
  await client.query(
    `INSERT INTO meeting (id, slug, kind, title, starts_on, ends_on, place, study_period)
     VALUES ('${VERSION}', 'bench', 'cto', 'CTO Meeting, Geneva', current_date + 30, current_date + 30,
             'Geneva', '2025-2028')`,
  );
  await client.query(
    `INSERT INTO round (id, slug, meeting_id, questionnaire_version_id, state, audience, closes_on,
                        send_window, opened_at)
     VALUES ('${VERSION}', '${ROUND}', '${VERSION}', '${VERSION}', 'closed', '{}', current_date - 1,
             '"any"', now() - interval '60 days')`,
  );
}

const ID = idOf('n');

async function everybody(client: pg.Client, members: number): Promise<void> {
  const each = `generate_series(1, ${members}) AS n`;
  await client.query(
    `INSERT INTO member (id, kind, reference, name, country_iso2, weekend)
     SELECT ${ID}, 'member-state', 'bench-' || n, 'Member ' || n, 'KE', '{}' FROM ${each}`,
  );
  await client.query(
    `INSERT INTO addressee (id, round_id, member_id, kind, name, country_iso2, region, categories,
                            language, time_zone, weekend, closes_at)
     SELECT ${ID}, '${VERSION}', ${ID}, 'member-state', 'Member ' || n, 'KE',
            ($1::text[])[n % ${REGIONS.length} + 1], ($2::text[])[n % 35 % ${CATEGORIES.length} + 1]::text[],
            'en', 'Africa/Nairobi', '{6,7}', now() - interval '1 day'
     FROM ${each}`,
    [REGIONS, CATEGORIES],
  );
  await client.query(
    `INSERT INTO response (id, addressee_id, status, started_at, submitted_at, last_answer_at)
     SELECT ${ID}, ${ID}, 'submitted', now(), now(), now() FROM ${each}`,
  );
}

async function answer(
  client: pg.Client,
  question: CompiledQuestion,
  members: number,
): Promise<void> {
  const values = question.kind === 'ranking' ? orders(question) : variants(question);
  await client.query(
    `INSERT INTO answer (id, response_id, question, value, attribution, contact_id, platform,
                         language, event_id, answered_at)
     SELECT gen_random_uuid(), ${ID}, $1, ($2::jsonb[])[n % cardinality($2::jsonb[]) + 1],
            (ARRAY['group', 'none', 'group', 'country', 'attributed'])[n % 5 + 1], ${ID}, 'page', 'en',
            'page:seed', now() - interval '10 days'
     FROM generate_series(1, ${members}) AS n`,
    [question.name, values],
  );
}

function variants(question: CompiledQuestion): string[] {
  return Array.from({ length: VARIANTS }, (_, n) =>
    JSON.stringify(sampleAnswer(question, question.kind === 'words' ? n : n * n + n, 'en')),
  );
}

/** Orders that lean towards the options named first, as people do; the same ones at every run. */
function orders(question: Extract<CompiledQuestion, { readonly kind: 'ranking' }>): string[] {
  const codes = question.choices.map(({ value }) => value);
  let state = 68;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: ORDERS }, () => {
    const left = [...codes];
    const order = Array.from({ length: ORDER_LENGTH }, () =>
      left.splice(Math.floor(random() ** 1.3 * left.length), 1),
    );
    return JSON.stringify(order.flat());
  });
}
