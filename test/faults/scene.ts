import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { DATA } from '../support/parley.ts';

/** Everything about member `n` has an id that is computed from `n`, so that no look-up is needed. */
const ID = `('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const ROUND = '00000000-0000-4000-9000-000000000001';
const RULE = '00000000-0000-4000-9000-000000000002';

export const conversationOf = (n: number) => `fault-${n}`;
/** The secret in the browser's cookie. */
export const secretOf = (n: number) => `fault-${n}-`.padEnd(43, '0');

export interface Scene {
  readonly databaseUrl: string;
  rows<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Plans a message for each of these members, due so long from now. Nobody is told: the sweep has to find them. */
  plan(order: PlanOrder): Promise<void>;
  /** How many of the planned messages are in each state: of all members, or from the first to the last of these. */
  states(members?: readonly [number, number]): Promise<Readonly<Record<string, number>>>;
  /** Makes due what waits for its next try: tests have no minutes. */
  hasten(): Promise<void>;
  /** Some of those that are not over, with their reasons: for the message of a failing test. */
  left(): Promise<unknown>;
  close(): Promise<void>;
}

export interface PlanOrder {
  readonly kind: 'invitation' | 'reminder';
  /** The first and the last member. */
  readonly members: readonly [number, number];
  readonly inSeconds?: number;
  /** Each a little later than the one before. */
  readonly spacedSeconds?: number;
}

/** An open round of the real questionnaire, at any hour, with so many members: each with a contact and a browser. */
export async function openScene(databaseUrl: string, members: number): Promise<Scene> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  pool.on('error', () => undefined); // the database is killed in these tests
  await seedRound(pool);
  await seedMembers(pool, members);
  return {
    databaseUrl,
    rows: async (sql, values = []) => (await pool.query(sql, [...values])).rows,
    async plan({ kind, members: [first, last], inSeconds = 0, spacedSeconds = 0 }) {
      await pool.query(
        `INSERT INTO delivery (id, dedupe_key, kind, round_id, addressee_id, reminder_rule_id, thread,
                               order_at, due_at, expires_at)
         SELECT gen_random_uuid(), $1 || ':' || n, $1, '${ROUND}', ${ID},
                CASE WHEN $1 = 'reminder' THEN '${RULE}'::uuid END, 'addressee:' || ${ID}, due, due,
                now() + interval '50 days'
         FROM generate_series($2::int, $3::int) AS n,
              LATERAL (SELECT now() + make_interval(secs => $4::float8 + (n - $2::int) * $5::float8) AS due) AS d`,
        [kind, first, last, inSeconds, spacedSeconds],
      );
    },
    async states([first, last] = [1, members]) {
      const { rows } = await pool.query<{ state: string; count: number }>(
        `SELECT state, count(*)::int AS count FROM delivery
         WHERE kind IN ('invitation', 'reminder') AND split_part(dedupe_key, ':', 2)::int BETWEEN $1 AND $2
         GROUP BY state`,
        [first, last],
      );
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
    async hasten() {
      await pool.query(
        `UPDATE delivery SET due_at = now() WHERE state = 'retrying' AND due_at > now()`,
      );
    },
    async left() {
      const { rows } = await pool.query(
        `SELECT kind, state, reason, attempts, round(extract(epoch FROM due_at - now())) AS due,
                round(extract(epoch FROM lease_until - now())) AS lease
         FROM delivery WHERE state NOT IN ('sent', 'cancelled') AND staff_id IS NULL ORDER BY due_at LIMIT 5`,
      );
      return rows;
    },
    close: () => pool.end(),
  };
}

async function seedRound(pool: pg.Pool): Promise<void> {
  const definition = await readFile(join(DATA, 'questionnaires/administrations.json'), 'utf8');
  await pool.query(
    `INSERT INTO country (iso2, iso3, names, region, languages, time_zone, weekend, source, as_of)
     VALUES ('KE', 'KEN', '{}', 'AFR', '{en}', 'Africa/Nairobi', '{6,7}', 'test', '2026-01-01')
     ON CONFLICT (iso2) DO NOTHING`,
  );
  await pool.query(`INSERT INTO questionnaire (id, slug) VALUES ('${ROUND}', 'faults')`);
  await pool.query(
    `INSERT INTO questionnaire_version
       (id, questionnaire_id, number, definition, sha256, languages, title, published_at)
     VALUES ('${ROUND}', '${ROUND}', 1, $1, repeat('0', 64), '{ar,zh,en,es,fr,ru}', '{}', now())`,
    [definition],
  );
  await pool.query(
    `INSERT INTO meeting (id, slug, kind, title, starts_on, ends_on, place, study_period)
     VALUES ('${ROUND}', 'faults', 'cto', 'CTO Meeting, Geneva', current_date + 90,
             current_date + 90, 'Geneva', '2025-2028')`,
  );
  await pool.query(
    `INSERT INTO round (id, slug, meeting_id, questionnaire_version_id, state, audience, closes_on,
                        send_window, opened_at)
     VALUES ('${ROUND}', 'faults', '${ROUND}', '${ROUND}', 'open', '{}', current_date + 60, '"any"',
             now() - interval '8 days')`,
  );
  await pool.query(
    `INSERT INTO reminder_rule (id, round_id, position, anchor, "offset", states)
     VALUES ('${RULE}', '${ROUND}', 1, 'opening', 'P7D', '{not-invited,not-started}')`,
  );
}

async function seedMembers(pool: pg.Pool, members: number): Promise<void> {
  const each = `FROM generate_series(1, ${members}) AS n`;
  for (const sql of [
    `INSERT INTO member (id, kind, reference, name, country_iso2, weekend)
     SELECT ${ID}, 'member-state', 'fault-' || n, 'Member ' || n, 'KE', '{}' ${each}`,
    `INSERT INTO contact (id, member_id, email, name, role)
     SELECT ${ID}, ${ID}, 'fault-' || n || '@example.org', 'Contact ' || n, 'focal-point' ${each}`,
    `INSERT INTO account (id, contact_id, platform, external_id, verified_at)
     SELECT ${ID}, ${ID}, 'page',
            encode(sha256(rpad('fault-' || n || '-', 43, '0')::bytea), 'hex'), now() ${each}`,
    `INSERT INTO addressee (id, round_id, member_id, kind, name, country_iso2, region, categories,
                            language, time_zone, weekend, closes_at)
     SELECT ${ID}, '${ROUND}', ${ID}, 'member-state', 'Member ' || n, 'KE', 'AFR',
            '{developing}', 'en', 'Africa/Nairobi', '{6,7}', now() + interval '60 days' ${each}`,
    `INSERT INTO response (id, addressee_id) SELECT ${ID}, ${ID} ${each}`,
    `INSERT INTO conversation (id, short_id, response_id, contact_id, platform, language, state)
     SELECT ${ID}, 'fault-' || n, ${ID}, ${ID}, 'page', 'en', 'null' ${each}`,
  ]) {
    await pool.query(sql);
  }
}
