import type { Command } from 'commander';

/** Shows how a command is really written, at the end of its help. */
export function example(command: Command, line: string): Command {
  return command.addHelpText('after', `\nExample:\n  $ npx parley ${line}`);
}
