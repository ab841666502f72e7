import { Unavailable } from '../application/answering/take-turn.ts';
import { QueueUnavailable } from '../application/queue.ts';
import { DatabaseFailure } from '../infra/database/failure.ts';
import { Unopenable } from '../platform/vault.ts';
import type { Config } from './config.ts';
import { ConfigFailure } from './config-faults.ts';

type Place = Pick<Config, 'dataDir' | 'databaseUrl'>;

/**
 * Words for a failure that whoever runs this machine can mend: settings, a server that is away, a disk. Undefined for
 * anything else, which is a crash. A password never gets into them.
 */
export function explainFailure(failure: unknown, place: Place | undefined): string | undefined {
  const causes = [...causesOf(failure)];
  const spoken = causes.find(speaksForItself);
  if (spoken instanceof ConfigFailure) return `Parley does not start:\n${spoken.message}`;
  if (spoken !== undefined) return spoken.message;
  for (const cause of causes) {
    const words = databaseWords(cause, place) ?? fileWords(cause);
    if (words !== undefined) return words;
  }
  return undefined;
}

const DEPTH_MAX = 8;

/** An error, what caused it, and what an aggregate gathers: outermost first. */
function* causesOf(failure: unknown, depth = 0): Generator<Error> {
  if (!(failure instanceof Error) || depth > DEPTH_MAX) return;
  yield failure;
  if (failure instanceof AggregateError) {
    for (const one of failure.errors) yield* causesOf(one, depth + 1);
  }
  yield* causesOf(failure.cause, depth + 1);
}

function speaksForItself(cause: Error): boolean {
  return [ConfigFailure, DatabaseFailure, QueueUnavailable, Unavailable, Unopenable].some(
    (known) => cause instanceof known,
  );
}

/** By PostgreSQL's, Node.js's and Prisma's codes. */
const DATABASE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Is the server up?',
  ENOTFOUND: 'there is no such host. Is its name right?',
  EAI_AGAIN: 'its name cannot be looked up just now. Is there a network?',
  EHOSTUNREACH: 'there is no way to that host. Is there a network?',
  ETIMEDOUT: 'it does not answer in time. Does a firewall stand between?',
  ECONNRESET: 'it broke the connection off. Is the server up?',
  P1001: 'it does not answer. Is the server up?',
  P1002: 'it does not answer in time. Is the server up?',
  P1017: 'it closed the connection. Is the server up?',
  '28P01': 'it does not take this name and password. Are they right?',
  '28000': 'it does not let this account in. Look into its pg_hba.conf.',
  '3D000': 'it has no database of this name. Create it first.',
  '42501': 'the account may not make tables there. Give it a database of its own.',
  '53100': 'its disk is full. Make room, then try again.',
  '53300': 'it has no connection left to give. Raise its max_connections.',
  '57P01': 'it is being shut down. Try again when it is up.',
  '57P03': 'it is starting or stopping just now. Try again in a moment.',
  '25006': 'it takes no writes: it is a standby. Name the primary.',
};
const TIMEOUT = /connection timeout|timeout expired|Connection terminated/;

function databaseWords(cause: Error, place: Place | undefined): string | undefined {
  const words =
    DATABASE[codeOf(cause)] ?? (TIMEOUT.test(cause.message) ? DATABASE['ETIMEDOUT'] : undefined);
  return words === undefined ? undefined : `${databaseName(place)}: ${words}`;
}

function databaseName(place: Place | undefined): string {
  if (place?.databaseUrl === undefined) {
    return `The embedded database in ${place?.dataDir ?? 'PARLEY_DATA_DIR'}`;
  }
  const { hostname, port } = new URL(place.databaseUrl);
  return `The database of DATABASE_URL (${hostname}:${port === '' ? '5432' : port})`;
}

const FILES: Readonly<Record<string, string>> = {
  EACCES: 'this account may not read or write it.',
  EPERM: 'this account may not read or write it.',
  EROFS: 'it lies on a disk that takes no writes.',
  ENOSPC: 'the disk is full.',
  EDQUOT: 'the account has used up its share of the disk.',
  ENOTDIR: 'it is a file, not a folder.',
  EISDIR: 'it is a folder, not a file.',
  EEXIST: 'something of that name is there already.',
  ENAMETOOLONG: 'the name is too long.',
  ELOOP: 'its links lead in a circle.',
  EMFILE: 'too many files are open on this machine.',
};

function fileWords(cause: Error): string | undefined {
  const words = FILES[codeOf(cause)];
  if (words === undefined) return undefined;
  const path = 'path' in cause && typeof cause.path === 'string' ? cause.path : 'A file';
  return `${path}: ${words}`;
}

function codeOf(cause: Error): string {
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
