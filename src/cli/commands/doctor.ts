import type { Command } from 'commander';
import { example } from '../example.ts';
import { Refused } from '../exit.ts';
import { createOutput } from '../output.ts';
import { type CliWorld, guarded } from '../run.ts';

export function doctorCommand(program: Command, world: CliWorld): void {
  example(program.command('doctor'), 'doctor')
    .description('look at everything that Parley needs here, and say how to mend what is wrong')
    .action(async (_options: object, command: Command) => {
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>();
      const output = createOutput(world.streams, json);
      await guarded(world, output, async () => {
        const findings = await world.examine();
        const lines = findings.flatMap(({ what, ok, found, mend }) => [
          `${ok ? '✓' : '✗'} ${what}: ${found}`,
          ...(mend === undefined ? [] : [`    ${mend}`]),
        ]);
        const wrong = findings.filter(({ ok }) => !ok).length;
        if (wrong > 0) {
          for (const line of [...lines, '']) output.say(line);
          throw new Refused(`${wrong} of ${findings.length} need mending.`, { findings });
        }
        output.result({ findings }, [...lines, '', 'All is well.']);
      });
    });
}
