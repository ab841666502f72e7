import { describe, expect, inject, it } from 'vitest';
import { differenceToSchema, troubleInHistory } from '../../../prisma/schema-engine.ts';
import { useDatabase } from '../../support/database.ts';

describe('schema.prisma and the migrations', () => {
  const database = useDatabase();

  it('agree', async () => {
    expect(await differenceToSchema(inject('database').serverUrl)).toBe('');
  });

  it('are seen to differ where a migration is missing', async () => {
    const withoutAny = await differenceToSchema(inject('database').serverUrl, '0');
    expect(withoutAny).toContain('CREATE TABLE "response"');
  });

  it('leave a history that prisma migrate takes for its own', async () => {
    expect(await troubleInHistory(database.url)).toEqual([]);
  });
});
