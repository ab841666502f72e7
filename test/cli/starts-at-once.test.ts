import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadReference } from '../../src/application/members/load-reference.ts';
import { systemClock } from '../../src/infra/system.ts';
import { readReference } from '../../src/infra/tables/reference-files.ts';
import { useDatabase } from '../support/database.ts';
import { ADMINISTRATOR, DATA, must, openParley } from '../support/parley.ts';

const STARTS = 5;

const database = useDatabase();

it('starts at once bring the reference data up to date together, first ones and those after an upgrade', async () => {
  const parley = openParley(database.url, systemClock);
  const { categorySpell, member } = parley.prisma;
  try {
    const reference = await readReference(join(DATA, 'reference'));
    const start = async () => must(await loadReference(parley, reference, ADMINISTRATOR));
    const startAtOnce = () => Promise.all(Array.from({ length: STARTS }, start));

    await startAtOnce();
    const [spells, members] = [await categorySpell.count(), await member.count()];
    expect(spells).toBe(reference.spells.length);

    await categorySpell.deleteMany();
    await member.deleteMany({ where: { reference: 'OB-PS' } });
    const loaded = await startAtOnce();
    expect(loaded.filter((one) => one.spells.added > 0)).toHaveLength(1);
    expect([await categorySpell.count(), await member.count()]).toEqual([spells, members]);
  } finally {
    await parley.close();
  }
});
