import process from 'node:process';
import { createOutput } from '../cli/output.ts';
import { asksForJson, runProgram } from '../cli/program.ts';
import { report } from '../cli/report.ts';
import { readConfig } from './config.ts';
import { createWorld } from './world.ts';

/** The command line: one command, then the exit code. The environment is read once, when a command first asks for it. */
async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  const world = createWorld(() => readConfig(process.env));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', readerGone);
  process.on('uncaughtException', (cause) => {
    const output = createOutput(world.streams, asksForJson(argv));
    void report(world, output, cause).finally(() => process.exit());
  });
  await runProgram(world, argv);
}

/** Whoever read our lines (`| head`) has seen enough: the work goes on to its end, quietly. */
function readerGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

await main();
