import { beforeAll, describe, expect, it } from 'vitest';
import { editCountryDefaults } from '../../../src/application/members/edit-country-defaults.ts';
import { listMembers } from '../../../src/application/members/list-members.ts';
import { overrideCategory } from '../../../src/application/members/override-category.ts';
import { staff, useMembers } from './world.ts';

describe('override-category', () => {
  const world = useMembers();
  beforeAll(() => world.loadReference());

  const categories = async (country: string, on: string) => {
    const page = await listMembers(
      world.deps,
      { kinds: ['member-state'], on, after: `MS-${country.slice(0, 1)}`, limit: 1000 },
      staff('viewer'),
    );
    if (!page.ok) throw new Error(page.code);
    return page.value.members.find(({ countryIso2 }) => countryIso2 === country)?.categories;
  };

  it('says what the lists do not, with its reason and who said it', async () => {
    const actor = staff('approver');
    const said = await overrideCategory(
      world.deps,
      {
        country: 'BD',
        category: 'ldc',
        holds: true,
        validFrom: '2026-11-24',
        validTo: '2029-11-24',
        reason: 'Exit deferred',
      },
      actor,
    );
    expect(said).toMatchObject({ ok: true });
    expect(await categories('BD', '2026-11-25')).toEqual(['developing', 'ldc']);
    expect(await categories('BD', '2029-11-24')).toEqual(['developing']);
    expect(await categories('NP', '2026-11-25')).toEqual(['developing', 'lldc']);
    const [entry] = await world
      .prisma()
      .audit.findMany({ where: { action: 'category.overridden' } });
    expect(entry).toMatchObject({
      subject: 'country:BD',
      reason: 'Exit deferred',
      actor: actor.kind === 'staff' ? `staff:${actor.id}` : '',
    });
  });

  it('refuses what it cannot take, and writes nothing', async () => {
    const before = await world.prisma().audit.count();
    const good = { country: 'KE', category: 'ldc', holds: true, reason: 'because' } as const;
    const tried = (input: object, role: 'officer' | 'approver' = 'approver') =>
      overrideCategory(world.deps, { ...good, ...input }, staff(role));
    expect(await tried({ reason: ' ' })).toMatchObject({
      code: 'bad-input',
      params: { field: 'reason' },
    });
    expect(await tried({ country: 'XX' })).toMatchObject({ code: 'unknown-country' });
    expect(await tried({ validFrom: '2027-02-30' })).toMatchObject({ code: 'bad-input' });
    expect(await tried({ validFrom: '2027-02-01', validTo: '2027-02-01' })).toMatchObject({
      code: 'bad-input',
      params: { field: 'validTo' },
    });
    expect(await tried({}, 'officer')).toMatchObject({ code: 'not-allowed' });
    expect(await world.prisma().audit.count()).toBe(before);
  });
});

describe('edit-country-defaults', () => {
  const world = useMembers();
  beforeAll(() => world.loadReference());

  it('refuses a zone, a language or a weekend that does not exist', async () => {
    const tried = (input: object) =>
      editCountryDefaults(world.deps, { country: 'KE', ...input }, staff('officer'));
    expect(await tried({ timeZone: 'Africa/Narobi' })).toMatchObject({
      params: { field: 'timeZone' },
    });
    expect(await tried({ languages: [] })).toMatchObject({ params: { field: 'languages' } });
    expect(await tried({ weekend: [8] })).toMatchObject({ code: 'bad-input' });
    expect(await tried({ weekend: [6, 6] })).toMatchObject({ code: 'bad-input' });
    expect(await tried({ country: 'XX' })).toMatchObject({ code: 'unknown-country' });
  });
});
