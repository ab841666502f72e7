import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import {
  operationsRows,
  overviewQuery,
  troubledQuery,
} from '../../../src/infra/rows/operations-rows.ts';
import { useDatabase } from '../../support/database.ts';
import { withClient } from '../../support/template.ts';

const NOW = Date.parse('2027-03-01T12:00:00Z');
const ROWS = 200_000;
const STAFF = '01890000-0000-7000-8000-000000000001';

/** How 200,000 deliveries may lie: the years behind, and the day on which a great round has been planned. */
const HISTORIES = [
  { name: 'nearly all are done', pending: 0.02 },
  { name: 'nearly all wait', pending: 0.9 },
] as const;

describe.each(HISTORIES)('what operators look at, when $name', ({ pending }) => {
  const database = useDatabase();
  let prisma: PrismaClient;
  beforeAll(async () => {
    prisma = createPrisma(database.url, { max: 2 });
    await withClient(database.url, (client) => fill(client, Math.round(ROWS * pending)));
  }, 120_000);
  afterAll(() => prisma.$disconnect());

  it('is counted, each state up to a hundred thousand', async () => {
    const { counts, oldestDueAt } = await operationsRows(prisma).overview(NOW);
    const waiting = Math.min(100_000, Math.round(ROWS * pending) + 100);
    expect(counts).toEqual({
      ...{ pending: waiting - 100, retrying: 100, sending: 20 },
      ...{ shunted: 30, unknown: 10 },
    });
    expect(oldestDueAt).toBe(NOW - 3_600_000);
  });

  it('is listed, the newest trouble first', async () => {
    const troubled = await operationsRows(prisma).troubled(15);
    expect(troubled).toHaveLength(15);
    expect(troubled[0]).toMatchObject({ state: 'unknown', to: 'Ada', round: null, reason: 'r' });
    const times = troubled.map(({ since }) => since);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it.each([
    ['the overview', overviewQuery(NOW)],
    ['the trouble', troubledQuery(20)],
  ])('is found without a scan of the deliveries: %s', async (_name, { text, values }) => {
    const plan = await withClient(database.url, async (client) => {
      const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
      return rows[0]['QUERY PLAN'];
    });
    const nodes = nodesOf(plan);
    const onDelivery = nodes.filter((node) => node['Relation Name'] === 'delivery');
    expect(onDelivery.length).toBeGreaterThanOrEqual(2);
    for (const node of onDelivery) expect(node['Node Type']).toMatch(/Index|Bitmap/);
    const indexes = nodes.flatMap((node) => String(node['Index Name'] ?? []));
    const walked = indexes.filter(
      (index) => index.startsWith('delivery_') && !/attempt/.test(index),
    );
    // Partial indexes, all of them: what is done is not in them.
    for (const index of walked)
      expect(index).toMatch(/^delivery_(waiting|expiry|awaited|sending|aside)_idx$/);
  });
});

async function fill(client: pg.Client, pending: number): Promise<void> {
  await client.query(
    `INSERT INTO staff (id, email, name, role) VALUES ($1, 'ada@itu.example', 'Ada', 'administrator')`,
    [STAFF],
  );
  const add = (state: string, count: number, due: string) =>
    client.query(
      `INSERT INTO delivery (id, dedupe_key, kind, state, staff_id, thread, order_at, due_at, expires_at, lease_until,
                             lease, reason, updated_at)
       SELECT gen_random_uuid(), $1 || n, 'staff-digest', $1, $2, $1 || n, ${due}, ${due}, ${due} + interval '1 year',
              CASE WHEN $1 = 'sending' THEN ${due} END, CASE WHEN $1 = 'sending' THEN gen_random_uuid() END,
              'r', ${due}
       FROM generate_series(1, $3) AS n`,
      [state, STAFF, count],
    );
  const now = `timestamptz '2027-03-01T12:00Z'`;
  await add('sent', ROWS - pending, `${now} - n * interval '1 minute'`);
  await add('pending', pending, `${now} + n * interval '1 second'`);
  await add(
    'retrying',
    100,
    `${now} - interval '1 hour' + n * interval '1 second' - interval '1 second'`,
  );
  await add('sending', 20, now);
  await add('shunted', 30, `${now} - n * interval '1 minute'`);
  await add('unknown', 10, `${now} - n * interval '1 second'`);
  await client.query('ANALYZE delivery');
}

type PlanNode = Readonly<Record<string, unknown>>;

function nodesOf(plan: unknown): PlanNode[] {
  if (Array.isArray(plan)) return plan.flatMap(nodesOf);
  if (typeof plan !== 'object' || plan === null) return [];
  const node = plan as PlanNode;
  const own = 'Node Type' in node ? [node] : [];
  return [...own, ...nodesOf(node['Plan']), ...nodesOf(node['Plans'])];
}
