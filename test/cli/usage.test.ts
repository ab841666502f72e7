import { describe, expect, it } from 'vitest';
import { runCommand } from './in-process.ts';

/** These must be told apart before there are settings, a database or a folder. */
const run = (...argv: string[]) =>
  runCommand(() => {
    throw new Error('the settings were read');
  }, argv);

const DAY = ['meeting', 'add', 'x', '--kind', 'cto', '--title', 't', '--place', 'p', '--from'];

describe('wrong usage ends with exit 2 and names what is wrong', () => {
  it.each([
    [['nonsense'], 'nonsense'],
    [['member', 'lists'], 'Did you mean list?'],
    [['member', 'list', '--colour'], '--colour'],
    [['member', 'list', 'too', 'many'], 'too many arguments'],
    [['member', 'import'], "'file'"],
    [['meeting', 'add', 'x'], '--kind'],
    [['staff', 'add', 'a@b.org', '--name', 'A', '--role', 'king'], 'viewer, officer'],
    [[...DAY, '2027-02-30'], '--from'],
    [['round', 'schedule', 'x', '--at', 'tomorrow'], '--at'],
    [['round', 'schedule', 'x', '--at', '2027-03-01T08:00'], 'with its zone'],
    [['round', 'schedule', 'x', '--at', '2027-02-30T08:00Z'], '--at'],
    [['round', 'open', 'x', '--late-until', '2027-03-01'], '--late-until'],
    [['round', 'open', 'x', '--countries', 'Kenya'], '--countries'],
    [['round', 'open', 'x', '--remind', 'sometimes'], '--remind'],
    [['round', 'extend', 'x', '--closes', '1 April'], '--closes'],
    [['round', 'close', 'x', '--because', ' '], '--because'],
    [['delivery', 'list', '--limit', '0'], '--limit'],
    [['delivery', 'list', '--states', 'lost'], '--states'],
    [['agenda', 'export', 'x', '--version', '99999999999'], '--version'],
    [['agenda', 'export', 'x', '--languages', 'en,de'], '--languages'],
    [['serve', '--role', 'boss'], '--role'],
  ])('%j', async (argv, named) => {
    const told = await run(...argv);
    expect(told).toMatchObject({ code: 2, out: '' });
    expect(told.err).toContain(named);
    const asJson = await run('--json', ...argv);
    expect(asJson).toMatchObject({ code: 2, err: '' });
    expect(JSON.parse(asJson.out).wrongUsage).toContain(named);
  });

  it.each([[[]], [['member']], [['round']]])('a command is missing: %j', async (argv: string[]) => {
    const told = await run(...argv);
    expect(told.code).toBe(2);
    expect(told.err).toContain('Commands:');
    expect(JSON.parse((await run(...argv, '--json')).out)).toHaveProperty('wrongUsage');
  });
});

describe('help', () => {
  it.each([
    [['--help']],
    [['help']],
    [['round', '--help']],
    [['round', 'help', 'open']],
    [['round', 'open', '--help']],
  ])('%j needs nothing of the machine', async (argv) => {
    const told = await run(...argv);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('Usage: parley');
    const asJson = await run(...argv, '--json');
    expect(JSON.parse(asJson.out).help).toBe(told.out);
  });
});

describe('questionnaire check', () => {
  const sample = 'data/questionnaires/administrations.json';

  it('needs no settings and no database', async () => {
    const told = await run('questionnaire', 'check', sample);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('complete in ar, zh, en, es, fr, ru');
  });

  it('takes --json before, between and after noun and verb', async () => {
    const told = [
      await run('--json', 'questionnaire', 'check', sample),
      await run('questionnaire', '--json', 'check', sample),
      await run('questionnaire', 'check', sample, '--json'),
    ];
    expect(new Set(told.map(({ out }) => out)).size).toBe(1);
    expect(JSON.parse(told[0]?.out ?? '')).toMatchObject({ warnings: [] });
  });

  it('lists faults with their place and mend, for people and as JSON', async () => {
    const told = await run('questionnaire', 'check', 'package.json');
    expect(told).toMatchObject({ code: 1, out: '' });
    expect(told.err).toMatch(/package\.json has \d+ faults?:/);
    const asJson = JSON.parse((await run('questionnaire', 'check', 'package.json', '--json')).out);
    expect(asJson.details.faults[0]).toEqual({
      path: expect.any(String),
      problem: expect.any(String),
      mend: expect.any(String),
    });
  });
});

describe('settings that are wrong', () => {
  it('are told as one document with --json, without a trace', async () => {
    const told = await run('member', 'list', '--json');
    expect(told).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(told.out)).toEqual({ failed: 'the settings were read' });
  });
});
