import type pg from 'pg';
import type { HoldStore, KeptHold } from './hold-store.ts';

/** Holds in the table pace_hold, by the database's clock. What has ended goes with the next one that begins. */
export function postgresHolds(pool: pg.Pool): HoldStore {
  return {
    async put({ key, per, platform, tenant, reason, leftMs }) {
      await pool.query(`DELETE FROM pace_hold WHERE held_until < clock_timestamp()`);
      await pool.query(
        `INSERT INTO pace_hold (key, per, platform, tenant, reason, held_until)
         VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond')
         ON CONFLICT (key) DO UPDATE SET
           reason = CASE WHEN excluded.held_until > pace_hold.held_until THEN excluded.reason ELSE pace_hold.reason END,
           held_until = greatest(excluded.held_until, pace_hold.held_until)`,
        [key, per, platform, tenant, reason, leftMs],
      );
    },
    async standing() {
      const found = await pool.query<KeptHold>(
        `SELECT key, per, platform, tenant, reason,
                (extract(epoch FROM held_until - clock_timestamp()) * 1000)::float8 AS "leftMs"
         FROM pace_hold WHERE held_until > clock_timestamp()`,
      );
      return found.rows;
    },
  };
}
