import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layBacklog, ROWS_EACH } from '../../../bench/reminders/backlog.ts';
import {
  type Call,
  CLAIMED_MAX,
  callEach,
  SWEPT_MAX,
} from '../../../bench/reminders/outbox-calls.ts';
import { SENT_AT, seed } from '../../../bench/reminders/scene.ts';
import { loadCountries } from '../../../bench/reminders/scenes.ts';
import { useDatabase } from '../../support/database.ts';
import { withClient } from '../../support/template.ts';

const ADDRESSEES = 30_000;
const ROWS = ADDRESSEES * ROWS_EACH;

/** What may be walked as a whole: rounds, rules and staff are few. */
const LARGE = ['delivery', 'delivery_attempt', 'addressee', 'response', 'contact', 'invitation'];
/** No step of a plan may read more rows than a few for each of those that are taken at a time. */
const READ_MAX = 5 * SWEPT_MAX;

const FUNCTIONS = [
  ...['cancel_expired', 'claim_abandoned', 'next_due', 'overdue_since', 'claim_due', 'load_due'],
  ...['claim_for', 'claim_carried', 'begin_sends', 'settle_sends'],
];
/** PostgreSQL keeps a plan for good after the fifth call. */
const CALLS_UNTIL_KEPT = 7;

describe(`the outbox of ${ROWS} deliveries is worked off along its indexes`, () => {
  const database = useDatabase();
  const plans = new Map<string, readonly Step[]>();
  let early: pg.Client;
  beforeAll(async () => {
    await withClient(database.url, (client) => client.query(NO_STATISTICS));
    early = await openTelling(database.url);
    for (let count = 0; count < CALLS_UNTIL_KEPT; count += 1)
      await callEach(explained(early), SENT_AT);
    await loadCountries(database.url);
    await withClient(database.url, async (client) => {
      await seed(client, ADDRESSEES);
      await layBacklog(client, ADDRESSEES);
    });
  }, 180_000);
  afterAll(() => early.end());

  const callAll = async (client: pg.Client) => {
    plans.clear();
    await client.query('BEGIN');
    await callEach(explained(client, plans), SENT_AT);
    await client.query('ROLLBACK');
  };

  it('by plans that were made when the tables were empty', async () => {
    await callAll(early);
    expectIndexes(plans);
  });

  it('by plans of a connection that has just been opened, without statistics', async () => {
    const client = await openTelling(database.url);
    await callAll(client).finally(() => client.end());
    expectIndexes(plans);
  });

  it('by plans that know the tables', async () => {
    await withClient(database.url, (client) => client.query('ANALYZE'));
    const client = await openTelling(database.url);
    await callAll(client).finally(() => client.end());
    expectIndexes(plans);
  });
});

/** Nobody looks at the tables meanwhile, which would have plans made anew. */
const NO_STATISTICS = LARGE.map(
  (table) => `ALTER TABLE ${table} SET (autovacuum_enabled = false)`,
).join(';');

/** A connection on which PostgreSQL tells the plan of every statement, also inside functions. */
async function openTelling(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    LOAD 'auto_explain';
    SET auto_explain.log_min_duration = 0;
    SET auto_explain.log_nested_statements = on;
    SET auto_explain.log_analyze = on;
    SET auto_explain.log_timing = off;
    SET auto_explain.log_format = json;
    SET client_min_messages = log`);
  return client;
}

/** One step of a plan, with what it read. */
interface Step {
  readonly kind: string;
  readonly table: string;
  readonly read: number;
}

/** Calls a function and keeps the steps of its own statements. */
function explained(client: pg.Client, plans = new Map<string, readonly Step[]>()): Call {
  return async (name, args, values) => {
    const steps: Step[] = [];
    const listen = ({ message = '' }: { message?: string | undefined }) => {
      const start = message.indexOf('{');
      if (/^duration: .* plan:/.test(message))
        steps.push(...stepsOf(JSON.parse(message.slice(start))));
    };
    client.on('notice', listen);
    const { rows } = await client.query(`SELECT ${name}(${args}) AS value`, [...values]);
    client.removeListener('notice', listen);
    plans.set(name, steps);
    return rows.map(({ value }) => value);
  };
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

function stepsOf({ Plan }: { readonly Plan: PlanNode }): Step[] {
  const { Plans = [], ...node } = Plan;
  const each =
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  const kind = node['Node Type'];
  const step = { kind, table: node['Relation Name'] ?? '', read: each * node['Actual Loops'] };
  return [step, ...Plans.flatMap((one) => stepsOf({ Plan: one }))];
}

function expectIndexes(plans: ReadonlyMap<string, readonly Step[]>): void {
  expect([...plans.keys()].toSorted()).toEqual(FUNCTIONS.toSorted());
  for (const [name, steps] of plans) {
    const large = steps.filter(({ table }) => LARGE.includes(table));
    expect(large.length, `${name} was explained`).toBeGreaterThan(0);
    expect(
      large.filter(({ kind }) => kind === 'Seq Scan'),
      name,
    ).toEqual([]);
    expect(
      steps.filter(({ read }) => read > READ_MAX),
      name,
    ).toEqual([]);
  }
  const settled = plans.get('settle_sends')?.some(({ read }) => read === CLAIMED_MAX);
  expect(settled, 'a whole batch was taken to its end').toBe(true);
}
