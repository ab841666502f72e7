import process from 'node:process';
import type { Streams } from '../cli/output.ts';
import type { CliWorld } from '../cli/run.ts';
import { type OpenLog, openLog } from '../infra/log.ts';
import type { Config } from './config.ts';
import { discordCommands } from './discord-commands.ts';
import { endOnSignal, untilSignal } from './interrupt.ts';
import type { OpenParley } from './open-parley.ts';
import { slackCommands } from './slack-commands.ts';
import { teamsCommands } from './teams-commands.ts';

/** Commands are quiet: their own lines say what happened, the file has the rest. */
const COMMAND_LEVEL = 'silent';
const SERVER_LEVEL = 'info';

/**
 * What commands need of this process. Each loads only what it uses, and reads the settings only when it needs them: so help
 * and checks are there at once, whatever state the machine is in.
 */
export function createWorld(readConfig: () => Config, own: Streams = process): CliWorld {
  const config = once(readConfig);
  const { streams, mute } = mutable(own);
  const openedLog: OpenedLog = (level) => {
    const { logLevel = level, dataDir } = config();
    return openLog({ level: logLevel, dataDir, terminal: process.stderr.isTTY === true });
  };
  return {
    streams,
    offline: async () => {
      const { localFiles } = await import('../infra/files.ts');
      const { questionnaireTools } = await import('../infra/questionnaire-linter.ts');
      return { files: localFiles, tools: questionnaireTools };
    },
    open: (asEmail) => open(config(), openedLog, { asEmail, mute }),
    serve: async (role) => {
      const { serveUntilSignal } = await import('./serve-until-signal.ts');
      return serveUntilSignal(config(), openedLog(SERVER_LEVEL), role);
    },
    demo: async (options, output) => {
      const { showDemo } = await import('./demo/show.ts');
      const { actingStaff, firstSignIn } = await import('./acting-staff.ts');
      const { log } = openedLog(COMMAND_LEVEL);
      const actorOf = ({ parley }: OpenParley) => actingStaff(parley, undefined);
      const stage = { config: config(), log, streams, output, actorOf };
      await showDemo(stage, options, { firstSignIn, untilSignal });
    },
    examine: async () => {
      const { examine } = await import('./examine.ts');
      return examine(config, () => openedLog(COMMAND_LEVEL).log);
    },
    explain: async (cause) => {
      const { explainFailure } = await import('./explain-failure.ts');
      return explainFailure(cause, attempt(config));
    },
    keepCrash: (cause) =>
      attempt(() => {
        const { log, file, flush } = openedLog('silent');
        log.fatal({ err: cause }, 'a command stopped');
        flush();
        return file;
      }),
    setExitCode: (code) => {
      process.exitCode = code;
    },
    ownCommands: [slackCommands(config), discordCommands(config), teamsCommands(config)],
  };
}

type OpenedLog = (level: string) => OpenLog;

async function open(
  config: Config,
  openedLog: OpenedLog,
  { asEmail, mute }: { readonly asEmail: string | undefined; mute(): void },
): ReturnType<CliWorld['open']> {
  const { openParley } = await import('./open-parley.ts');
  const { actingStaff } = await import('./acting-staff.ts');
  const opened = await openParley(config, openedLog(COMMAND_LEVEL).log);
  const closed = once(() => opened.close());
  const forget = endOnSignal(() => {
    mute(); // what breaks off now is no news
    return closed();
  });
  const close = () => closed().finally(forget);
  try {
    return { parley: opened.parley, actor: await actingStaff(opened.parley, asEmail), close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** In the middle of one failure another is no news: undefined then. */
function attempt<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** The process's own streams, until they are muted. */
function mutable(own: Streams): { readonly streams: Streams; mute(): void } {
  let muted = false;
  const gate = (stream: Streams['stdout']) => ({
    write: (text: string) => (muted ? undefined : stream.write(text)),
  });
  return {
    streams: {
      stdout: gate(own.stdout),
      stderr: { ...gate(own.stderr), isTTY: own.stderr.isTTY === true },
    },
    mute: () => {
      muted = true;
    },
  };
}
