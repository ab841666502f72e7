import { beforeAll, describe, expect, it } from 'vitest';
import { useCli } from './in-process.ts';

const nextYear = new Date().getFullYear() + 1;
const NEW = [
  ...['--meeting', 'cto', '--questionnaire', 'administrations', '--closes', `${nextYear}-04-15`],
];
const AT = ['--at', `${nextYear}-03-01T08:00Z`];

describe('round calendar, preview and rules', () => {
  const cli = useCli();
  beforeAll(async () => {
    await cli.json('questionnaire', 'publish', 'data/questionnaires/administrations.json');
    await cli.json('member', 'import', 'data/samples/members.csv');
    await cli.json(
      ...['meeting', 'add', 'cto', '--kind', 'cto', '--title', 'CTO group meeting'],
      ...['--from', `${nextYear}-05-18`, '--place', 'Geneva'],
    );
  });

  it('foresee a round that does not exist, and make none', async () => {
    const told = await cli.run('round', 'calendar', 'needs', ...NEW, ...AT);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toMatch(
      new RegExp(`^${nextYear}-03-01 +Invitation +\\d+ +\\d+ .*ar \\d+`, 'm'),
    );
    expect(told.out).toContain('between 9:00 and 17:00 on each reader’s own clock');
    expect(told.out).toContain('after their weekend');
    const asJson = await cli.json('round', 'calendar', 'needs', ...NEW, ...AT);
    expect(asJson).toMatchObject({ asked: 151, state: 'draft', against: [] });
    expect(await cli.json('round', 'status')).toEqual([]);
  });

  it('say in words what would go wrong', async () => {
    const rules = ['--remind', 'opening P90D not-started', '--remind', 'opening PT2H not-started'];
    const told = await cli.run('round', 'calendar', 'needs', ...NEW, ...AT, ...rules);
    expect(told.out).toContain('"opening P90D not-started" would never remind anybody');
    expect(told.out).toMatch(/Two messages come within 20 hours of each other for whoever answers/);
    const late = NEW.with(-1, `${nextYear}-06-01`);
    expect((await cli.run('round', 'calendar', 'needs', ...late, ...AT)).out).toMatch(
      /It could not open like this:\n {2}The round would close on/,
    );
  });

  it('show each letter, and change what a draft will send', async () => {
    await cli.json('round', 'draft', 'needs', ...NEW, '--escalate-after', 'P5D');
    const look = ['round', 'preview', 'needs', '--occasion', 'reminder', '--state', 'partial'];
    const arabic = await cli.run(...look, '--language', 'ar');
    expect(arabic).toMatchObject({ code: 0, err: '' });
    expect(arabic.out).toMatch(/\p{Script=Arabic}/u);
    expect(await cli.json(...look, '--language', 'ar')).toMatchObject({ direction: 'rtl' });
    expect((await cli.run(...look, '--member', 'Atlantis')).err).toContain(
      'does not ask "Atlantis"',
    );
    const listed = await cli.run('round', 'rules', 'needs');
    expect(listed.out).toContain('opening P3D not-invited,not-started');
    expect(listed.out).toContain('after P5D of silence');
    const changed = await cli.json('round', 'rules', 'needs', '--remind', 'closing P2D partial');
    expect(changed).toMatchObject({ kept: 0, added: 1, ended: 4 });
    const status = await cli.run('round', 'status', 'needs');
    expect(status.out).toMatch(/^closing P2D partial +0 +0$/m);
    await cli.json('round', 'rules', 'needs', '--remind', 'none');
    expect((await cli.run('round', 'rules', 'needs')).out).toContain('No reminders.');
  });

  it('keep the reason of a change once the round is open', async () => {
    await cli.json('round', 'open', 'needs');
    const change = ['round', 'rules', 'needs', '--remind', 'closing P3D not-started'];
    expect((await cli.run(...change)).err).toContain('Say why');
    const told = await cli.run(...change, '--because', 'the ministers meet');
    expect(told.out).toContain('0 kept, 1 added, 0 ended');
    expect(told.out).toContain('151 messages are planned');
    expect((await cli.run(...change, '--because', 'again')).err).toContain('already are');
    const ahead = await cli.run('round', 'calendar', 'needs');
    expect(ahead.out).toContain('Reminder 3 days before closing: not started');
  });

  it.each([
    [['--remind', 'none', '--remind', 'opening P1D partial'], '--remind'],
    [['--remind', 'opening P1D partial', '--remind', 'none'], '--remind'],
    [['--remind', 'opening P1D nobody'], 'Write it like'],
    [['--remind', 'activity P1D not-started', '--because', 'x'], '--remind'],
    [['--escalate-after', 'soon', '--because', 'x'], '--escalate-after'],
    [['--because', 'alone'], '--remind'],
  ])('refuse %j as wrong usage', async (options, named) => {
    const told = await cli.run('round', 'rules', 'needs', ...options);
    expect(told).toMatchObject({ code: 2, out: '' });
    expect(told.err).toContain(named);
  });
});
