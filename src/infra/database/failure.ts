/** The database cannot be used as things stand. The message says what is wrong and how to mend it. */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
}

/**
 * Of PostgreSQL, Node.js and Prisma: there is no connection, it broke off, the server is starting or stopping, or no
 * connection came free in time.
 */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  '08000',
  '08003',
  '08006',
  '25006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;
const DEPTH_MAX = 8;

/**
 * Whether something failed only because the database is away just now: it passes by itself, and the same may be asked again.
 * What was being committed may or may not have been.
 */
export function isAway(failure: unknown, depth = 0): boolean {
  if (typeof failure !== 'object' || failure === null || depth > DEPTH_MAX) return false;
  const { code, originalCode, kind, message, cause, meta, errors } = failure as Failure;
  if ([code, originalCode, kind].some((sign) => AWAY.has(String(sign)))) return true;
  if (AWAY_WORDS.test(String(message))) return true;
  const inner = [cause, meta?.driverAdapterError, ...(Array.isArray(errors) ? errors : [])];
  return inner.some((one) => isAway(one, depth + 1));
}

/** Where drivers and Prisma put a code or the failure beneath. */
interface Failure {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly kind?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
  readonly errors?: unknown;
}
