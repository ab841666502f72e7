import type pg from 'pg';
import { idOf, OPENED_AT, ROUND, SENT_AT } from './scene.ts';

/** What each addressee of a backlog has: an invitation and two reminders that were sent, and one that waits. */
export const ROWS_EACH = 4;

const PAUSED = '00000000-0000-4000-9000-000000000003';
const OTHER = '00000000-0000-4000-9000-000000000004';
const ID = idOf(1);
const WAITING = idOf(4);
const SENT = `to_timestamp(${SENT_AT / 1000})`;
const EACH = 'generate_series(1, $1::int) AS n';

/** Of every so many that wait, one is due; and one is of a round that is paused, due for longer. */
const ONE_DUE_OF = 20;
const ONE_PAUSED_OF = 10;

/**
 * What has gathered in an outbox when a scene of `count` addressees has been in use: nearly all is sent, a part is due, a
 * paused round holds back what is due before that, some claims were left by a process that ended, some have expired.
 */
export async function layBacklog(client: pg.Client, count: number): Promise<void> {
  for (const { id, state } of [
    { id: PAUSED, state: 'paused' },
    { id: OTHER, state: 'open' },
  ]) {
    await client.query(
      `INSERT INTO round (id, slug, meeting_id, questionnaire_version_id, state, audience, closes_on,
                          send_window, opened_at)
       SELECT $1, 'bench-' || $2, meeting_id, questionnaire_version_id, $2, audience, closes_on,
              send_window, opened_at
       FROM round WHERE id = '${ROUND}'`,
      [id, state],
    );
  }
  for (const statement of LETTERS) await client.query(statement, [count]);
  for (const statement of TROUBLE) await client.query(statement);
}

const LETTERS = [
  `INSERT INTO delivery (id, dedupe_key, kind, state, round_id, addressee_id, contact_id, thread,
                         platform, order_at, due_at, expires_at, attempts, reference, sent_at)
   SELECT gen_random_uuid(), 'sent:' || k || ':' || n, 'reminder', 'sent', '${ROUND}', ${ID}, ${ID},
          'addressee:' || ${ID}, 'bench', at, at, at + interval '4 days', 1, 'ref', at
   FROM ${EACH}, generate_series(1, 2) AS k,
        LATERAL (SELECT to_timestamp(${OPENED_AT / 1000}) + k * interval '1 hour' AS at) AS t`,
  `INSERT INTO delivery_attempt (id, delivery_id, number, contact_id, platform, external_id,
                                 started_at, ended_at, outcome)
   SELECT gen_random_uuid(), id, 1, contact_id, 'bench', 'somebody@example.org', sent_at, sent_at, 'sent'
   FROM delivery WHERE dedupe_key LIKE 'sent:%' AND $1::int > 0`,
  `INSERT INTO delivery (id, dedupe_key, kind, round_id, addressee_id, thread, order_at, due_at, expires_at)
   SELECT ${WAITING}, 'waiting:' || n, 'reminder',
          CASE WHEN n % ${ONE_PAUSED_OF} = 1 THEN '${PAUSED}' ELSE '${ROUND}' END::uuid, ${ID},
          'addressee:' || ${ID}, at, at, ${SENT} + interval '20 days'
   FROM ${EACH}, LATERAL (SELECT ${SENT} + CASE
     WHEN n % ${ONE_PAUSED_OF} = 1 THEN -interval '2 hours'
     WHEN n % ${ONE_DUE_OF} = 0 THEN -interval '1 hour'
     ELSE n % 14 * interval '1 day' + interval '1 hour' END AS at) AS t`,
];

/** A hundred of the due ones each: left by a process that ended, expired, waited for. */
const TROUBLE = [
  `UPDATE delivery SET state = 'sending', attempts = 1, lease = gen_random_uuid(),
                       lease_until = ${SENT} - interval '5 minutes'
   WHERE id = ANY (ARRAY(SELECT ${WAITING} FROM generate_series(${ONE_DUE_OF}, ${ONE_DUE_OF * 100}, ${ONE_DUE_OF}) AS n))`,
  `UPDATE delivery SET expires_at = ${SENT} - interval '1 minute'
   WHERE id = ANY (ARRAY(SELECT ${WAITING}
     FROM generate_series(${ONE_DUE_OF * 101}, ${ONE_DUE_OF * 200}, ${ONE_DUE_OF}) AS n))`,
  `UPDATE delivery SET kind = 'receipt'
   WHERE id = ANY (ARRAY(SELECT ${WAITING}
     FROM generate_series(${ONE_DUE_OF * 201}, ${ONE_DUE_OF * 300}, ${ONE_DUE_OF}) AS n))`,
];
