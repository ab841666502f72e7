import { describe, expect, it } from 'vitest';
import type { Fields } from '../support/page-browser.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();
const NEW_ROUND = '/console/new-round';

const ROUND: Fields = [
  ['meeting', 'cto-2027'],
  ['questionnaire', 'administrations'],
  ['kinds', 'member-state'],
  ['categories', 'developing'],
  ['closesOn', '2027-04-15'],
  ['threshold', '5'],
];

describe('a new round', () => {
  it('is drafted by an officer, with late answers until the end of a day in Geneva', async () => {
    const browser = await world.signIn('officer');
    const page = await browser.get(`${NEW_ROUND}?meeting=cto-2027`);
    expect(page.html).toContain('151 members would be asked');
    expect(page.html).toMatch(/<option value="cto-2027" selected>/);
    expect(page.html).toContain('questionnaire for administrations (version 1)');
    expect(page.html).not.toContain('value="open"');
    const made = await browser.post(NEW_ROUND, [
      ...ROUND,
      ...[['slug', 'spring'] as const, ['lateUntil', '2027-04-30'] as const],
      ['intent', 'draft'],
    ]);
    expect(made.path).toBe('/console/rounds/spring?done=draft');
    expect(made.html).toContain('Nobody has been asked yet.');
    const stored = await world.parley.prisma.round.findUniqueOrThrow({ where: { slug: 'spring' } });
    expect(stored.lateUntil?.toISOString()).toBe('2027-04-30T21:59:59.999Z');
  });

  it('opens at once for an approver, and not for an officer', async () => {
    const officer = await world.signIn('officer');
    const open: Fields = [...ROUND, ['slug', 'at-once'], ['intent', 'open']];
    const refused = await officer.post(NEW_ROUND, open);
    expect(refused.status).toBe(403);
    const approver = await world.signIn('approver');
    expect((await approver.post(NEW_ROUND, open)).html).toContain('The round is open.');
    const twice = await approver.post(NEW_ROUND, open);
    expect(twice.status).toBe(409);
    expect(twice.html).toContain('<a href="#slug">The name &quot;at-once&quot; is taken.');
    expect(await world.parley.prisma.round.count({ where: { slug: 'at-once' } })).toBe(1);
  });

  it('counts whom it would ask, with or without a script', async () => {
    const browser = await world.signIn('officer');
    const fields: Fields = [
      ['slug', 'islands'],
      ['kinds', 'member-state'],
      ['categories', 'sids'],
      ['intent', 'count'],
    ];
    const page = await browser.post(NEW_ROUND, fields);
    expect(page.status).toBe(200);
    const [, asked = ''] = page.html.match(/(\d+) members would be asked/) ?? [];
    expect(Number(asked)).toBeGreaterThan(30);
    expect(page.html).toContain('value="islands"');
    const query = '?kinds=member-state&categories=sids';
    const part = await browser.get(`/console/audience${query}`);
    expect(part.html).toMatch(new RegExp(`^<b>${asked} members would be asked</b>`));
    expect((await browser.get('/console/audience')).html).toContain('No member fits');
  });

  it('keeps what was typed and points to what is wrong', async () => {
    const browser = await world.signIn('approver');
    const with_ = (changes: Fields): Fields => [
      ...ROUND.filter(([name]) => changes.every(([other]) => other !== name)),
      ...changes,
    ];
    const cases: readonly (readonly [Fields, string])[] = [
      [[['slug', 'Not A Slug']], '<a href="#slug">Name: use lower-case letters'],
      [[['meeting', '']], '<a href="#meeting">Meeting: choose one'],
      [[['meeting', 'unknown']], '<a href="#meeting">There is no meeting'],
      [[['questionnaire', '']], '<a href="#questionnaire">Questionnaire: choose one'],
      [[['closesOn', '']], '<a href="#closesOn">Closing day: write a day'],
      [[['closesOn', '2027-05-20']], '<a href="#closesOn">The round would close on 2027-05-20'],
      [[['threshold', '2']], '<a href="#threshold">Smallest group shown'],
      [[['threshold', '1e9']], '<a href="#threshold">Smallest group shown: write a whole number'],
      [[['lateUntil', 'soon']], '<a href="#lateUntil">Take late answers until: write a day'],
      [[['kinds', 'nobody']], '<a href="#kinds">Kinds of member: name at least one'],
      [
        [
          ['kinds', 'observer'],
          ['categories', 'eit'],
        ],
        '<a href="#kinds">No member fits',
      ],
    ];
    for (const [changes, told] of cases) {
      const page = await browser.post(
        NEW_ROUND,
        with_([
          ...(changes[0]?.[0] === 'slug' ? [] : [['slug', 'kept'] as const]),
          ...changes,
          ['intent', 'open'],
        ]),
      );
      expect(page.status, told).toBe(422);
      expect(page.html).toContain(told);
      if (changes[0]?.[0] !== 'slug') expect(page.html).toContain('value="kept"');
    }
    expect(await world.parley.prisma.round.count({ where: { slug: 'kept' } })).toBe(0);
  });

  it('may close after the meeting begins when somebody ticks it and says why', async () => {
    const browser = await world.signIn('approver');
    const late: Fields = [
      ...ROUND.filter(([name]) => name !== 'closesOn'),
      ...[
        ['slug', 'late'] as const,
        ['closesOn', '2027-05-20'] as const,
        ['intent', 'open'] as const,
      ],
    ];
    const asked = await browser.post(NEW_ROUND, late);
    expect(asked.html).toContain('name="confirm"');
    const made = await browser.post(NEW_ROUND, [
      ...late,
      ...[['confirm', 'yes'] as const, ['reason', 'A second part follows in June.'] as const],
    ]);
    expect(made.html).toContain('The round is open.');
  });

  it('is not for a viewer', async () => {
    const browser = await world.signIn('viewer');
    expect((await browser.get(NEW_ROUND)).status).toBe(403);
    expect((await browser.post(NEW_ROUND, [...ROUND, ['slug', 'no']])).status).toBe(403);
  });
});

