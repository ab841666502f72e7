import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useCli } from './in-process.ts';

const nextYear = new Date().getFullYear() + 1;
const MEETING = [
  ...['meeting', 'add', 'cto', '--kind', 'cto', '--title', 'CTO group meeting'],
  ...['--from', `${nextYear}-05-18`, '--place', 'Geneva'],
];
const ROUND = ['--meeting', 'cto', '--questionnaire', 'administrations'];
const CLOSES = ['--closes', `${nextYear}-04-15`];

describe('commands', () => {
  const cli = useCli();
  beforeAll(async () => {
    await cli.json('questionnaire', 'publish', 'data/questionnaires/administrations.json');
    await cli.json(...MEETING);
  });

  it('refuse with words and exit 1, and give the code and its parameters as JSON', async () => {
    const told = await cli.run('round', 'status', 'nowhere');
    expect(told).toMatchObject({ code: 1, out: '' });
    expect(told.err).toBe('There is no round "nowhere". See the list of rounds.\n');
    const asJson = await cli.run('round', 'status', 'nowhere', '--json');
    expect(JSON.parse(asJson.out)).toEqual({
      refused: told.err.trim(),
      details: { code: 'round-unknown', round: 'nowhere' },
    });
  });

  it('name the option of a value that only the use case finds wrong', async () => {
    const told = await cli.run(...MEETING.with(2, 'Not A Name'));
    expect(told).toMatchObject({ code: 2, out: '' });
    expect(told.err).toContain('<name>: use lower-case letters');
    const late = await cli.run(...MEETING.with(2, 'late'), '--to', `${nextYear}-05-01`);
    expect(late.err).toContain('--to: the last day cannot lie before the first');
  });

  it('do not open a round on half of what a new one needs', async () => {
    const told = await cli.run('round', 'open', 'half', ...ROUND);
    expect(told).toMatchObject({ code: 2, out: '' });
    expect(told.err).toContain('--closes');
  });

  it('import all or nothing, with every fault, and a dry run stores nothing', async () => {
    const file = join(cli.folder, 'members.csv');
    await writeFile(file, 'Kind,Country,Member\nassociate,KE,Acme\nassociate,XX,Nobody\n');
    const told = await cli.run('member', 'import', file);
    expect(told).toMatchObject({ code: 1, out: '' });
    expect(told.err).toContain('row 3, column "Country"');
    await writeFile(file, 'Kind;Country;Member\nassociate;KE;Acme\n');
    const dry = await cli.run('member', 'import', file, '--dry-run');
    expect(dry.out).toContain('Members: 1 added');
    expect(await cli.json('member', 'list', '--kinds', 'associate')).toMatchObject({ members: [] });
    expect(await cli.json('member', 'import', file)).toMatchObject({ members: { added: 1 } });
    expect(await cli.json('member', 'import', file)).toMatchObject({ members: { unchanged: 1 } });
  });

  it('never write over a file or into a folder that holds something', async () => {
    const file = join(cli.folder, 'kept.csv');
    await writeFile(file, 'mine');
    const told = await cli.run('member', 'export', file);
    expect(told.code).toBe(1);
    expect(told.err).toContain('exists already');
    expect(await readFile(file, 'utf8')).toBe('mine');
    await cli.json('round', 'open', 'asked', ...ROUND, ...CLOSES);
    const issued = await cli.run('invite', 'issue', 'asked', '--out', cli.folder);
    expect(issued).toMatchObject({ code: 1, out: '' });
    expect(issued.err).toContain('holds files already');
  });

  it('act as whom --as names, within the role, and say who there is', async () => {
    const add = ['staff', 'add', 'vera@example.org', '--name', 'Vera', '--role', 'viewer'];
    expect(await cli.json(...add)).toMatchObject({ role: 'viewer' });
    const unnamed = await cli.run('meeting', 'list');
    expect(unnamed).toMatchObject({ code: 1 });
    expect(unnamed.err).toContain('vera@example.org');
    expect(await cli.json('meeting', 'list', '--as', 'Vera@example.org')).toHaveLength(1);
    const refused = await cli.run('round', 'close', 'asked', '--as', 'vera@example.org');
    expect(refused.err).toBe('This needs the role approver or higher.\n');
    const stranger = await cli.run('meeting', 'list', '--as', 'nobody@example.org');
    expect(stranger).toMatchObject({ code: 1 });
    const link = ['staff', 'link', 'vera@example.org', '--as', 'administrator@parley.invalid'];
    expect(await cli.json(...link)).toHaveProperty('url');
  });
});
