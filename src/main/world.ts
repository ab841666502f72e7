import process from 'node:process';
import type { Parley } from '../application/parley.ts';
import type { Actor } from '../application/ports.ts';
import { createSignIn } from '../application/staff/create-sign-in.ts';
import {
  FIRST_ADMINISTRATOR,
  firstAdministrator,
} from '../application/staff/first-administrator.ts';
import { actorOf } from '../application/staff/sessions.ts';
import { Refused } from '../cli/exit.ts';
import type { Streams } from '../cli/output.ts';
import type { CliWorld } from '../cli/run.ts';
import { openLog } from '../infra/log.ts';
import type { Config } from './config.ts';
import { showDemo } from './demo/show.ts';
import { examine } from './examine.ts';
import { type OpenParley, openParley } from './open-parley.ts';
import { serve } from './serve.ts';

/** Commands are quiet: their own lines say what happened, the file has the rest. */
const COMMAND_LEVEL = 'error';
const SERVER_LEVEL = 'info';
const STOP_MS = 20_000;

/** What commands need of this process. */
export function createWorld(config: Config, streams: Streams): CliWorld {
  const terminal = process.stderr.isTTY === true;
  const openedLog = (level: string) =>
    openLog({ level: config.logLevel ?? level, dataDir: config.dataDir, terminal });
  return {
    streams,
    open: async (asEmail) => {
      const { log } = openedLog(COMMAND_LEVEL);
      const opened = await openParley(config, log);
      try {
        const actor = await actingStaff(opened.parley, asEmail);
        return { parley: opened.parley, actor, close: () => opened.close() };
      } catch (cause) {
        await opened.close();
        throw cause;
      }
    },
    serve: async (role) => {
      const { log, flush } = openedLog(SERVER_LEVEL);
      const serving = await serve(config, role, log);
      const stopped = untilSignal().then(async (signal) => {
        log.info({ signal }, 'stopping');
        await serving.stop(STOP_MS);
        flush();
      });
      const { url, opened } = serving;
      const signInUrl = url === undefined ? undefined : await firstSignIn(opened.parley);
      return { url, signInUrl, stopped };
    },
    demo: async (options, output) => {
      const { log } = openedLog(COMMAND_LEVEL);
      const actorFor = ({ parley }: OpenParley) => actingStaff(parley, undefined);
      await showDemo({ config, log, streams, output, actorOf: actorFor }, options, {
        firstSignIn,
        untilSignal,
      });
    },
    examine: () => examine(config, openedLog(COMMAND_LEVEL).log),
    keepCrash: (cause) => {
      const { log, file, flush } = openedLog('silent');
      log.fatal({ err: cause }, 'a command stopped');
      flush();
      return file ?? config.dataDir;
    },
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
}

/** Whoever has this machine's account acts: by name, or as the first administrator while there is nobody else. */
async function actingStaff(parley: Parley, email: string | undefined): Promise<Actor> {
  const first = await firstAdministrator(parley);
  if (email === undefined) {
    if (first !== undefined) return actorOf(first);
    throw new Refused('Say who acts: --as EMAIL (see "parley staff list").');
  }
  const wanted = email.trim().toLowerCase();
  const person = await parley.store.transaction(({ staff }) => staff.findByEmail(wanted));
  if (person === undefined)
    throw new Refused(`Nobody has the address ${email}. See "parley staff list".`);
  return actorOf(person);
}

/** On a first run the console's door is printed; later, staff make links for each other. */
async function firstSignIn(parley: Parley): Promise<string | undefined> {
  const first = await firstAdministrator(parley);
  if (first === undefined) return undefined;
  const made = await createSignIn(parley, { email: FIRST_ADMINISTRATOR }, { kind: 'system' });
  return made.ok ? parley.links.signIn(made.value.token) : undefined;
}

function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