describe('a new meeting', () => {
  const MEETING: Fields = [
    ['title', 'CxO meeting, Dubai'],
    ['kind', 'cxo'],
    ['place', 'Dubai'],
    ['startsOn', '2027-12-06'],
    ['endsOn', ''],
    ['number', '12'],
    ['studyPeriod', '2025-2028'],
  ];

  it('is recorded once; its last day is its first unless told', async () => {
    const browser = await world.signIn('officer');
    const made = await browser.post('/console/new-meeting', [...MEETING, ['slug', 'cxo-2027']]);
    expect(made.html).toContain('The meeting is recorded.');
    expect(made.html).toContain('6 December 2027, Dubai');
    const again = await browser.post('/console/new-meeting', [...MEETING, ['slug', 'cxo-2027']]);
    expect(again.status).toBe(409);
    expect(again.html).toContain('is taken');
    expect(again.html).toContain('value="CxO meeting, Dubai"');
  });

  it('names what is wrong', async () => {
    const browser = await world.signIn('officer');
    const tried = (changes: Fields) =>
      browser.post('/console/new-meeting', [
        ...[...MEETING, ['slug', 'another'] as const].filter(([name]) =>
          changes.every(([other]) => other !== name),
        ),
        ...changes,
      ]);
    expect((await tried([['number', '0']])).html).toContain('<a href="#number">Number');
    expect((await tried([['endsOn', '2027-12-01']])).html).toContain('<a href="#endsOn">Last day');
    expect((await tried([['title', '']])).html).toContain('give the meeting a title');
    expect((await tried([['startsOn', '0000-00-00']])).status).toBe(422);
    expect((await (await world.signIn('viewer')).get('/console/new-meeting')).status).toBe(403);
  });
});
