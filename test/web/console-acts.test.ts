import { describe, expect, it } from 'vitest';
import { ROUND_ACTS } from '../../src/domain/rounds/offered-acts.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();

async function stateOf(slug: string): Promise<string> {
  return (await world.parley.prisma.round.findUniqueOrThrow({ where: { slug } })).state;
}

describe('acts on a round', () => {
  it('lead through its whole life, each told in a sentence', async () => {
    const round = await world.draft();
    const browser = await world.signIn('approver');
    const act = (name: string, fields: readonly (readonly [string, string])[] = []) =>
      browser.post(`/console/rounds/${round}/${name}`, fields);
    expect((await browser.get(`/console/rounds/${round}/open`)).html).toContain('Open the round');
    expect((await act('open')).html).toContain('The round is open.');
    expect((await act('remind', [['reason', 'The chair asks.']])).html).toMatch(
      /\d+ reminders are planned/,
    );
    expect((await act('remind', [['reason', 'Again.']])).html).toContain('Nobody is left');
    expect((await act('pause', [['reason', 'A mistake in a question.']])).html).toContain('paused');
    expect((await act('resume')).html).toContain('The round goes on.');
    const extended = await act('extend', [['closesOn', '2027-04-20']]);
    expect(extended.html).toContain('151 members are told');
    expect(extended.html).toContain('20 April 2027');
    expect((await act('close')).html).toContain('The agenda can be built now.');
    expect((await act('archive')).html).toContain('The round is archived.');
    expect(await stateOf(round)).toBe('archived');
    const audit = await world.parley.prisma.audit.findMany({ where: { action: 'round.paused' } });
    expect(audit.at(-1)).toMatchObject({ reason: 'A mistake in a question.' });
  });

  it('done a second time are refused in kind words and change nothing', async () => {
    const round = await world.open();
    const browser = await world.signIn('approver');
    const again = await browser.post(`/console/rounds/${round}/open`, []);
    expect(again.status).toBe(409);
    expect(again.html).toContain('The round is already open.');
    expect(again.html).toContain(`href="/console/rounds/${round}"`);
    const twice = await Promise.all(
      [1, 2].map(() => browser.post(`/console/rounds/${round}/close`, [])),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('of a paused round are not those of a draft: others are neither shown nor taken', async () => {
    const round = await world.open();
    const browser = await world.signIn('administrator');
    await browser.post(`/console/rounds/${round}/pause`, []);
    const { html } = await browser.get(`/console/rounds/${round}`);
    for (const act of ['resume', 'extend', 'close']) expect(html).toContain(`${round}/${act}"`);
    for (const act of ['open', 'schedule', 'remind', 'pause', 'archive']) {
      expect(html).not.toContain(`${round}/${act}"`);
      expect((await browser.get(`/console/rounds/${round}/${act}`)).status).toBe(409);
    }
  });

  it('need their role, whatever the console shows', async () => {
    const round = await world.draft();
    const viewer = await world.signIn('viewer');
    for (const act of ROUND_ACTS) {
      const seen = await viewer.get(`/console/rounds/${round}/${act}`);
      expect(seen.status).toBe(403);
      const tried = await viewer.post(`/console/rounds/${round}/${act}`, [
        ...[['reason', 'why not'] as const, ['closesOn', '2027-04-20'] as const],
        ...[['opensOn', '2027-03-10'] as const, ['opensTime', '09:00'] as const],
      ]);
      expect(tried.status).toBe(403);
      expect(tried.html).toMatch(/This needs the role (officer|approver) or higher\./);
    }
    const officer = await world.signIn('officer');
    expect((await officer.post(`/console/rounds/${round}/open`, [])).status).toBe(403);
    expect(await stateOf(round)).toBe('draft');
  });
});

describe('an act that lacks something', () => {
  it('says so above, points to the control, and keeps what was typed', async () => {
    const round = await world.open();
    const browser = await world.signIn('approver');
    const remind = await browser.post(`/console/rounds/${round}/remind`, [['reason', '  ']]);
    expect(remind.status).toBe(422);
    expect(remind.html).toContain('<a href="#reason">Say why');
    expect(remind.html).toContain('<title>Problem: ');
    const extend = await browser.post(`/console/rounds/${round}/extend`, [
      ['closesOn', '2027-04-01'],
      ['reason', 'Many <b>asked</b>.'],
    ]);
    expect(extend.html).toContain('2027-04-01 is not later');
    expect(extend.html).toContain('value="2027-04-01"');
    expect(extend.html).toContain('Many &lt;b&gt;asked&lt;/b&gt;.');
    const noDay = await browser.post(`/console/rounds/${round}/extend`, [['closesOn', '31/3']]);
    expect(noDay.status).toBe(422);
    expect(noDay.html).toContain('Closing day: write a day');
  });

  it('asks for the tick and the reason before a round may close after its meeting begins', async () => {
    const round = await world.open();
    const browser = await world.signIn('approver');
    const extend = (...more: readonly (readonly [string, string])[]) =>
      browser.post(`/console/rounds/${round}/extend`, [['closesOn', '2027-05-18'], ...more]);
    expect((await extend()).html).toContain('<a href="#confirm">');
    expect((await extend(['confirm', 'yes'])).status).toBe(422);
    const confirmed = await extend(['confirm', 'yes'], ['reason', 'The meeting has moved.']);
    expect(confirmed.status).toBe(200);
    expect(confirmed.html).toContain('18 May 2027');
  });

  it('takes an opening time on Geneva’s clock, and refuses one that has passed', async () => {
    const round = await world.draft();
    const browser = await world.signIn('approver');
    const path = `/console/rounds/${round}/schedule`;
    const schedule = (day: string, time: string) =>
      browser.post(path, [
        ['opensOn', day],
        ['opensTime', time],
      ]);
    expect((await schedule('', '09:00')).html).toContain('<a href="#opensOn">Opening day');
    expect((await schedule('2027-02-01', '09:00')).html).toContain('lies in the past');
    expect((await schedule('2027-03-29', '09:30')).html).toContain('29 Mar 2027, 09:30');
    const stored = await world.parley.prisma.round.findUniqueOrThrow({ where: { slug: round } });
    expect(stored.opensAt?.toISOString()).toBe('2027-03-29T07:30:00.000Z');
  });
});
