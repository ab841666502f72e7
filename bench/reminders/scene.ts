import type pg from 'pg';
import { LANGUAGES } from '../../src/domain/language.ts';
import { readLargerQuestionnaire } from '../larger-questionnaire.ts';

/** Monday 1 March 2027, 08:00 UTC: the round opens, everybody has been invited. */
export const OPENED_AT = Date.UTC(2027, 2, 1, 8);
/** Tuesday at noon: a reminder a day after opening is due everywhere, also spread over two hours. */
export const SENT_AT = OPENED_AT + 28 * 3_600_000;

export const SLUG = 'bench';
export const ROUND = '00000000-0000-4000-9000-000000000001';

/** The whole day, so that one moment suits all zones; the check of hours and weekends is made all the same. */
const WINDOW = { from: 0, to: 24 };

const ID = idOf(1);
const EACH = 'generate_series(1, $1::int) AS n';
const OPENED = `to_timestamp(${OPENED_AT / 1000})`;

/**
 * An open round in which everybody has been invited by a letter: `count` addressees of all countries, a third with a
 * colleague besides the focal point, a third of them begun with two questions open. Countries must be there already.
 */
export async function seed(client: pg.Client, count: number): Promise<void> {
  await seedRound(client);
  for (const statement of [...MEMBERS, ...LETTERS]) await client.query(statement, [count]);
}

async function seedRound(client: pg.Client): Promise<void> {
  await client.query(`INSERT INTO questionnaire (id, slug) VALUES ('${ROUND}', 'bench')`);
  await client.query(
    `INSERT INTO questionnaire_version
       (id, questionnaire_id, number, definition, sha256, languages, title, published_at)
     VALUES ('${ROUND}', '${ROUND}', 1, $1, repeat('0', 64), $2, '{}', now())`,
    [await readLargerQuestionnaire(), LANGUAGES],
  );
  await client.query(
    `INSERT INTO meeting (id, slug, kind, title, starts_on, ends_on, place, study_period)
     VALUES ('${ROUND}', 'bench', 'cto', 'CTO Meeting, Geneva', '2027-05-10', '2027-05-11',
             'Geneva', '2025-2028')`,
  );
  await client.query(
    `INSERT INTO round (id, slug, meeting_id, questionnaire_version_id, state, audience, closes_on,
                        send_window, opened_at)
     VALUES ('${ROUND}', '${SLUG}', '${ROUND}', '${ROUND}', 'open', '{}', '2027-03-31',
             '${JSON.stringify(WINDOW)}', ${OPENED})`,
  );
}

/** Ids are computed, so that every table can be filled as a set; each has its own first figures. */
export function idOf(table: number, n = 'n'): string {
  return `('${table}0000000-0000-4000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
}

const MEMBERS = [
  `INSERT INTO member (id, kind, reference, name, country_iso2, weekend)
   SELECT ${ID}, 'sector-member', 'bench-' || n, 'Member ' || n, c.iso2, '{}'
   FROM ${EACH}
   JOIN (SELECT iso2, row_number() OVER (ORDER BY iso2) AS place, count(*) OVER () AS all_of_them
         FROM country) c ON c.place = n % c.all_of_them + 1`,
  `INSERT INTO contact (id, member_id, email, name, title, role)
   SELECT ${ID}, ${ID}, 'focal-' || n || '@example.org', 'Focal Point ' || n, 'Ms', 'focal-point'
   FROM ${EACH}`,
  `INSERT INTO contact (id, member_id, email, name, role)
   SELECT ${idOf(2)}, ${ID}, 'colleague-' || n || '@example.org', 'Colleague ' || n, 'alternate'
   FROM ${EACH} WHERE n % 3 = 0`,
  `INSERT INTO addressee (id, round_id, member_id, kind, name, country_iso2, region, categories,
                          language, time_zone, weekend, closes_at)
   SELECT ${ID}, '${ROUND}', m.id, m.kind, m.name, c.iso2, c.region, '{developing}',
          c.languages[1], c.time_zone, c.weekend, ${OPENED} + interval '30 days'
   FROM ${EACH} JOIN member m ON m.id = ${ID} JOIN country c ON c.iso2 = m.country_iso2`,
  `INSERT INTO response (id, addressee_id, status, missing)
   SELECT ${ID}, ${ID}, CASE WHEN n % 3 = 1 THEN 'partial' ELSE 'not-started' END,
          CASE WHEN n % 3 = 1 THEN ARRAY['attribution', 'need1_benefit'] ELSE '{}' END
   FROM ${EACH}`,
];

const LETTERS = [
  `INSERT INTO delivery (id, dedupe_key, kind, state, round_id, addressee_id, contact_id, thread,
                         platform, order_at, due_at, expires_at, attempts, reference, sent_at)
   SELECT ${ID}, 'invitation:' || ${ID}, 'invitation', 'sent', '${ROUND}', ${ID}, ${ID},
          'addressee:' || ${ID}, 'bench', ${OPENED}, ${OPENED}, ${OPENED} + interval '30 days', 1,
          'ref', ${OPENED}
   FROM ${EACH}`,
  `INSERT INTO delivery_attempt (id, delivery_id, number, contact_id, platform, external_id,
                                 started_at, ended_at, outcome)
   SELECT ${ID}, ${ID}, 1, ${ID}, 'bench', 'focal-' || n || '@example.org', ${OPENED}, ${OPENED},
          'sent'
   FROM ${EACH}`,
  `INSERT INTO invitation (id, addressee_id, contact_id, token_hash, reason, expires_at)
   SELECT ${ID}, ${ID}, ${ID}, sha256(n::text::bytea), 'letter', ${OPENED} + interval '30 days'
   FROM ${EACH}`,
  `INSERT INTO outreach (email, sent_at)
   SELECT 'focal-' || n || '@example.org', ARRAY[${OPENED}] FROM ${EACH}`,
];
