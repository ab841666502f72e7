import { describe, expect, it } from 'vitest';
import type { Fields } from '../support/page-browser.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();
const NEW_ROUND = '/console/new-round';
const ROUND: Fields = [
  ...[['meeting', 'cto-2027'] as const, ['questionnaire', 'administrations'] as const],
  ...[['kinds', 'member-state'] as const, ['categories', 'developing'] as const],
  ...[['closesOn', '2027-04-15'] as const, ['threshold', '5'] as const],
];

describe('what will be sent', () => {
  it('is seen on the page of a new round before it can be opened, also while it has no name', async () => {
    const browser = await world.signIn('approver');
    const empty = await browser.get(NEW_ROUND);
    expect(empty.html).not.toContain('value="open"');
    expect(empty.html).toContain('opening P3D not-invited,not-started');
    const rules = 'opening P4D not-started\n\nclosing PT2H not-started\nopening P99D partial';
    const seen = await browser.post(NEW_ROUND, [
      ...ROUND,
      ...[['slug', ''] as const, ['rules', rules] as const, ['intent', 'calendar'] as const],
    ]);
    expect(seen.status).toBe(200);
    expect(seen.html).toContain('value="open"');
    expect(seen.html).toMatch(/1 March 2027<\/th><td>Invitation<\/td><td class="n">\d+</);
    expect(seen.html).toContain('Reminder 4 days after opening: not started');
    expect(seen.html).toContain('after their weekend');
    expect(seen.html).toContain('&quot;opening P99D partial&quot; would never remind anybody');
    expect(seen.html).toContain('opening P4D not-started\n'); // as it was typed
    expect(await world.parley.prisma.round.count()).toBe(0);
  });

  it('points to the rule that cannot be read, and to the field that is missing', async () => {
    const browser = await world.signIn('officer');
    const look = (changes: Fields) =>
      browser.post(NEW_ROUND, [
        ...[...ROUND, ['slug', 'x'] as const].filter(([name]) =>
          changes.every(([other]) => other !== name),
        ),
        ...changes,
        ['intent', 'calendar'],
      ]);
    const odd = await look([['rules', 'opening P3D partial\nwhenever']]);
    expect(odd.status).toBe(422);
    expect(odd.html).toContain('<a href="#rules">Reminders: write &quot;whenever&quot; like');
    const never = await look([['rules', 'opening P3D partial\nactivity PT1M partial']]);
    expect(never.html).toContain('<a href="#rules">Reminders: rule 2: give an offset');
    expect((await look([['meeting', '']])).html).toContain('<a href="#meeting">');
    expect((await look([['escalateAfter', 'PT1M']])).html).toContain('<a href="#escalateAfter">');
  });

  it('is seen where a draft is opened or scheduled, for the time that is typed', async () => {
    const round = await world.draft();
    const browser = await world.signIn('approver');
    const opening = await browser.get(`/console/rounds/${round}/open`);
    expect(opening.html).toMatch(/1 March 2027<\/th><td>Invitation/);
    const path = `/console/rounds/${round}/schedule`;
    const typed: Fields = [
      ['opensOn', '2027-03-08'],
      ['opensTime', '09:00'],
    ];
    const seen = await browser.post(path, [...typed, ['intent', 'calendar']]);
    expect(seen.html).toMatch(/8 March 2027<\/th><td>Invitation/);
    expect(seen.html).toContain('value="2027-03-08"');
    const stored = await world.parley.prisma.round.findUniqueOrThrow({ where: { slug: round } });
    expect(stored.state).toBe('draft');
    const viewer = await world.signIn('viewer');
    expect((await viewer.post(path, [...typed, ['intent', 'calendar']])).status).toBe(403);
  });

  it('has its own page for an open round, and its place on the page of the round', async () => {
    const round = await world.open();
    const viewer = await world.signIn('viewer');
    const page = await viewer.get(`/console/rounds/${round}`);
    expect(page.html).toContain(`href="/console/rounds/${round}/calendar"`);
    expect(page.html).toContain('7 days after opening: all who have not answered');
    const calendar = await viewer.get(`/console/rounds/${round}/calendar`);
    expect(calendar.status).toBe(200);
    expect(calendar.html).toContain('This is what is still ahead.');
    const approver = await world.signIn('approver');
    await approver.post(`/console/rounds/${round}/close`, []);
    expect((await viewer.get(`/console/rounds/${round}/calendar`)).status).toBe(409);
    expect((await viewer.get('/console/rounds/nowhere/calendar')).status).toBe(404);
  });
});

describe('a message', () => {
  it('is read in every language, Arabic from right to left', async () => {
    const round = await world.draft();
    const viewer = await world.signIn('viewer');
    const path = `/console/rounds/${round}/preview`;
    const page = await viewer.get(path);
    expect(page.status).toBe(200);
    expect(page.html).toMatch(/<article class="card letter" lang="\w\w" dir="ltr">/);
    const query = '?occasion=reminder&state=partial&language=ar';
    const arabic = await viewer.get(`${path}${query}`);
    expect(arabic.html).toContain('<article class="card letter" lang="ar" dir="rtl">');
    expect(arabic.html).toContain('lang="ar" hreflang="ar" aria-current="page"');
    expect(arabic.html).toContain('occasion=reminder&amp;state=partial&amp;language=fr');
    const odd = await viewer.get(`${path}?occasion=spam&language=xx&state=%3Cb%3E`);
    expect(odd.status).toBe(200);
    expect(odd.html).not.toContain('<b>"');
  });
});

describe('changing reminders', () => {
  it('takes the whole list and tells what follows', async () => {
    const round = await world.open();
    const browser = await world.signIn('approver');
    const path = `/console/rounds/${round}/change-rules`;
    const asked = await browser.get(path);
    expect(asked.html).toContain('closing PT12H not-invited,not-started</textarea>');
    const rules = 'opening P3D not-started,not-invited\r\nopening P9D partial';
    const fields: Fields = [
      ['rules', rules],
      ['escalateAfter', 'P4D'],
    ];
    const unsaid = await browser.post(path, fields);
    expect(unsaid.status).toBe(422);
    expect(unsaid.html).toContain('<a href="#reason">Say why');
    expect(unsaid.html).toContain('opening P9D partial</textarea>');
    const done = await browser.post(path, [...fields, ['reason', 'The region asks.']]);
    expect(done.html).toContain('151 messages are planned by the new ones');
    expect(done.html).toContain('9 days after opening: begun');
    const again = await browser.post(path, [...fields, ['reason', 'Again.']]);
    expect(again.status).toBe(422);
    expect(again.html).toContain('<a href="#rules">The reminders already are');
    const audit = await world.parley.prisma.audit.findFirstOrThrow({
      where: { action: 'round.rules-changed' },
    });
    expect(audit).toMatchObject({ reason: 'The region asks.' });
  });

  it('is for approvers', async () => {
    const round = await world.open();
    const officer = await world.signIn('officer');
    const path = `/console/rounds/${round}/change-rules`;
    expect((await officer.get(`/console/rounds/${round}`)).html).not.toContain(path);
    expect((await officer.get(path)).status).toBe(403);
    const tried = await officer.post(path, [
      ...[['rules', ''] as const, ['escalateAfter', 'P4D'] as const, ['reason', 'x'] as const],
    ]);
    expect(tried.status).toBe(403);
  });
});
