import pg from 'pg';
import { expect, it } from 'vitest';
import { DELIVERY_KINDS } from '../../../src/domain/rounds/delivery-kinds.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();

it('the database takes every kind of delivery, and no other', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    "SELECT pg_get_constraintdef(oid) AS law FROM pg_constraint WHERE conname = 'delivery_kind_check'",
  );
  await client.end();
  const kinds = [...String(rows[0]?.law).matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind);
  expect(kinds.toSorted()).toEqual([...DELIVERY_KINDS].sort());
});
