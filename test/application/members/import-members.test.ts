import { beforeAll, describe, expect, it } from 'vitest';
import { importMembers } from '../../../src/application/members/import-members.ts';
import type { Table } from '../../../src/application/members/table.ts';
import { openTable } from '../../../src/infra/tables/open-table.ts';
import { useFolder, workbookOf } from '../../infra/tables/files.ts';
import { NOW, staff, useMembers } from './world.ts';

const HEADER =
  'Reference;Kind;Member;Country;Website;Contact;E-mail;Role;Title;Language;Time zone;Active';
const folder = useFolder();

describe('import-members', () => {
  const world = useMembers();
  beforeAll(() => world.loadReference());

  async function take(content: string | Uint8Array | Table, { dryRun = false } = {}) {
    const table =
      typeof content === 'object' && 'rows' in content
        ? content
        : await openTable(folder.write(content, 'members.csv'));
    return importMembers(world.deps, { table, dryRun }, staff('officer'));
  }
  const lines = (...rows: string[]) => [HEADER, ...rows].join('\r\n');
  const member = (reference: string) =>
    world.prisma().member.findUnique({ where: { reference }, include: { contacts: true } });
  const counts = async () => ({
    members: await world.prisma().member.count(),
    contacts: await world.prisma().contact.count(),
    audit: await world.prisma().audit.count(),
  });

  it('adds members and contacts, one or both in a row, and says how many', async () => {
    const taken = await take(
      lines(
        'MS-KE;;;;;Amina Exemplar;Amina@Regulator.example;focal point;Ms;fr;;',
        ';Sector Member;Exemplar Télécom;Sénégal;exemplar.example;Awa Modèle;awa@exemplar.example;CTO;;;Africa/Dakar;',
        ';Sector Member;EXEMPLAR TELECOM;SN;;;;;;ar;;no',
        'ACME;associate;Acme;KE;;;;;;;;',
      ),
    );
    expect(taken).toMatchObject({
      ok: false,
      total: 1,
      faults: [{ path: 'row 4, column "Member"', problem: expect.stringContaining('row 3') }],
    });
    const again = await take(
      lines(
        'MS-KE;;;;;Amina Exemplar;Amina@Regulator.example;focal point;Ms;fr;;',
        ';Sector Member;Exemplar Télécom;Sénégal;exemplar.example;Awa Modèle;awa@exemplar.example;CTO;;;Africa/Dakar;',
        ';Sector Member;Exemplar Télécom;SN;;;;;;ar;;no',
        'ACME;associate;Acme;KE;;;;;;;;',
      ),
    );
    expect(again).toMatchObject({
      ok: true,
      value: {
        rows: 4,
        members: { added: 2, updated: 0, unchanged: 1 },
        contacts: { added: 2, updated: 0, unchanged: 0 },
      },
    });
    expect(await member('SM-SN-001')).toMatchObject({
      kind: 'sector-member',
      name: 'Exemplar Télécom',
      website: 'https://exemplar.example',
      language: 'ar',
      timeZone: null,
      active: false,
      createdAt: new Date(NOW),
      contacts: [{ name: 'Awa Modèle', role: 'cto', timeZone: 'Africa/Dakar', active: true }],
    });
    expect(await member('MS-KE')).toMatchObject({
      language: null,
      contacts: [
        { email: 'amina@regulator.example', role: 'focal-point', title: 'Ms', language: 'fr' },
      ],
    });
    const [entry] = await world.prisma().audit.findMany({ where: { action: 'members.imported' } });
    expect(entry).toMatchObject({ details: { rows: 4, members: { added: 2 } } });
  });

  it('changes nothing when the same file comes again', async () => {
    const file = lines(
      ';Academia;University of Examples;Peru;;Ana Ejemplo;ana@uni.example;alternate;;;;',
      ';Academia;University of Examples;Peru;;Luz Ejemplo;luz@uni.example;;;;;',
    );
    expect(await take(file)).toMatchObject({
      value: { members: { added: 1 }, contacts: { added: 2 } },
    });
    const before = await counts();
    expect(await take(file)).toMatchObject({
      value: {
        members: { added: 0, updated: 0, unchanged: 1 },
        contacts: { added: 0, updated: 0, unchanged: 2 },
      },
    });
    expect(await counts()).toEqual({ ...before, audit: before.audit + 1 });
  });

  it('updates what a row says and leaves what it does not say', async () => {
    await take(
      lines('UP;associate;Before;KE;https://up.example;Old Name;x@up.example;cto;Dr;fr;;'),
    );
    await world.prisma().contact.updateMany({
      where: { email: 'x@up.example' },
      data: { stoppedAt: new Date(NOW) },
    });
    const taken = await take(lines('UP;;After;;;New Name;x@up.example;;;;;yes'));
    expect(taken).toMatchObject({
      value: { members: { updated: 1, added: 0 }, contacts: { updated: 1, added: 0 } },
    });
    expect(await member('UP')).toMatchObject({
      name: 'After',
      kind: 'associate',
      website: 'https://up.example',
      contacts: [
        { name: 'New Name', role: 'cto', title: 'Dr', language: 'fr', stoppedAt: new Date(NOW) },
      ],
    });
  });

  it('tells the same in a dry run and stores nothing', async () => {
    const file = lines('DRY;associate;Dry;KE;;Dry Contact;dry@dry.example;;;;;');
    const before = await counts();
    const dry = await take(file, { dryRun: true });
    expect(dry).toMatchObject({
      value: { dryRun: true, members: { added: 1 }, contacts: { added: 1 } },
    });
    expect(await counts()).toEqual(before);
    const real = await take(file);
    expect(real.ok && dry.ok && { ...real.value, dryRun: true }).toEqual(dry.ok && dry.value);
  });

  it('lists every fault with its row, column and mend, and stores nothing', async () => {
    const before = await counts();
    const taken = await take(
      lines(
        'F-1;sector membr;Fault One;Kennya;;;;;;;;',
        '',
        'F-2;;;;;;;;;;;',
        'MS-FR;associate;;;;;;;;;;',
        'F-3;associate;"Two\nlines";KE;;;c@c.example;;;;;',
        ';member state;;PS;;;;;;;;',
        'F-4;associate;A;KE;;One;o@c.example;cto;;;;',
        'F-4;associate;A;UG;;Two;o@c.example;cto;;;;',
        'F-4;associate;A;KE;;;not-an-address;;;;;',
      ),
    );
    expect(taken).toMatchObject({ ok: false, code: 'faults' });
    if (taken.ok || taken.code !== 'faults' || !('faults' in taken)) throw new Error('no faults');
    expect(taken.faults.map(({ path, mend }) => [path, mend])).toEqual([
      ['row 2, column "Kind"', 'Did you mean "sector member"?'],
      ['row 2, column "Country"', 'Did you mean "Kenya"?'],
      ['row 4, column "Reference"', expect.stringContaining('kind, country, member name')],
      ['row 5, column "Kind"', expect.stringContaining('"member-state"')],
      ['row 6, column "Contact"', "Give the contact's name."],
      ['row 7, column "Reference"', expect.stringContaining('MS-KE')],
      ['row 9, column "Contact"', expect.stringContaining('agree')],
      ['row 9, column "Country"', expect.stringContaining('agree')],
      ['row 10, column "E-mail"', 'Give one address such as name@example.org.'],
    ]);
    expect(taken.total).toBe(9);
    expect(await counts()).toEqual(before);
  });

  it('lists at most a thousand faults and counts all', async () => {
    const rows = Array.from(
      { length: 1500 },
      (_, n) => `M-${n};associate;Member ${n};Atlantis;;;;;;;;`,
    );
    const taken = await take(lines(...rows));
    expect(taken).toMatchObject({ ok: false, params: { total: 1500 }, total: 1500 });
    expect(!taken.ok && 'faults' in taken && taken.faults.length).toBe(1000);
  });

  it('asks which member is meant when two share a name', async () => {
    await take(lines('TWIN-1;associate;Twin;KE;;;;;;;;', 'TWIN-2;associate;Twin;KE;;;;;;;;'));
    expect(await take(lines(';associate;twin;KE;;;;;;fr;;'))).toMatchObject({
      faults: [{ path: 'row 2, column "Member"', mend: expect.stringContaining('TWIN-1, TWIN-2') }],
    });
  });

  it('numbers new members after those that exist, and keeps references that a file gives', async () => {
    await take(lines('SM-PE-041;sector member;Given;PE;;;;;;;;', ';sector member;Next;PE;;;;;;;;'));
    expect(await member('SM-PE-042')).toMatchObject({ name: 'Next' });
    await take(lines(';sector member;Next;PE;;;;;;es;;', ';sector member;Third;PE;;;;;;;;'));
    expect(await member('SM-PE-042')).toMatchObject({ language: 'es' });
    expect(await member('SM-PE-043')).toMatchObject({ name: 'Third' });
  });

  it('refuses headers that are nearly right, and reports those it leaves aside', async () => {
    expect(await take('Refrence,E-mail\nMS-KE,a@b.example\n')).toMatchObject({
      faults: [{ path: 'row 1, column "Refrence"', mend: 'Did you mean "Member reference"?' }],
    });
    expect(await take('Telephone,E-mail\n1,a@b.example\n')).toMatchObject({
      faults: [{ path: 'row 1', mend: expect.stringContaining('Member reference') }],
    });
    expect(await take('Reference,Telephone,Active\nMS-KE,1,yes\n')).toMatchObject({
      ok: true,
      value: { ignored: ['Telephone'] },
    });
  });

  it('refuses an empty table, a broken file and who may not', async () => {
    expect(await take('')).toMatchObject({ faults: [{ problem: 'The table is empty.' }] });
    expect(await take(HEADER)).toMatchObject({
      faults: [{ problem: expect.stringContaining('no rows') }],
    });
    expect(await take(lines('X;bad kind;;;;;;;;;;', '"open;'))).toMatchObject({
      total: 2,
      faults: [{ path: 'row 2, column "Kind"' }, { path: expect.stringContaining('row 3') }],
    });
    const table = await openTable(folder.write(HEADER));
    expect(await importMembers(world.deps, { table, dryRun: true }, staff('viewer'))).toMatchObject(
      {
        code: 'not-allowed',
      },
    );
  });

  it('takes several observers of one country, and knows each by its name', async () => {
    const file = lines(
      ';observer;State of Palestine;PS;;;;;;fr;;',
      ';observer;Example Union of Regions;ET;;;;;;;;',
      ';observer;Example Forum;ET;;;;;;;;',
    );
    expect(await take(file)).toMatchObject({ value: { members: { added: 2, updated: 1 } } });
    expect(await member('OB-PS')).toMatchObject({ language: 'fr' });
    expect(await member('OB-ET-002')).toMatchObject({ name: 'Example Forum' });
  });

  it('reads a workbook like a CSV file', async () => {
    const book = workbookOf([
      ['المرجع', 'النوع', 'العضو', 'البلد', 'البريد الإلكتروني', 'الاسم', 'اللغة'],
      ['XL-1', 'عضو قطاع', 'شركة المثال', 'مصر', 'a@xl.example', 'مثال', 'العربية'],
    ]);
    expect(await take(book)).toMatchObject({
      value: { reading: { format: 'xlsx' }, members: { added: 1 } },
    });
    expect(await member('XL-1')).toMatchObject({
      name: 'شركة المثال',
      countryIso2: 'EG',
      contacts: [{ language: 'ar' }],
    });
  });

  it('lets two imports of the same file at once add its members only once', async () => {
    const file = lines(';associate;At Once;KE;;Someone;one@once.example;;;;;');
    const both = await Promise.all([take(file), take(file)]);
    const added = both.map((each) => (each.ok ? each.value.members.added : 'refused'));
    expect(added.toSorted()).toEqual([0, 1]);
  });
});

describe('import-members before the reference data', () => {
  const world = useMembers();

  it('is refused', async () => {
    const table = await openTable(folder.write(HEADER));
    expect(
      await importMembers(world.deps, { table, dryRun: false }, staff('officer')),
    ).toMatchObject({
      code: 'no-countries',
    });
  });
});
