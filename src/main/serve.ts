import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type JobOptions, startJobs } from '../../jobs/index.ts';
import { memberAccess } from '../application/answering/member-access.ts';
import { servePages } from '../application/answering/serve-pages.ts';
import { type TurnDeps, Unavailable } from '../application/answering/take-turn.ts';
import type { ChatDeps } from '../application/chat/deps.ts';
import { keepDesks } from '../application/chat/show-desk.ts';
import { takeInbound } from '../application/chat/take-inbound.ts';
import { comingPages } from '../application/coming/coming-pages.ts';
import { createDesk } from '../application/desk/create-desk.ts';
import { linkingPages } from '../application/linking/linking-pages.ts';
import { createMemberMatters } from '../application/outcomes/member-matters.ts';
import { reachPages } from '../application/reach/reach-pages.ts';
import { createStaffMatters } from '../application/staff/staff-matters.ts';
import type { Role } from '../cli/run.ts';
import { LANGUAGES } from '../domain/language.ts';
import { compiledQuestionnaires } from '../infra/compiled-questionnaires.ts';
import { isAway } from '../infra/database/failure.ts';
import { agendaAttachments } from '../infra/documents/agenda-attachments.ts';
import { agendaFiles } from '../infra/documents/agenda-files.ts';
import { paperFiles } from '../infra/documents/papers/paper-writer.ts';
import type { Log } from '../infra/log.ts';
import { type DeliveryMetrics, deliveryMetrics } from '../infra/metrics/delivery-metrics.ts';
import { measureOperations } from '../infra/metrics/operations-metrics.ts';
import { conversationRows, turnRows } from '../infra/rows/answering-rows.ts';
import { outboxRows } from '../infra/rows/outbox-rows.ts';
import { questionnaireRows } from '../infra/rows/questionnaire-rows.ts';
import type { Stop } from '../platform/adapter.ts';
import { apiMount } from '../web/api/api-mount.ts';
import { consoleMount } from '../web/console/mount.ts';
import { createServer } from '../web/server.ts';
import type { Config } from './config.ts';
import { deskWords, staffWords } from './english.ts';
import { freePort } from './free-port.ts';
import { type OpenParley, openParley } from './open-parley.ts';
import { listenForProbes, readiness } from './probes.ts';
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
  const registry = openRegistry(opened);
  let app: FastifyInstance | undefined;
  try {
    const metrics = deliveryMetrics(registry);
    if (role !== 'web') await work(opened, { metrics, jobs: { ...tuning, log } });
    const made = { opened, registry, log, role };
    app = role === 'worker' ? await listenForProbes(config, made) : await listen(config, made);
  } catch (cause) {
    await opened.close();
    throw cause;
  }
  const listens = role !== 'worker';
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
  { parley, prisma, queue, pacer, adapters }: OpenParley,
  { metrics, jobs }: { readonly metrics: DeliveryMetrics; readonly jobs: JobOptions },
): Promise<void> {
  const questionnaires = compiledQuestionnaires(questionnaireRows(prisma), parley.phrases);
  const staffMatters = createStaffMatters({
    ...parley,
    words: staffWords,
    attachments: (order) => agendaAttachments(parley.phrases, order),
  });
  const deps = {
    ...{ ...parley, questionnaires, staffMatters, pacer },
    memberMatters: createMemberMatters(parley.store),
    outbox: metrics.outbox(outboxRows(prisma)),
    channels: adapters.channels.map(metrics.channel),
  };
  await startJobs(queue, deps, jobs);
  await parley.bell.ring(parley.clock.now());
}

interface Listening {
  readonly opened: OpenParley;
  readonly registry: Registry;
  readonly log: Log;
  readonly role: Role;
}

/** What /metrics tells: of the process, of what the stores hold; workers and web servers add their own. */
function openRegistry({ parley, operations }: OpenParley): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  measureOperations(registry, { operations, clock: parley.clock });
  return registry;
}

async function listen(config: Config, made: Listening): Promise<FastifyInstance> {
  const { opened, registry, log, role } = made;
  const { parley, prisma, adapters, closingText } = opened;
  const { take, turns, rest } = conversations(opened, log);
  const pages = servePages({ ...turns, conversations: conversationRows(prisma) });
  const app = await createServer({
    members: { ...pages, ...memberAccess({ ...parley, closingText }) },
    reach: reachPages(parley),
    linking: linkingPages({ ...parley, chats: parley.directories }),
    coming: comingPages(parley),
    page: adapters.page,
    webhooks: adapters.chats.flatMap(({ adapter, paths }) =>
      paths.map((one) => ({ ...one, adapter, take })),
    ),
    mounts: [
      consoleMount({
        parley,
        agendaFiles: (order) => agendaFiles(parley.phrases, order),
        paperFiles: (paper, languages) => paperFiles(parley.phrases, paper, languages),
        operations: opened.operations,
        publicUrl: opened.publicUrl,
        passes: isAway,
      }),
      apiMount({
        parley,
        paperFiles: (paper) => paperFiles(parley.phrases, paper, LANGUAGES),
        publicUrl: opened.publicUrl,
        passes: isAway,
      }),
    ],
    phrasebook: parley.phrases,
    clock: parley.clock,
    random: parley.random,
    registry,
    log,
    ready: () => readiness(opened, { works: role !== 'web' }),
    passes: isAway,
    publicUrl: opened.publicUrl,
    trustProxy: config.trustProxy,
  });
  const sockets: Stop[] = [];
  app.addHook('preClose', async () => {
    await Promise.all(sockets.map((stop) => stop()));
  });
  app.addHook('onClose', rest); // after the last request, while the database is still there
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (cause) {
    throw new Unavailable(whyNotListening(cause, config), { cause });
  }
  for (const { adapter } of adapters.chats) sockets.push(await adapter.listen(take));
  return app;
}

/** How turns are taken, on pages and in chats, and everything else that comes in from a chat. */
function conversations({ parley, prisma, adapters, closingText }: OpenParley, log: Log) {
  const all = [adapters.page, ...adapters.channels.map(({ adapter }) => adapter)];
  const byName = new Map(all.map((adapter) => [adapter.platform, adapter]));
  const of = (platform: string) => {
    const adapter = byName.get(platform);
    if (adapter === undefined) throw new Error(`no such channel: ${platform}`);
    return adapter;
  };
  const turns: TurnDeps = {
    turns: turnRows(prisma),
    questionnaires: compiledQuestionnaires(questionnaireRows(prisma), parley.phrases),
    ...{ clock: parley.clock, random: parley.random, bell: parley.bell, closingText },
    capabilitiesOf: (platform) => of(platform).capabilities,
  };
  const chat: ChatDeps = {
    ...{ ...parley, ...turns },
    desk: createDesk({ ...parley, words: deskWords }),
    platforms: {
      findPerson: (platform, who) => of(platform).findPerson(who),
      showDesk: (to, desk) => of(to.platform).showDesk(to, desk),
    },
    trouble: (what, error) => log.warn({ err: error, what }, 'beside a conversation'),
  };
  const desks = keepDesks(chat);
  const take = takeInbound(chat, desks.turned);
  return { turns: { ...turns, turned: desks.turned }, take, rest: desks.rest };
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
