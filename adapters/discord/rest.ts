import { setTimeout as delay } from 'node:timers/promises';
import {
  type RateLimitData,
  RateLimitError,
  type RawFile,
  REST,
  RESTEvents,
  type RequestMethod,
} from 'discord.js';
import type { MessageFile } from './messages.ts';

export interface RestOptions {
  readonly token: string;
  /** Where the API is, other than at Discord's own address: a proxy that keeps limits, or a test server. */
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
  /** How many requests within a second; Discord's own 50 unless told. */
  readonly perSecond?: number;
  /** After how many refusals within ten minutes nothing is asked any more. */
  readonly refusedMax?: number;
}

export type Route = `/${string}`;

interface CallOptions {
  readonly body?: unknown;
  readonly files?: readonly MessageFile[];
  readonly query?: URLSearchParams;
  /** Routes of interactions carry a token of their own. */
  readonly auth?: boolean;
  /** Waits for a limit that is over soon: somebody sits before it, and nobody would try again. */
  readonly waits?: boolean;
}

/** Discord's HTTP API: each call is made once, and what came of it is told as it was (errors.ts). */
export interface Api {
  call(method: `${RequestMethod}`, route: Route, options?: CallOptions): Promise<unknown>;
  /** The client beneath, for the gateway. */
  readonly rest: REST;
  /** How long nothing more may be sent, ms: so many requests have been refused that Discord would soon ban us. */
  spentMs(now: number): number | undefined;
}

/** Shorter than the lease under which a message is sent. */
const TIMEOUT_MS = 10_000;

/**
 * A client that does what it is told once: its own way is to try again, and to wait for limits for as long as they last. A lease
 * has no such time, and other workers would not know of it.
 */
export function createApi({
  token,
  apiUrl,
  timeoutMs = TIMEOUT_MS,
  perSecond,
  refusedMax,
}: RestOptions): Api {
  const rest = new REST({
    ...(apiUrl === undefined ? {} : { api: apiOf(apiUrl) }),
    ...(perSecond === undefined ? {} : { globalRequestsPerSecond: perSecond }),
    retries: 0,
    timeout: timeoutMs,
    rejectOnRateLimit: isToBeTold,
  });
  const refused = refusedRequests(refusedMax);
  rest.on(RESTEvents.Response, (_request, { status, headers }) => {
    const isShared = headers.get('x-ratelimit-scope') === 'shared'; // not counted by Discord either
    if (status === 401 || status === 403 || (status === 429 && !isShared)) refused.add(Date.now());
  });
  return {
    rest,
    call: async (method, fullRoute, { waits = false, ...options } = {}) => {
      const request = requestOf(method, fullRoute, options);
      for (let waitedMs = 0; ; ) {
        rest.setToken(token); // the client forgets it for good after one 401, which may have been a passing one
        try {
          return await rest.request(request);
        } catch (error) {
          if (!waits || !(error instanceof RateLimitError)) throw error;
          const ms = Math.max(error.retryAfter, error.timeToReset, 1);
          waitedMs += ms;
          if (waitedMs > WAIT_MS_MAX) throw error;
          await delay(ms);
        }
      }
    },
    spentMs: refused.leftMs,
  };
}

/** Within fifteen minutes an interaction can be answered; a person does not wait so long. */
const WAIT_MS_MAX = 20_000;
const SECOND_MS = 1_100;

/** All limits but our own fifty a second, whose wait is less than one: other workers must know of them. */
function isToBeTold({ global, timeToReset }: RateLimitData): boolean {
  return !global || timeToReset > SECOND_MS;
}

function requestOf(
  method: `${RequestMethod}`,
  fullRoute: Route,
  { body, files = [], query, auth = true }: CallOptions,
): Parameters<REST['request']>[0] {
  return {
    ...{ method: method as RequestMethod, fullRoute, auth },
    ...(body === undefined ? {} : { body }),
    ...(query === undefined ? {} : { query }),
    ...(files.length === 0 ? {} : { files: files.map(rawFile) }),
  };
}

function rawFile({ name, data, contentType }: MessageFile): RawFile {
  return { name, data, contentType };
}

/** The address without what the client adds: "https://discord.com/api/v10/" is forgiven. */
function apiOf(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v\d+$/, '');
}

/**
 * "10,000 invalid requests per 10 minutes" lead to a ban of the address (docs.discord.com/developers/topics/rate-limits). Other
 * processes may send from there, too: this one stops far below.
 */
const REFUSED_MAX = 2_000;
const WINDOW_MS = 10 * 60_000;

/** Exported for its tests. */
export function refusedRequests(most = REFUSED_MAX) {
  let times: number[] = [];
  return {
    add: (at: number) => {
      times = [...times.filter((time) => time > at - WINDOW_MS), at];
    },
    leftMs: (now: number): number | undefined => {
      const within = times.filter((time) => time > now - WINDOW_MS);
      const [oldest] = within.slice(-most);
      return within.length < most || oldest === undefined ? undefined : oldest + WINDOW_MS - now;
    },
  };
}
