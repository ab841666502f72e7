import type pg from 'pg';
import { idOf, ROUND, seed } from '../reminders/scene.ts';

/** The scene as of today, for processes that go by the real clock: at any hour. */
export async function layCurrent(client: pg.Client, count: number): Promise<void> {
  await seed(client, count);
  await client.query(
    `UPDATE round SET opened_at = now() - interval '3 days', closes_on = current_date + 30,
                      send_window = '"any"'`,
  );
  await client.query(`UPDATE addressee SET closes_at = now() + interval '30 days'`);
}

/** A reminder for everybody, due now. */
export async function remindAll(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `INSERT INTO delivery (id, dedupe_key, kind, round_id, addressee_id, thread, order_at, due_at, expires_at)
     SELECT gen_random_uuid(), 'waiting:' || n, 'reminder', '${ROUND}', ${idOf(1)},
            'addressee:' || ${idOf(1)}, now(), now(), now() + interval '4 days'
     FROM generate_series(1, $1::int) AS n`,
    [count],
  );
}
