import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type JobOptions, startJobs } from '../../jobs/index.ts';
import { memberAccess } from '../application/answering/member-access.ts';
import { servePages } from '../application/answering/serve-pages.ts';
import { Unavailable } from '../application/answering/take-turn.ts';
import { UNPACED } from '../application/deliveries/pacer.ts';
import type { Role } from '../cli/run.ts';
import { compiledQuestionnaires } from '../infra/compiled-questionnaires.ts';
import { isAway } from '../infra/database/failure.ts';
import { agendaFiles } from '../infra/documents/agenda-files.ts';
import type { Log } from '../infra/log.ts';
import { conversationRows, turnRows } from '../infra/rows/answering-rows.ts';
import { outboxRows } from '../infra/rows/outbox-rows.ts';
import { questionnaireRows } from '../infra/rows/questionnaire-rows.ts';
import { consoleMount } from '../web/console/mount.ts';
import { createServer } from '../web/server.ts';
import { type Adapters, createAdapters } from './adapters.ts';
import type { Config } from './config.ts';
import { freePort } from './free-port.ts';
import { type OpenParley, openParley } from './open-parley.ts';
import { forgetUrl, localUrl, rememberUrl } from './server-file.ts';

export interface Serving {
  readonly opened: OpenParley;
  /** Where people reach it; undefined for a worker. */
  readonly url: string | undefined;
  /** Stops taking requests and jobs, lets those under way finish until the deadline, closes everything. */
  stop(deadlineMs?: number): Promise<void>;
}

/** How jobs are done, where it is not as usual. */
export type JobTuning = Omit<JobOptions, 'log'>;

const STOP_MS = 10_000;

/** Runs the server: member pages and console (`web`), deliveries and schedules (`worker`), or both. */
export async function serve(
  given: Config,
  role: Role,
  log: Log,
  tuning: JobTuning = {},
): Promise<Serving> {
  const config = await settled(given, role);
  const opened = await openParley(config, log, { works: role !== 'web' });
  const secure = opened.publicUrl.startsWith('https:');
  const adapters = createAdapters(config, { secure });
  let app: FastifyInstance | undefined;
  try {
    if (role !== 'web') await work(opened, adapters, { ...tuning, log });
    if (role !== 'worker') app = await listen(config, { opened, adapters, log });
  } catch (cause) {
    await opened.close();
    throw cause;
  }
  const listens = app !== undefined;
  if (listens) rememberUrl(config.dataDir, opened.publicUrl);
  return {
    opened,
    url: listens ? opened.publicUrl : undefined,
    stop: async (deadlineMs = STOP_MS) => {
      if (listens) forgetUrl(config.dataDir);
      await Promise.all([app?.close(), opened.queue.rest(deadlineMs)]);
      await opened.close(deadlineMs);
    },
  };
}

async function work(
  { parley, prisma, queue }: OpenParley,
  { channels }: Adapters,
  options: JobOptions,
): Promise<void> {
  const questionnaires = compiledQuestionnaires(questionnaireRows(prisma), parley.phrases);
  const staffMatters = { letter: async () => undefined };
  const deps = {
    ...{ ...parley, outbox: outboxRows(prisma), channels, questionnaires, staffMatters },
    pacer: UNPACED,
  };
  await startJobs(queue, deps, options);
  await parley.bell.ring(parley.clock.now());
}

interface Listening {
  readonly opened: OpenParley;
  readonly adapters: Adapters;
  readonly log: Log;
}

async function listen(config: Config, made: Listening): Promise<FastifyInstance> {
  const { opened, adapters, log } = made;
  const { parley, prisma, queue, closingText } = opened;
  const questionnaires = compiledQuestionnaires(questionnaireRows(prisma), parley.phrases);
  const capabilities = adapters.page.capabilities;
  const pages = servePages({
    turns: turnRows(prisma),
    conversations: conversationRows(prisma),
    questionnaires,
    clock: parley.clock,
    random: parley.random,
    capabilitiesOf: () => capabilities,
    closingText,
  });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const app = await createServer({
    members: { ...pages, ...memberAccess({ ...parley, closingText }) },
    page: adapters.page,
    webhooks: [],
    mounts: [
      consoleMount({
        parley,
        agendaFiles: (order) => agendaFiles(parley.phrases, order),
        publicUrl: opened.publicUrl,
        passes: isAway,
      }),
    ],
    phrasebook: parley.phrases,
    clock: parley.clock,
    random: parley.random,
    registry,
    log,
    ready: async () => [
      { name: 'database', ok: await answers(() => prisma.$queryRaw`SELECT 1`) },
      { name: 'queue', ok: await queue.ready(), optional: true },
    ],
    passes: isAway,
    publicUrl: opened.publicUrl,
    trustProxy: config.trustProxy,
  });
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (cause) {
    throw new Unavailable(whyNotListening(cause, config), { cause });
  }
  return app;
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    return false; // readiness says it; the log has it from whoever needed the database
  }
}

/** Links are written before anybody follows them, so the address is settled before the server listens. */
async function settled(config: Config, role: Role): Promise<Config> {
  if (role === 'worker' || config.publicUrl !== undefined) return config;
  const port = config.port === 0 ? await freePort(config.host) : config.port;
  return { ...config, port, publicUrl: localUrl(config.host, port) };
}

function whyNotListening(cause: unknown, { host, port }: Config): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Something else listens on ${host}:${port}. Stop it, or set PORT to another number (0 takes any free one).`;
  }
  if (code === 'EACCES')
    return `This account may not listen on ${host}:${port}. Set PORT to 1024 or more.`;
  if (code === 'EADDRNOTAVAIL') return `HOST is ${host}, which this machine does not have.`;
  return `The server cannot listen on ${host}:${port}.`;
}
