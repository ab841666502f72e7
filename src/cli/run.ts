import { type Command, InvalidArgumentError, type OptionValues } from 'commander';
import type { Parley } from '../application/parley.ts';
import type { Actor } from '../application/ports.ts';
import { type ExitCode, WrongUsage } from './exit.ts';
import { createOutput, type Output, type Streams } from './output.ts';
import { report } from './report.ts';

/** What a command works with: the opened product, who acts, and where to write. */
export interface Session {
  readonly parley: Parley;
  readonly actor: Actor;
  readonly output: Output;
}

/** What is there without a database. */
export type Offline = Pick<Parley, 'files' | 'tools'>;

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
  /** How many members are asked; all unless given. */
  readonly members?: number;
  /** The same seed, the same people. */
  readonly seed: number;
  /** Where the agendas go. */
  readonly out: string;
  /** End at once instead of leaving the console running. */
  readonly exit: boolean;
}

/** What the commands need of the process they run in; given by src/main. */
export interface CliWorld {
  readonly streams: Streams;
  /** What needs no database. */
  offline(): Promise<Offline>;
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
  /** Words for a failure that whoever runs this machine can mend; undefined for what only a programmer can. */
  explain(cause: unknown): Promise<string | undefined>;
  /** Keeps the whole story of a failure where staff can find it; returns the place, if there is one. */
  keepCrash(cause: unknown): string | undefined;
  setExitCode(code: ExitCode): void;
  /** The commands of what this deployment speaks to, which only src/main knows by name. */
  readonly ownCommands: readonly OwnCommands[];
}

/** Adds commands of its own to the program, before anything is read. */
export type OwnCommands = (program: Command, run: Run) => void;

/** A command's own work, given its arguments and options. Returning means exit 0; `Refused` exit 1 with its words. */
export type Work<Given, Options extends OptionValues> = (
  given: Given,
  options: Options,
  ...args: readonly string[]
) => Promise<void>;

type Action = (...given: unknown[]) => Promise<void>;

/** Makes commander actions of commands' work: opening, refusals, crashes and closing are the same for all. */
export interface Run {
  <Options extends OptionValues>(work: Work<Session, Options>): Action;
  /** For what needs no database, and so works before there is one. */
  offline<Options extends OptionValues>(
    work: Work<Offline & { readonly output: Output }, Options>,
  ): Action;
}

export function createRun(world: CliWorld): Run {
  const online = <Options extends OptionValues>(work: Work<Session, Options>) =>
    action<Options>(world, async ({ output, as }, options, ...args) => {
      const { parley, actor, close } = await world.open(as);
      try {
        await work({ parley, actor, output }, options, ...args);
      } finally {
        await close();
      }
    });
  const offline = <Options extends OptionValues>(
    work: Work<Offline & { readonly output: Output }, Options>,
  ) =>
    action<Options>(world, async ({ output }, options, ...args) =>
      work({ ...(await world.offline()), output }, options, ...args),
    );
  return Object.assign(online, { offline });
}

function action<Options extends OptionValues>(
  world: CliWorld,
  work: Work<{ readonly output: Output; readonly as: string | undefined }, Options>,
): Action {
  return async (...given) => {
    const command = given.at(-1) as Command; // commander passes the command itself last
    const { json, as } = command.optsWithGlobals<{ json?: boolean; as?: string }>();
    const output = createOutput(world.streams, json === true);
    await guarded(world, output, () =>
      told(work({ output, as }, command.opts<Options>(), ...command.args)),
    );
  };
}

/** Commander tells only of faulty values that it reads itself; of those that a command reads, we do. */
async function told(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    if (cause instanceof InvalidArgumentError) throw new WrongUsage(cause.message);
    throw cause;
  }
}

/** The edge of every command: returning means exit 0, whatever is thrown is told and sets another. Never throws. */
export async function guarded(
  world: CliWorld,
  output: Output,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (cause) {
    await report(world, output, cause);
  }
}
