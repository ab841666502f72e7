import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useCli } from './in-process.ts';

const year = new Date().getFullYear() + 1;
const AMINA = 'amina@example.org';
const AUGUST = ['--from', `${year}-08-01`, '--to', `${year}-08-15`];

describe('what a member tells staff by telephone', () => {
  const cli = useCli();
  beforeAll(async () => {
    const file = join(cli.folder, 'contacts.csv');
    const lines = [
      'Member reference,Contact,E-mail,Role',
      `MS-KE,Amina Wanjiru,${AMINA},focal-point`,
      'MS-KE,Otieno Odhiambo,otieno@example.org,alternate',
      `MS-UG,Amina Wanjiru,${AMINA},cto`,
    ];
    await writeFile(file, lines.join('\n'));
    await cli.json('member', 'import', file);
  });

  it('an absence with a stand-in, for one of the members that it is a contact of', async () => {
    const given = [...AUGUST, '--stand-in', 'Otieno@example.org'];
    const one = ['--member', 'MS-KE'];
    expect(await cli.json('member', 'away', 'Amina@Example.org', ...given, ...one)).toMatchObject([
      {
        member: 'MS-KE',
        timeZone: 'Africa/Nairobi',
        away: {
          first: `${year}-08-01`,
          last: `${year}-08-15`,
          standIn: { name: 'Otieno Odhiambo' },
        },
      },
    ]);
    const both = await cli.run('member', 'away', AMINA, ...given);
    expect(both).toMatchObject({ code: 1, out: '' });
    expect(both.err).toContain('otieno@example.org is not an active contact of MS-UG');
  });

  it('that somebody is away, and back, in all members at once', async () => {
    const told = await cli.run('member', 'away', AMINA, '--to', `${year}-08-15`);
    expect(told.out).toMatch(/MS-KE .*Africa\/Nairobi, 09:00 to 17:00, rests on sat, sun/);
    expect(told.out).toContain('MS-UG');
    expect(told.out.match(/Nobody stands in/g)).toHaveLength(2);
    expect((await cli.run('member', 'away', AMINA, '--back')).out).not.toContain('Away from');
  });

  it('other hours, a zone by its city, and days of rest; what is left out stays', async () => {
    const hours = ['--zone', 'kampala', '--from', '8', '--to', '16', '--weekend', 'sun,fri'];
    expect(await cli.json('member', 'hours', AMINA, ...hours, '--member', 'MS-UG')).toMatchObject([
      { timeZone: 'Africa/Kampala', hours: { from: 8, to: 16 }, weekend: [5, 7] },
    ]);
    const later = await cli.json('member', 'hours', AMINA, '--from', '10', '--to', '12');
    expect(later).toMatchObject([
      { member: 'MS-KE', weekend: [6, 7], hours: { from: 10, to: 12 } },
      { member: 'MS-UG', weekend: [5, 7], timeZone: 'Africa/Kampala' },
    ]);
  });

  it('days on which all are closed, listed with who said so, and taken away again', async () => {
    const days = ['--from', `${year}-12-24`, '--to', `${year}-12-31`];
    const why = ['--because', 'end of the year'];
    await cli.json('member', 'closed', 'MS-KE', ...days, ...why);
    expect(await cli.json('member', 'closed', 'MS-KE', ...days, ...why)).toMatchObject([
      { first: `${year}-12-24`, last: `${year}-12-31`, reason: 'end of the year', addedBy: null },
    ]);
    const listed = await cli.run('member', 'closed', 'MS-KE');
    expect(listed.out).toMatch(/-12-24 +\S+-12-31 +staff +end of the year/);
    expect(await cli.json('member', 'closed', 'MS-KE', ...days, '--take-away')).toEqual([]);
    const again = await cli.run('member', 'closed', 'MS-KE', ...days, '--take-away');
    expect(again.err).toContain('MS-KE has no closed days');
  });

  it.each<[string, number, string[]]>([
    ['No active contact', 1, ['away', 'nobody@example.org', ...AUGUST]],
    ['no member "MS-XX"', 1, ['closed', 'MS-XX']],
    [
      'lies before the first',
      1,
      ['away', AMINA, '--from', `${year}-08-02`, '--to', `${year}-08-01`],
    ],
    ['has passed already', 1, ['away', AMINA, '--from', '2001-01-01', '--to', '2001-01-02']],
    ['at most 366 days', 1, ['away', AMINA, '--to', `${year + 3}-08-01`]],
    [
      'at most 60 days',
      1,
      ['closed', 'MS-KE', ...AUGUST.with(3, `${year}-12-31`), '--because', 'x'],
    ],
    ['stand in for itself', 1, ['away', AMINA, ...AUGUST, '--stand-in', AMINA]],
    ['Did you mean Africa/Nairobi?', 1, ['hours', AMINA, '--zone', 'Narobi']],
    ['end later than the beginning', 1, ['hours', AMINA, '--from', '17', '--to', '9']],
    ['one working day', 1, ['hours', AMINA, '--weekend', 'mon,tue,wed,thu,fri,sat,sun']],
    ['--from and --to go together', 2, ['hours', AMINA, '--from', '9']],
    ['give --zone', 2, ['hours', AMINA]],
    ['give --to', 2, ['away', AMINA]],
    ['give --because', 2, ['closed', 'MS-KE', ...AUGUST]],
  ])('not %s', async (words, code, argv) => {
    const told = await cli.run('member', ...argv);
    expect(told).toMatchObject({ code, out: '' });
    expect(told.err).toContain(words);
  });

  it('only to who may change it', async () => {
    const add = ['staff', 'add', 'vera@example.org', '--name', 'Vera', '--role', 'viewer'];
    await cli.json(...add);
    for (const argv of [
      ['away', AMINA, ...AUGUST],
      ['hours', AMINA, '--zone', 'UTC'],
      ['closed', 'MS-KE'],
    ]) {
      const told = await cli.run('member', ...argv, '--as', 'vera@example.org');
      expect(told.err).toBe('This needs the role officer or higher.\n');
    }
  });
});
