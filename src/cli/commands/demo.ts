import type { Command } from 'commander';
import { wholeNumber } from '../arguments.ts';
import { createOutput } from '../output.ts';
import { type CliWorld, type DemoOptions, guarded } from '../run.ts';

export function demoCommand(program: Command, world: CliWorld): void {
  program
    .command('demo')
    .description(
      'a whole consultation in a minute or two, with simulated contacts on the real system',
    )
    .option('--members <n>', 'how many members are asked; all unless given', wholeNumber)
    .option('--seed <n>', 'the same seed, the same people', wholeNumber, 68)
    .option('--out <folder>', 'where the agendas go', './out')
    .option('--exit', 'end at once instead of leaving the console running', false)
    .action(async (options: DemoOptions, command: Command) => {
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>();
      const output = createOutput(world.streams, json);
      await guarded(world, output, () => world.demo(options, output));
    });
}
