import { CommanderError } from 'commander';
import { UnreadableFile } from '../application/files.ts';
import { UnreadableTable } from '../application/members/table.ts';
import { EXIT, Refused, WrongUsage } from './exit.ts';
import { faultLines, type Output } from './output.ts';
import type { CliWorld } from './run.ts';

/** Tells how a command ended, once, and sets the exit code. */
export async function report(world: CliWorld, output: Output, cause: unknown): Promise<void> {
  if (cause instanceof CommanderError) {
    reportUsage(world, output, cause);
  } else if (cause instanceof WrongUsage) {
    world.setExitCode(EXIT.usage);
    output.ended({ wrongUsage: cause.message }, [`error: ${cause.message}`]);
  } else {
    world.setExitCode(EXIT.refused);
    const refused = asRefused(cause);
    if (refused === undefined) await reportFailure(world, output, cause);
    else {
      const { message, details, lines } = refused;
      output.ended({ refused: message, details }, [message, ...lines]);
    }
  }
}

/** Commander has told people already; a program reads the same as JSON. Help and its like end well. */
function reportUsage(world: CliWorld, output: Output, error: CommanderError): void {
  if (error.exitCode === EXIT.done) return;
  world.setExitCode(EXIT.usage);
  const incomplete = error.code === 'commander.help';
  const message = incomplete
    ? 'A command is missing; add --help to see them.'
    : error.message.replace(/^error: /, '');
  output.ended({ wrongUsage: message }, []);
}

/** A file that cannot be read or written is a refusal like any other: its words are for who named it. */
function asRefused(cause: unknown): Refused | undefined {
  if (cause instanceof Refused) return cause;
  if (cause instanceof UnreadableFile) return new Refused(cause.message);
  if (!(cause instanceof UnreadableTable)) return undefined;
  const { fault } = cause;
  return new Refused('The file cannot be read:', { faults: [fault] }, faultLines([fault]));
}

async function reportFailure(world: CliWorld, output: Output, cause: unknown): Promise<void> {
  const explained = await world.explain(cause);
  const place = world.keepCrash(cause);
  if (explained !== undefined) {
    output.ended({ failed: explained }, [explained]);
    return;
  }
  const sentence = cause instanceof Error ? firstLine(cause.message) : String(cause);
  const rest = place === undefined ? 'No log could be written.' : `The whole story is in ${place}`;
  output.ended({ failed: sentence, log: place }, [`Parley stopped: ${sentence}`, rest]);
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
