import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { MemberPages } from '../application/answering/member-pages.ts';
import type { ComingPages } from '../application/coming/coming-pages.ts';
import type { LinkingPages } from '../application/linking/linking-pages.ts';
import type { Clock, Random } from '../application/ports.ts';
import type { ReachPages } from '../application/reach/reach-pages.ts';
import type { Phrasebook } from '../conversation/phrasebook.ts';
import type { Adapter, Sink } from '../platform/adapter.ts';

/** Everything the web server needs, given by src/main. */
export interface WebDeps {
  readonly members: MemberPages;
  readonly reach: ReachPages;
  readonly linking: LinkingPages;
  readonly coming: ComingPages;
  /** The member pages' own channel. */
  readonly page: Adapter;
  /** Platforms that speak by HTTP. */
  readonly webhooks: readonly Webhook[];
  /** Mounts more pages, such as the console. */
  readonly mounts: readonly Mount[];
  readonly phrasebook: Phrasebook;
  readonly clock: Clock;
  readonly random: Random;
  readonly registry: Registry;
  readonly log: FastifyBaseLogger;
  /** What should answer before traffic is sent here: the database, the queue. */
  ready(): Promise<readonly Readiness[]>;
  /** Whether a failure passes by itself, such as a database that is away: the reply is then "try again", 503. */
  readonly passes?: (failure: unknown) => boolean;
  /** Where people reach the server, without a trailing slash; https makes cookies `__Host-` and sends HSTS. */
  readonly publicUrl: string;
  /** Believe X-Forwarded-For; only behind a proxy that sets it. */
  readonly trustProxy: boolean;
}

export interface Webhook {
  readonly path: string; // where the platform sends its events
  readonly methods: readonly ('GET' | 'POST')[];
  readonly adapter: Adapter;
  /** Takes an event durably before the platform gets its reply. */
  readonly take: Sink;
}

/** Adds routes and hooks in a scope of its own. */
export type Mount = (scope: FastifyInstance) => void;

export interface Readiness {
  readonly name: string; // "database"
  readonly ok: boolean;
  /** Requests are served without it, too: what it would have done at once is done later. */
  readonly optional?: boolean;
}
