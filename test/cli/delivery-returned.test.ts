import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReturns } from '../application/deliveries/returned-world.ts';
import {
  complaintReport,
  outOfOffice,
  postfixBounce,
} from '../emulators/mail/returned-messages.ts';
import { useCli } from './in-process.ts';

const PARLEY = join(import.meta.dirname, '../../src/main/parley.js');

describe('parley delivery returned', () => {
  const cli = useCli();
  let world: Awaited<ReturnType<typeof openReturns>>;
  beforeAll(async () => {
    world = await openReturns(cli.config.databaseUrl ?? '');
  });
  afterAll(() => world.close());

  const fileOf = async (name: string, text: string) => {
    const path = join(cli.folder, name);
    await writeFile(path, text);
    return path;
  };

  it('takes a file, and says that it took it before', async () => {
    const id = await world.send('KE', { expiresAt: Date.now() + 60_000 });
    const path = await fileOf('bounce.eml', postfixBounce({ id, to: 'focal@ke.example' }));
    const told = await cli.run('delivery', 'returned', path);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toBe(
      `The address of delivery ${id} was set aside (1 contact); 1 sent again another way.\n`,
    );
    expect(await cli.json('delivery', 'returned', path)).toEqual({
      outcome: 'ignored',
      because: 'known',
    });
  });

  it('ends well for what it ignores, with words', async () => {
    const path = await fileOf('away.eml', outOfOffice({ id: 'x', to: 'ada@example.com' }));
    expect(await cli.run('delivery', 'returned', path)).toMatchObject({
      code: 0,
      out: 'Nothing was changed: this is an automatic answer, such as an out-of-office note.\n',
    });
  });

  it('refuses a file that is not there, and both ways at once', async () => {
    expect(await cli.run('delivery', 'returned', join(cli.folder, 'nothing'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no such file'),
    });
    expect((await cli.run('delivery', 'returned', 'x', '--folder', 'y')).code).toBe(2);
  });

  it('takes a folder, and moves what it took aside without ever replacing a file', async () => {
    const folder = join(cli.folder, 'box');
    await mkdir(join(folder, 'done'), { recursive: true });
    await writeFile(join(folder, 'done/1.eml'), 'of yesterday');
    const id = await world.send('EG');
    await writeFile(join(folder, '1.eml'), complaintReport({ id, to: 'focal@eg.example' }));
    await writeFile(join(folder, '2.eml'), 'From: a@example.com\n\nHello');
    await writeFile(join(folder, 'notes.txt'), 'not a message');
    expect(await cli.json('delivery', 'returned', '--folder', folder)).toMatchObject([
      { file: '1.eml', outcome: 'set-aside', cause: 'complained' },
      { file: '2.eml', outcome: 'ignored', because: 'no-report' },
    ]);
    expect((await readdir(folder)).sort()).toEqual(['done', 'notes.txt']);
    expect((await readdir(join(folder, 'done'))).sort()).toEqual(['1-2.eml', '1.eml', '2.eml']);
    expect(await readFile(join(folder, 'done/1.eml'), 'utf8')).toBe('of yesterday');
    expect((await cli.run('delivery', 'returned', '--folder', folder)).out).toBe(
      'No .eml file is there.\n',
    );
  });

  it('reads standard input, as a mail server pipes it', { timeout: 60_000 }, async () => {
    const id = await world.send('PE');
    const { PATH = '', HOME = '' } = process.env;
    const env = {
      ...{ PATH, HOME, PARLEY_DATA_DIR: join(cli.folder, 'data') },
      DATABASE_URL: cli.config.databaseUrl,
    };
    const child = spawn(process.execPath, [PARLEY, 'delivery', 'returned'], { env, stdio: 'pipe' });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        out += String(chunk);
      });
    }
    child.stdin.end(postfixBounce({ id, to: 'focal@pe.example' }));
    const [code] = await once(child, 'close');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('was set aside') });
  });

  it('lists what was set aside, and clears it with a reason and, after a complaint, consent', async () => {
    const found = await cli.json('delivery', 'faults', '--round', 'r');
    expect(found).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ member: 'Egypt', cause: 'complained' })]),
    );
    const faults = await world.faults();
    const complaint = faults.find(({ cause }) => cause === 'complained')?.id ?? '';
    expect((await cli.run('delivery', 'clear-fault', complaint)).code).toBe(2);
    const because = ['--because', 'she called'];
    const refused = await cli.run('delivery', 'clear-fault', complaint, ...because);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('has agreed') });
    const cleared = await cli.run(
      'delivery',
      'clear-fault',
      complaint,
      ...because,
      '--confirm-consent',
    );
    expect(cleared).toMatchObject({
      code: 0,
      out: 'Focal Egypt (Egypt) can be reached by mail again.\n',
    });
    expect((await cli.run('delivery', 'clear-fault', 'x', ...because)).code).toBe(2);
    expect((await cli.run('delivery', 'faults')).out).toContain('mail focal@ke.example');
  });
});
