import process from 'node:process';
import { createProgram } from '../cli/program.ts';
import { readConfig } from './config.ts';
import { ConfigFailure } from './config-faults.ts';
import { createWorld } from './world.ts';

/** The command line: reads the environment once, runs one command, sets the exit code. */
async function main(): Promise<void> {
  const streams = { stdout: process.stdout, stderr: process.stderr };
  try {
    const config = readConfig(process.env);
    const world = createWorld(config, streams);
    await createProgram(world).parseAsync(process.argv);
  } catch (cause) {
    if (!(cause instanceof ConfigFailure)) throw cause;
    process.stderr.write(`Parley does not start:\n${cause.message}\n`);
    process.exitCode = 1;
  }
}

await main();
