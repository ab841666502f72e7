import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type DestinationStream, type Logger, pino } from 'pino';
import { hideSecrets, hideSecretText } from './hide-secrets.ts';

export type Log = Logger;

export interface LogOptions {
  /** The least level shown on standard error: trace | debug | info | warn | error | fatal | silent. */
  readonly level: string;
  /** Where `parley.log` keeps everything from `debug` up, such as the details of a crash. Left out: no file. */
  readonly dataDir?: string;
  /** Whether a person reads standard error: then short lines instead of JSON. */
  readonly terminal?: boolean;
}

export interface OpenLog {
  readonly log: Log;
  /** Where the details are, to be named beside a short message; undefined without a file. */
  readonly file: string | undefined;
  /** Writes out what is still in memory. Also right in the middle of a crash: it does not wait. */
  flush(): void;
}

const FILE_BYTES_MAX = 20 * 1024 * 1024;

/**
 * The log of a process. Secrets stay out of it, whoever logs them: values by the name of their key (token, cookie,
 * authorization, password, secret, body …), and known shapes within any text.
 */
export function openLog({ level, dataDir, terminal = false }: LogOptions): OpenLog {
  const file = dataDir === undefined ? undefined : join(dataDir, 'parley.log');
  const disk = file === undefined ? undefined : openFile(file);
  const shownFrom = LEVELS[level] ?? Number.POSITIVE_INFINITY; // silent
  const keptFrom = disk ? KEPT_FROM : Number.POSITIVE_INFINITY;

  const stream: DestinationStream = {
    write(line) {
      const record = hideSecrets(JSON.parse(line));
      const rank = LEVELS[String(record['level'])] ?? 0;
      if (rank >= shownFrom)
        process.stderr.write(lineOf(terminal ? readable(record) : JSON.stringify(record)));
      if (rank >= keptFrom) disk?.write(lineOf(JSON.stringify(record)));
    },
  };
  const log = pino(
    {
      level: labelOf(Math.min(shownFrom, keptFrom)),
      base: null,
      formatters: { level: (label) => ({ level: label }), log: hideSecrets },
    },
    stream,
  );
  return { log, file, flush: () => disk?.flushSync() };
}

const LEVELS: Readonly<Record<string, number>> = pino.levels.values;
const KEPT_FROM = pino.levels.values['debug'] ?? 0;

function labelOf(rank: number): string {
  return pino.levels.labels[rank] ?? 'silent';
}

function lineOf(text: string): string {
  return `${hideSecretText(text)}\n`;
}

function openFile(path: string) {
  mkdirSync(join(path, '..'), { recursive: true });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > FILE_BYTES_MAX) renameSync(path, `${path}.1`);
  return pino.destination({ dest: path, mode: 0o600, sync: true });
}

/** `08:15:02 warn  what happened: why  round=… attempts=3` */
function readable({ time, level, msg, err, ...rest }: Record<string, unknown>): string {
  const clock = new Date(Number(time)).toISOString().slice(11, 19);
  const failure =
    typeof err === 'object' && err !== null && 'message' in err ? `: ${err.message}` : '';
  const details = Object.entries(rest).map(([key, value]) => `${key}=${plain(value)}`);
  return [clock, String(level).padEnd(5), `${msg ?? ''}${failure}`, ...details]
    .join(' ')
    .replaceAll('\n', ' ');
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
