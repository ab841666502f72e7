import type pg from 'pg';
import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { compiled, readLargerQuestionnaire } from '../larger-questionnaire.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** As many members as answer in turn: enough that two of 32 rarely meet on one. */
export const MEMBERS = 4000;

/**
 * Everything about member `n` (from 1) has an id that is computed from `n`, so that pgbench and the load need no
 * look-up: the row's uuid, the conversation's short name, the secret in the browser's cookie.
 */
export function idOf(n: string): string {
  return `('00000000-0000-4000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
}

export function shortIdOf(n: number): string {
  return `bench-${n}`;
}

export function secretOf(n: number): string {
  return `bench-${n}-`.padEnd(43, '0');
}

export function languageOf(n: number): Language {
  return LANGUAGES[n % LANGUAGES.length] ?? 'en';
}

const VERSION = '00000000-0000-4000-9000-000000000001';

/** The questions that everybody is asked, whatever was answered before; these are the ones that are answered here. */
export async function openQuestions(): Promise<readonly CompiledQuestion[]> {
  const questionnaire = compiled(VERSION, await readLargerQuestionnaire());
  const isOpen = ({ visibleIf, containers, name }: CompiledQuestion) =>
    visibleIf === null &&
    containers.every((container) => container.visibleIf === null) &&
    name !== questionnaire.attributionChosenBy; // changing that one records all the others anew
  return questionnaire.questions.filter(isOpen);
}

/**
 * An open round of the larger questionnaire with `MEMBERS` members, each with a contact, a browser and a response in
 * which the questions of everybody are answered and the others are not.
 */
export async function seed(
  client: pg.Client,
  questions: readonly CompiledQuestion[],
): Promise<void> {
  const answers = questions.map((question) => ({
    question: question.name,
    value: sampleAnswer(question, 0, 'en'),
  }));
  await client.query('BEGIN');
  await seedRound(client);
  await seedMembers(client);
  await seedResponses(client, JSON.stringify(answers));
  await client.query('COMMIT');
  await client.query('VACUUM ANALYZE');
}

const ID = idOf('n');
const EACH_MEMBER = `generate_series(1, ${MEMBERS}) AS n`;
const LANGUAGE = `(ARRAY['${LANGUAGES.join("','")}'])[n % ${LANGUAGES.length} + 1]`;

async function seedRound(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO country (iso2, iso3, names, region, languages, time_zone, weekend, source, as_of)
     VALUES ('KE', 'KEN', '{}', 'AFR', '{en}', 'Africa/Nairobi', '{6,7}', 'bench', '2026-01-01')
     ON CONFLICT (iso2) DO NOTHING`,
  );
  await client.query(
    `INSERT INTO questionnaire (id, slug) VALUES ('${VERSION}', 'bench-administrations')`,
  );
  await client.query(
    `INSERT INTO questionnaire_version
       (id, questionnaire_id, number, definition, sha256, languages, title, published_at)
     VALUES ('${VERSION}', '${VERSION}', 1, $1, repeat('0', 64), $2, '{}', now())`,
    [await readLargerQuestionnaire(), LANGUAGES],
  );
  await client.query(
    `INSERT INTO meeting (id, slug, kind, title, starts_on, ends_on, place, study_period)
     VALUES ('${VERSION}', 'bench-meeting', 'cto', 'CTO Meeting, Geneva', current_date + 90,
             current_date + 90, 'Geneva', '2025-2028')`,
  );
  await client.query(
    `INSERT INTO round (id, slug, meeting_id, questionnaire_version_id, state, audience, closes_on,
                        send_window, opened_at)
     VALUES ('${VERSION}', 'bench', '${VERSION}', '${VERSION}', 'open', '{}', current_date + 60,
             '"any"', now())`,
  );
}

async function seedMembers(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO member (id, kind, reference, name, country_iso2, weekend)
     SELECT ${ID}, 'member-state', 'bench-' || n, 'Member ' || n, 'KE', '{}' FROM ${EACH_MEMBER}`,
  );
  await client.query(
    `INSERT INTO contact (id, member_id, email, name, role)
     SELECT ${ID}, ${ID}, 'bench-' || n || '@example.org', 'Contact ' || n, 'focal-point'
     FROM ${EACH_MEMBER}`,
  );
  await client.query(
    `INSERT INTO account (id, contact_id, platform, external_id, verified_at)
     SELECT ${ID}, ${ID}, 'page',
            encode(sha256(rpad('bench-' || n || '-', 43, '0')::bytea), 'hex'), now()
     FROM ${EACH_MEMBER}`,
  );
  await client.query(
    `INSERT INTO addressee (id, round_id, member_id, kind, name, country_iso2, region, categories,
                            language, time_zone, weekend, closes_at)
     SELECT ${ID}, '${VERSION}', ${ID}, 'member-state', 'Member ' || n, 'KE', 'AFR',
            '{developing}', ${LANGUAGE}, 'Africa/Nairobi', '{6,7}', now() + interval '60 days'
     FROM ${EACH_MEMBER}`,
  );
}

async function seedResponses(client: pg.Client, answers: string): Promise<void> {
  await client.query(
    `INSERT INTO response (id, addressee_id, status, started_at, last_answer_at)
     SELECT ${ID}, ${ID}, 'partial', now(), now() FROM ${EACH_MEMBER}`,
  );
  await client.query(
    `INSERT INTO conversation (id, short_id, response_id, contact_id, platform, language, state)
     SELECT ${ID}, 'bench-' || n, ${ID}, ${ID}, 'page', ${LANGUAGE}, 'null' FROM ${EACH_MEMBER}`,
  );
  await client.query(
    `INSERT INTO answer (id, response_id, question, value, attribution, contact_id, platform,
                         language, event_id, answered_at)
     SELECT gen_random_uuid(), ${ID}, a->>'question', a->'value', 'country', ${ID}, 'page', 'en',
            'page:seed', now()
     FROM ${EACH_MEMBER}, jsonb_array_elements($1::jsonb) AS a`,
    [answers],
  );
}

/** How many answers were recorded through the pages: what was acknowledged must be as many. */
export async function countRecorded(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM inbound_event WHERE id LIKE 'page:%'`,
  );
  return rows[0]?.count ?? 0;
}
