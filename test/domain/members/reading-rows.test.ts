import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { indexCountries, type NamedCountry } from '../../../src/domain/members/country-index.ts';
import { COLUMN_TITLES, COLUMNS, readHeader } from '../../../src/domain/members/import-columns.ts';
import { type Cells, readLine } from '../../../src/domain/members/import-line.ts';
import type { LineFault } from '../../../src/domain/members/line-cells.ts';
import { nameKey } from '../../../src/domain/members/name-key.ts';
import { nearest } from '../../../src/domain/nearest.ts';

const named: NamedCountry[] = JSON.parse(
  readFileSync(new URL('../../../data/reference/countries.json', import.meta.url), 'utf8'),
);
const countries = indexCountries(named);

function read(cells: Cells) {
  const faults: LineFault[] = [];
  const line = readLine(7, cells, { countries, report: (fault) => faults.push(fault) });
  return { line, faults: faults.map(({ mend, ...fault }) => ({ ...fault, mend: mend() })) };
}

describe('a country', () => {
  it('is found by its codes and by each of its six names', () => {
    for (const country of named) {
      const texts = [
        country.iso2.toLowerCase(),
        country.iso3,
        ...LANGUAGES.map((l) => country.names[l]),
      ];
      for (const text of texts)
        expect([text, countries.find(text)?.iso2]).toEqual([text, country.iso2]);
    }
  });

  it.each([
    ['russia', 'RU'],
    ['the Gambia', 'GM'],
    ['COTE D’IVOIRE', 'CI'],
    ['Ivory Coast', 'CI'],
    ['Bolivia', 'BO'],
    ['Iran', 'IR'],
    ['俄罗斯', 'RU'],
    ['Congo', 'CG'],
    ['DR Congo', 'CD'],
    ['Turkey', 'TR'],
    ['UK', 'GB'],
    ['البرازيل', 'BR'],
    ['Вьетнам', 'VN'],
  ])('is known as %s', (text, iso2) => {
    expect(countries.find(text)?.iso2).toBe(iso2);
  });

  it('is proposed when its name is nearly right', () => {
    expect(countries.suggest('Kennya')).toBe('Kenya');
    expect(countries.suggest('Zimbawe')).toBe('Zimbabwe');
    expect(countries.suggest('Atlantis')).toBeUndefined();
  });
});

describe('the nearest word', () => {
  it('is one slip away', () => {
    const words = ['focal-point', 'alternate', 'cto'];
    expect(nearest('focalpoint', words)).toBe('focal-point');
    expect(nearest('altenrate', words)).toBe('alternate');
    expect(nearest('cot', words)).toBe('cto');
    expect(nearest('chairman', words)).toBeUndefined();
  });
});

describe('the key of a name', () => {
  it('forgets case, accents and punctuation, and keeps what carries meaning', () => {
    expect(nameKey('  ÉCOLE  Télécom, S.A. ')).toBe('ecole telecom s a');
    expect(nameKey('مُنظّمة')).toBe(nameKey('منظمة'));
    expect(nameKey('कला')).not.toBe(nameKey('कुल'));
    expect(nameKey('+++')).toBe('+++');
  });
});

describe('a header', () => {
  it('is understood in every language it is documented in', () => {
    const rows = [
      COLUMNS.map((column) => COLUMN_TITLES[column]),
      [
        'référence',
        'type de membre',
        'membre',
        'pays',
        'site web',
        'nom',
        'courriel',
        'rôle',
        'titre',
        'langue',
        'fuseau horaire',
        'actif',
      ],
      [
        '编号',
        '成员类型',
        '成员',
        '国家',
        '网站',
        '联系人',
        '电子邮件',
        '角色',
        '称谓',
        '语言',
        '时区',
        '有效',
      ],
      [
        'المرجع',
        'النوع',
        'العضو',
        'البلد',
        'الموقع',
        'الاسم',
        'البريد الإلكتروني',
        'الدور',
        'اللقب',
        'اللغة',
        'المنطقة الزمنية',
        'نشط',
      ],
      [
        'código',
        'tipo',
        'miembro',
        'PAIS',
        'sitio web',
        'contacto',
        'correo electrónico',
        'función',
        'título',
        'idioma',
        'zona horaria',
        'activo',
      ],
      [
        'код',
        'тип',
        'член',
        'страна',
        'сайт',
        'контакт',
        'эл. почта',
        'роль',
        'обращение',
        'язык',
        'часовой пояс',
        'активен',
      ],
    ];
    for (const cells of rows)
      expect(readHeader(cells)).toEqual({ columns: COLUMNS, ignored: [], faults: [] });
  });

  it('is a fault when it is nearly right or stands twice, and is left aside when it means nothing', () => {
    expect(readHeader(['Refrence', 'Country', 'Pays', 'Telephone', ''])).toEqual({
      columns: [undefined, 'country', 'country', undefined, undefined],
      ignored: ['Telephone'],
      faults: [
        { position: 0, header: 'Refrence', kind: 'unknown', column: 'reference' },
        { position: 2, header: 'Pays', kind: 'repeated', column: 'country' },
      ],
    });
  });
});

