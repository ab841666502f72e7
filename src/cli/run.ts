import type { Command, OptionValues } from 'commander';
import type { Parley } from '../application/parley.ts';
import type { Actor } from '../application/ports.ts';
import { EXIT, type ExitCode, Refused } from './exit.ts';
import { createOutput, type Output, type Streams } from './output.ts';

/** What a command works with: the opened product, who acts, and where to write. */
export interface Session {
  readonly parley: Parley;
  readonly actor: Actor;
  readonly output: Output;
}

export const ROLES = ['all', 'web', 'worker'] as const;
export type Role = (typeof ROLES)[number];

/** One thing that `doctor` looked at. */
export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do about it, where something is wrong. */
  readonly mend?: string;
}

export interface DemoOptions {
  /** How many members at most; all of them unless given. */
  readonly members?: number;
  readonly seed: number;
  /** Where the agendas go. */
  readonly out: string;
  /** End at once instead of leaving the console running. */
  readonly exit: boolean;
}

/** What the commands need of the process they run in; given by src/main. */
export interface CliWorld {
  readonly streams: Streams;
  /** Opens the database (joining a running server's) and finds who acts: the named staff, or the operator. */
  open(asEmail: string | undefined): Promise<{
    readonly parley: Parley;
    readonly actor: Actor;
    close(): Promise<void>;
  }>;
  /** Starts the server. `stopped` resolves when a signal has stopped it. */
  serve(role: Role): Promise<{
    readonly url: string | undefined;
    /** Into the console, while nobody but the first administrator exists. */
    readonly signInUrl: string | undefined;
    readonly stopped: Promise<void>;
  }>;
  /** Plays a whole consultation; resolves when it has ended and, unless `exit`, a signal has stopped the console. */
  demo(options: DemoOptions, output: Output): Promise<void>;
  /** Looks at everything that Parley needs of this machine. */
  examine(): Promise<readonly Finding[]>;
  /** Keeps the whole story of a crash where staff can find it; returns the place. */
  keepCrash(cause: unknown): string;
  setExitCode(code: ExitCode): void;
}

/** A command's own work, given its arguments and options. Returning means exit 0; `Refused` exit 1 with its words. */
export type Work<Options extends OptionValues> = (
  session: Session,
  options: Options,
  ...args: readonly string[]
) => Promise<void>;

/** Makes a commander action of a command's work: opening, refusals, crashes and closing are the same for all. */
export type Run = <Options extends OptionValues>(
  work: Work<Options>,
) => (...given: unknown[]) => Promise<void>;

export function createRun(world: CliWorld): Run {
  return <Options extends OptionValues>(work: Work<Options>) =>
    async (...given: unknown[]) => {
      const command = given.at(-1) as Command; // commander passes the command itself last
      const { json, as } = command.optsWithGlobals<{ json?: boolean; as?: string }>();
      const output = createOutput(world.streams, json === true);
      await guarded(world, output, async () => {
        const { parley, actor, close } = await world.open(as);
        try {
          await work({ parley, actor, output }, command.opts<Options>(), ...command.args);
        } finally {
          await close();
        }
      });
    };
}

/** The edge of every command: refusals get words, crashes one clear sentence; the detail goes to the log. */
export async function guarded(
  world: CliWorld,
  output: Output,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (cause) {
    world.setExitCode(EXIT.refused);
    if (cause instanceof Refused) {
      if (output.json) output.result({ refused: cause.message, details: cause.details }, []);
      else world.streams.stderr.write(`${cause.message}\n`);
      return;
    }
    const place = world.keepCrash(cause);
    const sentence = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    if (output.json) output.result({ failed: sentence, log: place }, []);
    else
      world.streams.stderr.write(`Parley stopped: ${sentence}\nThe whole story is in ${place}\n`);
  }
}
