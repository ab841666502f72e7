import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { openLog } from '../../src/infra/log.ts';
import { type Serving, serve } from '../../src/main/serve.ts';
import { createWorld } from '../../src/main/world.ts';
import { useCli } from './in-process.ts';
import { argvOf, ROOT, shellLines } from './page-lines.ts';

const lines = await shellLines('docs/commands.md');

describe('docs/commands.md', () => {
  const cli = useCli();
  const home = process.cwd();
  let server: Serving | undefined;
  beforeAll(async () => {
    await symlink(join(ROOT, 'data'), join(cli.folder, 'data-of-project'));
    process.chdir(cli.folder);
  });
  afterAll(async () => {
    process.chdir(home);
    await server?.stop();
  });

  const runLine = async (line: string) => {
    if (line === 'npx parley serve') {
      const { log } = openLog({ level: 'silent' });
      server = await serve(cli.config, 'web', log);
      return;
    }
    if (line.startsWith('curl ')) {
      const list = await readFile('letters/list.csv', 'utf8');
      const [link = ''] = /http[^",\s]*/.exec(list) ?? [];
      expect(new URL(link).origin).toBe(server?.url);
      const followed = await fetch(link, { redirect: 'manual' });
      const cookie = followed.headers.getSetCookie().map((one) => one.split(';')[0]);
      const welcome = await fetch(new URL(followed.headers.get('location') ?? '', link), {
        headers: { cookie: cookie.join('; ') },
      });
      expect(welcome.status).toBe(200);
      return;
    }
    const paths = argvOf(line).map((word) => word.replace(/^data\//, 'data-of-project/'));
    const ended = await cli.run(...paths);
    expect({ line, ...ended }).toMatchObject({ code: 0, err: '' });
    expect(ended.out).not.toBe('');
  };

  it('tells a consultation that runs line by line', { timeout: 300_000 }, async () => {
    for (const line of lines) await runLine(line);
    const written = await readFile('agenda/agenda.fr.md', 'utf8');
    expect(written.length).toBeGreaterThan(100);
  });

  it('has an example of every command, and each help ends with one', () => {
    const quiet = { writeOut: () => {}, writeErr: () => {} };
    const program = createProgram(
      createWorld(() => cli.config),
      quiet,
    );
    for (const command of leaves(program)) {
      const path = pathOf(command);
      if (path !== 'demo') {
        expect(
          lines.some((line) => line.startsWith(`npx parley ${path}`)),
          path,
        ).toBe(true);
        let help = '';
        command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
        expect(help).toContain(`$ npx parley ${path}`);
      }
    }
  });
});

function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

function pathOf(command: Command): string {
  const { parent } = command;
  if (parent === null || parent.parent === null) return command.name();
  return `${pathOf(parent)} ${command.name()}`;
}