describe('a row', () => {
  it('is understood however its words are written', () => {
    const { line, faults } = read({
      kind: 'Membre de secteur',
      member: '  Exemple   Télécom ',
      country: 'Sénégal',
      website: 'www.exemple.example',
      contact: 'Awa Exemple',
      email: 'Awa.Exemple@Exemple.Example',
      role: 'Directeur technique',
      title: 'Mme',
      language: 'французский',
      'time-zone': 'Africa/Dakar',
      active: 'Oui',
    });
    expect(faults).toEqual([]);
    expect(line).toEqual({
      row: 7,
      reference: null,
      kind: 'sector-member',
      country: 'SN',
      member: 'Exemple Télécom',
      memberKey: 'exemple telecom',
      website: 'https://www.exemple.example',
      contact: 'Awa Exemple',
      email: 'awa.exemple@exemple.example',
      role: 'cto',
      title: 'Mme',
      language: 'fr',
      timeZone: 'Africa/Dakar',
      active: true,
      faulty: false,
    });
  });

  it('about a Member State needs no more than its kind and country', () => {
    const { line, faults } = read({ kind: 'member state', country: 'Kenya', member: 'Kenya' });
    expect(faults).toEqual([]);
    expect(line.reference).toBe('MS-KE');
  });

  it.each([
    [{ reference: 'MS KE' }, 'reference', 'without spaces'],
    [{ reference: 'X', kind: 'sector membr' }, 'kind', 'Did you mean "sector member"?'],
    [{ reference: 'X', country: 'Kennya' }, 'country', 'Did you mean "Kenya"?'],
    [{ reference: 'X', website: 'javascript:alert(1)' }, 'website', 'https://www.example.org'],
    [{ reference: 'X', email: 'a@b' }, 'email', 'name@example.org'],
    [{ reference: 'X', email: 'a@b.example; c@d.example' }, 'email', 'row of its own'],
    [{ reference: 'X', contact: 'Nobody' }, 'email', 'known by it'],
    [{ reference: 'X', language: 'Swahili' }, 'language', 'Write ar, zh, en, es, fr or ru'],
    [
      { reference: 'X', 'time-zone': 'Africa/Narobi' },
      'time-zone',
      'Did you mean "Africa/Nairobi"?',
    ],
    [{ reference: 'X', 'time-zone': '+03:00' }, 'time-zone', 'Africa/Nairobi'],
    [{ reference: 'X', active: 'perhaps' }, 'active', 'yes or no'],
    [{ reference: 'X', member: 'x'.repeat(301) }, 'member', '300'],
    [{ reference: 'X', member: 'a\u0000b' }, 'member', 'Type the cell anew'],
    [{ kind: 'associate', country: 'KE' }, 'member', 'kind, country and name'],
    [{ member: 'Acme' }, 'kind', 'kind, country and name'],
  ] as const)('with %j is faulty in its %s', (cells, column, mend) => {
    const { line, faults } = read(cells);
    expect(faults).toMatchObject([{ row: 7, column, mend: expect.stringContaining(mend) }]);
    expect(line.faulty).toBe(true);
  });

  it('never throws, and is faulty exactly when it reports', () => {
    const letters = fc.constantFrom(...'a@./: -+=é中ع\u0000\n\uD800"', '\u{10FFFF}');
    const text = fc.string({ unit: letters, maxLength: 30 });
    const fields = Object.fromEntries(COLUMNS.map((column) => [column, text]));
    const cells = fc.record(fields, { requiredKeys: [] });
    fc.assert(
      fc.property(cells, (given) => {
        const { line, faults } = read(given);
        expect(line.faulty).toBe(faults.length > 0);
      }),
      { numRuns: 50 },
    );
  });
});
