import { open } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportMembers } from '../../../src/application/members/export-members.ts';
import { importMembers } from '../../../src/application/members/import-members.ts';
import { listMembers } from '../../../src/application/members/list-members.ts';
import { openTable } from '../../../src/infra/tables/open-table.ts';
import { CSV_MARK, csvLine } from '../../../src/infra/tables/write-csv.ts';
import { useFolder } from '../../infra/tables/files.ts';
import { staff, useMembers } from './world.ts';

const folder = useFolder();

describe('export-members', () => {
  const world = useMembers();
  beforeAll(() => world.loadReference());

  async function exported(filter: Parameters<typeof exportMembers>[1] = {}): Promise<string> {
    const rows = await exportMembers(world.deps, filter, staff('officer'));
    if (!rows.ok) throw new Error(rows.code);
    let text = CSV_MARK;
    for await (const row of rows.value) text += csvLine(row);
    return text;
  }
  const taken = async (path: string) =>
    importMembers(world.deps, { table: await openTable(path), dryRun: false }, staff('officer'));

  it('writes what an import takes as it was: nothing changes', async () => {
    const file = folder.write(
      [
        'reference,kind,member,country,website,contact,email,role,title,language,time zone,active',
        'ODD-1,associate,"\'=SUM(1,2) ""Ltd""; | Co",KE,https://odd.example,"\'-Dash",a@odd.example,cto,,fr,,no',
        'ODD-1,,,,,Second,b@odd.example,,,,Africa/Cairo,',
        'ODD-1,,,,,,,,,ru,UTC,no',
        'ODD-2,academia,Ünïversität 大学,CN,,,,,,,,',
      ].join('\n'),
    );
    expect(await taken(file)).toMatchObject({ ok: true });
    const text = await exported();
    expect(await taken(folder.write(text))).toMatchObject({
      value: {
        members: { added: 0, updated: 0, unchanged: 197 },
        contacts: { added: 0, updated: 0, unchanged: 2 },
      },
    });
    expect(await exported()).toBe(text);
    expect(text).toContain('"\'=SUM(1,2) ""Ltd""; | Co"');
  });

  it('takes the sample of the repository, and changes nothing when it is taken again', async () => {
    const sample = new URL('../../../data/samples/members.csv', import.meta.url).pathname;
    const first = await taken(sample);
    expect(first).toMatchObject({ ok: true, value: { ignored: [] } });
    if (!first.ok) throw new Error(first.code);
    expect(first.value.members).toMatchObject({ added: 80, unchanged: 151 });
    expect(first.value.contacts.added).toBeGreaterThan(300);
    expect(await taken(sample)).toMatchObject({
      value: { members: { added: 0, updated: 0 }, contacts: { added: 0, updated: 0 } },
    });
    const listed = await listMembers(
      world.deps,
      { categories: ['developing'], kinds: ['member-state'], limit: 1000 },
      staff('viewer'),
    );
    if (!listed.ok) throw new Error(listed.code);
    const without = listed.value.members.filter(({ contacts }) => contacts.length === 0);
    expect([listed.value.members.length, without]).toEqual([151, []]);
  });

  it('filters by kind, region and category on a day, page by page', async () => {
    const page = async (after?: string) => {
      const listed = await listMembers(
        world.deps,
        {
          kinds: ['member-state'],
          regions: ['ASP'],
          categories: ['ldc'],
          on: '2026-11-23',
          limit: 6,
          ...(after !== undefined && { after }),
        },
        staff('viewer'),
      );
      if (!listed.ok) throw new Error(listed.code);
      return listed.value;
    };
    const first = await page();
    const second = await page(first.next ?? '');
    const all = [...first.members, ...second.members].map(({ countryIso2 }) => countryIso2);
    expect(all).toEqual('AF BD KH KI LA MM NP SB TL TV'.split(' '));
    expect(second.next).toBeNull();
    expect(await exported({ regions: ['CIS'], kinds: ['member-state'] })).toContain('MS-KZ');
    expect(await exportMembers(world.deps, {}, staff('viewer'))).toMatchObject({
      code: 'not-allowed',
    });
    expect(await listMembers(world.deps, { on: 'yesterday' }, staff('viewer'))).toMatchObject({
      code: 'bad-input',
    });
  });

  it('takes and gives a hundred thousand rows without holding them', async () => {
    const path = folder.at('many.csv');
    const file = await open(path, 'w');
    await file.write('kind,member,country,contact,email\n');
    for (let block = 0; block < 100; block += 1) {
      const rows = Array.from({ length: 1000 }, (_, n) => {
        const id = block * 1000 + n;
        return `sector member,Company ${id >> 1},KE,Contact ${id},c${id}@many.example\n`;
      });
      await file.write(rows.join(''));
    }
    await file.close();
    const grown = await heapGrowth(async () => {
      expect(await taken(path)).toMatchObject({
        value: { rows: 100_000, members: { added: 50_000 }, contacts: { added: 100_000 } },
      });
    });
    expect(grown).toBeLessThan(80 * 1024 * 1024);
    const one =
      'kind,member,country,contact,email\nsector member,Company 49999,KE,Contact 99999,c99999@many.example\n';
    expect(await taken(folder.write(one))).toMatchObject({
      value: { members: { unchanged: 1 }, contacts: { unchanged: 1 } },
    });
  }, 300_000);
});

/** The most that the heap still in use grows while something runs, looked at every two seconds. */
async function heapGrowth(work: () => Promise<void>): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const inUse = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const start = inUse();
  let most = start;
  const watch = setInterval(() => {
    most = Math.max(most, inUse());
  }, 2000);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return most - start;
}
