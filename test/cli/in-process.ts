import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import type { Config } from '../../src/main/config.ts';
import { createWorld } from '../../src/main/world.ts';
import { useDatabase } from '../support/database.ts';

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What `parley` does with these words in the world of this configuration, without a process of its own. */
export async function runCommand(
  readConfig: () => Config,
  argv: readonly string[],
): Promise<Ended> {
  const ended = { code: 0, out: '', err: '' };
  const collect = (name: 'out' | 'err') => ({
    write: (text: string) => {
      ended[name] += text;
    },
  });
  const world = {
    ...createWorld(readConfig, { stdout: collect('out'), stderr: collect('err') }),
    setExitCode: (code: number) => {
      ended.code = code;
    },
  };
  await runProgram(world, argv);
  return ended;
}

export interface Cli {
  readonly config: Config;
  /** A folder for this file's tests. */
  readonly folder: string;
  run(...argv: string[]): Promise<Ended>;
  /** The JSON document of a command that must be done. */
  json(...argv: string[]): Promise<unknown>;
}

/** The command line over a database of one's own. Call it where tests are declared. */
export function useCli(): Cli {
  const database = useDatabase();
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const cli: Cli = {
    get folder() {
      return folder;
    },
    get config() {
      const dataDir = join(folder, 'data');
      const own = { host: '127.0.0.1', port: 0, trustProxy: false };
      return { ...own, dataDir, databaseUrl: database.url };
    },
    run: (...argv) => runCommand(() => cli.config, argv),
    json: async (...argv) => {
      const { code, out, err } = await cli.run(...argv, '--json');
      if (code !== 0) throw new Error(`exit ${code}: ${out}${err}`);
      return JSON.parse(out);
    },
  };
  return cli;
}

/** What a stack trace and a bare failure look like. */
export const STACK = /^\s+at .+[:(]\d+|Error:|\[object |undefined/m;
