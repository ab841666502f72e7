import { describe, expect, it } from 'vitest';
import { editCountryDefaults } from '../../../src/application/members/edit-country-defaults.ts';
import { loadReference } from '../../../src/application/members/load-reference.ts';
import { readReference } from '../../../src/infra/tables/reference-files.ts';
import { REFERENCE_DIRECTORY, staff, useMembers } from './world.ts';

describe('load-reference', () => {
  const world = useMembers();

  it('loads countries, dated categories, the Member States and the observer', async () => {
    const reference = await readReference(REFERENCE_DIRECTORY);
    expect(await world.loadReference()).toEqual({
      countries: { added: 195, updated: 0 },
      spells: { added: reference.spells.length, updated: 0, removed: 0 },
      members: { added: 195, renamed: 0 },
    });
    expect(await world.prisma().member.count({ where: { kind: 'member-state' } })).toBe(194);
    const observer = await world.prisma().member.findUnique({ where: { reference: 'OB-PS' } });
    expect(observer).toMatchObject({ kind: 'observer', name: 'State of Palestine' });
  });

  it('changes nothing the second time, and does not say that it did', async () => {
    const audited = await world.prisma().audit.count();
    expect(await world.loadReference()).toEqual({
      countries: { added: 0, updated: 0 },
      spells: { added: 0, updated: 0, removed: 0 },
      members: { added: 0, renamed: 0 },
    });
    expect(await world.prisma().audit.count()).toBe(audited);
  });

  it('takes a newer edition, but leaves what staff edited', async () => {
    const edited = await editCountryDefaults(
      world.deps,
      { country: 'ke', languages: ['fr', 'en'], weekend: [7, 6] },
      staff('officer'),
    );
    expect(edited).toMatchObject({ ok: true, value: { languages: ['fr', 'en'], weekend: [6, 7] } });
    await world.prisma().member.update({ where: { reference: 'MS-TR' }, data: { name: 'Ankara' } });
    const { countries, spells } = await readReference(REFERENCE_DIRECTORY);
    const newer = {
      countries: countries.map((country) => ({
        ...country,
        names: {
          ...country.names,
          en: country.names.en.replace(/^(Kenya|Türkiye|Peru)$/, '$1 (new)'),
        },
        timeZone: 'UTC',
      })),
      spells: spells.filter(({ countryIso2 }) => countryIso2 !== 'BD'),
    };
    const loaded = await loadReference(world.deps, newer, staff('officer'));
    expect(loaded).toMatchObject({
      value: {
        countries: { updated: 195 },
        spells: { removed: 2 },
        members: { added: 0, renamed: 2 },
      },
    });
    const kenya = await world.prisma().country.findUniqueOrThrow({ where: { iso2: 'KE' } });
    expect(kenya).toMatchObject({ languages: ['fr', 'en'], timeZone: 'Africa/Nairobi' });
    expect(kenya.names).toMatchObject({ en: 'Kenya (new)' });
    const name = async (reference: string) =>
      (await world.prisma().member.findUniqueOrThrow({ where: { reference } })).name;
    expect(await name('MS-KE')).toBe('Kenya (new)');
    expect(await name('MS-TR')).toBe('Ankara');
  });

  it('is refused to viewers', async () => {
    const reference = await readReference(REFERENCE_DIRECTORY);
    expect(await loadReference(world.deps, reference, staff('viewer'))).toMatchObject({
      code: 'not-allowed',
    });
  });
});
