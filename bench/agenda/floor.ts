import type pg from 'pg';

/**
 * The plain aggregate of the same rows: how many gave each value of each question in each region. What is kept in memory
 * may be as much as where the agenda is built.
 * @returns seconds
 */
export async function aggregate(client: pg.Client): Promise<number> {
  await client.query(`SET work_mem = '64MB'`);
  await client.query('SET hash_mem_multiplier = 16');
  const started = performance.now();
  await client.query(
    `SELECT n.question, a.region, n.value, count(*)::int AS count
     FROM addressee a
     JOIN response r ON r.addressee_id = a.id AND r.status = 'submitted'
     JOIN answer n ON n.response_id = r.id AND n.current
     WHERE NOT n.question = ANY (r.hidden)
       AND n.value IS NOT NULL AND n.value NOT IN ('null', '[]', '{}', '""')
     GROUP BY 1, 2, 3`,
  );
  return (performance.now() - started) / 1000;
}
