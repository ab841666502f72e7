import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import type { CliWorld } from '../../src/cli/run.ts';
import { createWorld } from '../../src/main/world.ts';
import { useCli } from './in-process.ts';

const cli = useCli();
const ADMINISTRATOR = ['--as', 'administrator@parley.invalid'];
const CHAT = {
  ...{ platform: 'chat', name: 'Chat', bot: 'Parley', command: '/parley join' },
  tenants: async () => ['T1', 'T2'],
  findPerson: async (who: { readonly tenant: string }) => {
    if (who.tenant === 'T2') throw new Error('missing_scope');
    const address = { platform: 'chat', tenant: 'T1', externalId: 'U1' };
    return 'email' in who && who.email === 'amina@ke.example'
      ? { address, name: 'Amina', active: true }
      : undefined;
  },
};

/** A command in a world where a chat is connected. */
async function chatting(...argv: string[]): Promise<unknown> {
  let out = '';
  const stdout = { write: (text: string) => (out += text) };
  const world = createWorld(() => cli.config, { stdout, stderr: stdout });
  const connected: CliWorld = {
    ...world,
    setExitCode: (code) => expect(`${code} ${out}`).toBe('0'),
    open: async (as) => {
      const opened = await world.open(as);
      return { ...opened, parley: { ...opened.parley, directories: [CHAT] } };
    },
  };
  const quiet = { writeOut: () => {}, writeErr: () => {} };
  await createProgram(connected, quiet).parseAsync([...argv, '--json'], { from: 'user' });
  return JSON.parse(out);
}

describe('linking from the command line', () => {
  it('gives staff a link for the console, and a code where a chat is connected', async () => {
    const add = ['staff', 'add', 'olga@itu.example', '--name', 'Olga', '--role', 'officer'];
    await cli.json(...add);
    const link = ['staff', 'link', 'olga@itu.example', ...ADMINISTRATOR];
    const alone = await cli.json(...link);
    expect(Object.keys(alone as object)).toEqual(['url', 'expiresAt']);
    expect(await chatting(...link)).toMatchObject({
      code: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/),
      url: expect.stringContaining('/console/sign-in/'),
    });
  });

  it('lists staff with their chats, and ends these', async () => {
    expect(await cli.json('staff', 'list', ...ADMINISTRATOR)).toContainEqual(
      expect.objectContaining({ email: 'olga@itu.example', chats: [] }),
    );
    const unlink = ['staff', 'unlink', 'olga@itu.example', ...ADMINISTRATOR];
    expect(await cli.json(...unlink)).toEqual({ ended: 0 });
    const unknown = await cli.run('staff', 'unlink', 'x@itu.example', ...ADMINISTRATOR);
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.err).toContain('Nobody with the address x@itu.example has been added.');
  });

  it('looks for contacts of a round where a chat is connected', { timeout: 60_000 }, async () => {
    const file = join(cli.folder, 'contacts.csv');
    await writeFile(
      file,
      'Member reference,Contact,E-mail,Role\nMS-KE,Amina,amina@ke.example,focal-point',
    );
    await cli.json('member', 'import', file, ...ADMINISTRATOR);
    const publish = ['questionnaire', 'publish', 'data/questionnaires/administrations.json'];
    await cli.json(...publish, ...ADMINISTRATOR);
    const year = new Date().getFullYear() + 1;
    const meeting = ['--kind', 'cto', '--title', 'CTO', '--from', `${year}-12-18`, '--place', 'G'];
    await cli.json('meeting', 'add', 'cto', ...meeting, ...ADMINISTRATOR);
    const round = ['--meeting', 'cto', '--questionnaire', 'administrations'];
    const closes = ['--closes', `${year}-11-15`];
    await cli.json('round', 'open', 'r', ...round, ...closes, ...ADMINISTRATOR);
    const look = ['member', 'link', '--round', 'r', ...ADMINISTRATOR];
    const unreachable = [{ platform: 'chat', tenant: 'T2', reason: 'missing_scope' }];
    const found = { lookedFor: 1, found: 1, unreachable };
    expect(await chatting(...look)).toEqual({ ...found, asked: 1 });
    expect(await chatting(...look, '--platform', 'chat')).toEqual({ ...found, asked: 0 });
  });

  it('says so where no chat is connected', async () => {
    const none = await cli.run('member', 'link', '--round', 'r', ...ADMINISTRATOR);
    expect(none.code).toBe(1);
    expect(none.err).toContain('No chat platform is connected here. Set one up first');
    const unknown = await cli.run('member', 'link', ...ADMINISTRATOR);
    expect(unknown.code).toBe(2);
  });
});
