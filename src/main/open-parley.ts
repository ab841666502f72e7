import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { DELIVER_DUE, QUEUES } from '../../jobs/index.ts';
import type { ClosingText } from '../application/answering/situation.ts';
import { createClosingText } from '../application/deliveries/closing-text.ts';
import type { HoldList } from '../application/deliveries/holds.ts';
import type { Pacer } from '../application/deliveries/pacer.ts';
import { stopCode } from '../application/invitations/stop-by-link.ts';
import { loadReference } from '../application/members/load-reference.ts';
import type { OperationsPorts } from '../application/operations/see-operations.ts';
import type { Parley } from '../application/parley.ts';
import type { JobQueue } from '../application/queue.ts';
import { openDatabase } from '../infra/database/open-database.ts';
import { openPool } from '../infra/database/pool.ts';
import { createPrisma, type PrismaClient } from '../infra/database/prisma.ts';
import { agendaWriter } from '../infra/documents/agenda-writer.ts';
import { readDataset } from '../infra/documents/dataset/dataset-reader.ts';
import { datasetWriter } from '../infra/documents/dataset/dataset-writer.ts';
import { paperWriter } from '../infra/documents/papers/paper-writer.ts';
import { localFiles } from '../infra/files.ts';
import { createGuessLimiter } from '../infra/guess-limiter.ts';
import type { Log } from '../infra/log.ts';
import { createPacer } from '../infra/pacer.ts';
import { openPaceStore } from '../infra/pacing/open-pace-store.ts';
import { createPhrasebook } from '../infra/phrasebook.ts';
import { questionnaireTools } from '../infra/questionnaire-linter.ts';
import { queueBell } from '../infra/queue/bell.ts';
import { openQueue } from '../infra/queue/open-queue.ts';
import { readReturned } from '../infra/returned-letter-reader.ts';
import { operationsRows } from '../infra/rows/operations-rows.ts';
import { createFindSimilar } from '../infra/similar-needs/find-similar.ts';
import { createStore } from '../infra/store.ts';
import { sha256, systemClock, systemRandom } from '../infra/system.ts';
import { editionFiles, studyGroupFiles } from '../infra/tables/field-files.ts';
import { readReference } from '../infra/tables/reference-files.ts';
import { createKeyRing, type Secrets } from '../infra/vault/key-ring.ts';
import { createVault } from '../infra/vault/vault.ts';
import { messages } from '../messages/index.ts';
import { type Adapters, createAdapters } from './adapters.ts';
import type { Config } from './config.ts';
import { refusalWords, traceWords } from './english.ts';
import { PROJECT } from './project.ts';
import { loadSecret } from './secret.ts';
import { knownUrl } from './server-file.ts';

/** The product, opened: what commands and the server both stand on. */
export interface OpenParley {
  readonly parley: Parley;
  readonly prisma: PrismaClient;
  readonly queue: JobQueue;
  readonly adapters: Adapters;
  readonly closingText: ClosingText;
  /** The pace and the holds of all workers. */
  readonly pacer: Pacer & HoldList;
  /** What operators look at. */
  readonly operations: OperationsPorts;
  readonly publicUrl: string;
  /** Ends everything in the right order; jobs at work get this long, milliseconds. */
  close(deadlineMs?: number): Promise<void>;
}

const CLOSE_MS = 10_000;
const LIMITER_CONNECTIONS = 2;
const LIMITER_CONNECT_MS = 5000;

/**
 * Opens database and queue, brings the reference data up to date, and makes every port that use cases need.
 * @param works whether this process works on jobs: then a Redis must answer now, else it may be away
 */
export async function openParley(
  config: Config,
  log: Log,
  { works = false }: { readonly works?: boolean } = {},
): Promise<OpenParley> {
  const { dataDir, databaseUrl, redisUrl } = config;
  mkdirSync(dataDir, { recursive: true });
  const closers: (() => Promise<unknown>)[] = [];
  const closeAll = () => closeEach(closers.splice(0).reverse());
  try {
    const database = await openDatabase({
      dataDir,
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
    });
    closers.push(() => database.close());
    const prisma = createPrisma(database.url);
    closers.push(() => prisma.$disconnect());
    const queue = await openQueue({
      databaseUrl: database.url,
      log,
      mustAnswer: works,
      ...(redisUrl === undefined ? {} : { redisUrl }),
    });
    let closeMs = CLOSE_MS;
    closers.push(() => queue.close(closeMs));
    const guesses = guessPool(database.url);
    closers.push(() => guesses.end());
    const pace = await openPaceStore(database.url, redisUrl);
    closers.push(pace.close);
    const pacer = createPacer(pace.store, { log });
    const operations = { rows: operationsRows(prisma), queue, queues: QUEUES, holds: pacer };
    const publicUrl = config.publicUrl ?? knownUrl(config);
    const phrases = createPhrasebook(messages);
    const vault = createVault(prisma, createKeyRing(secretsOf(config)));
    const adapters = await createAdapters(config, { publicUrl, vault, log });
    const directories = adapters.chats.map(({ directory }) => directory);
    const parley = makeParley({
      prisma,
      queue,
      log,
      publicUrl,
      phrases,
      guesses,
      vault,
      directories,
      hookHosts: config.hookHosts ?? [],
    });
    await loadReference(parley, await readReference(join(PROJECT, 'data/reference')), {
      kind: 'system',
    });
    const closingText = createClosingText(phrases);
    return {
      ...{ parley, prisma, queue, adapters, closingText, pacer, operations, publicUrl },
      close: async (deadlineMs = CLOSE_MS) => {
        closeMs = deadlineMs;
        await closeAll();
      },
    };
  } catch (cause) {
    await closeAll();
    throw cause;
  }
}

function makeParley(made: {
  readonly prisma: PrismaClient;
  readonly queue: JobQueue;
  readonly log: Log;
  readonly publicUrl: string;
  readonly phrases: Parley['phrases'];
  readonly guesses: pg.Pool;
  readonly directories: Parley['directories'];
  readonly vault: Parley['vault'];
  readonly hookHosts: Parley['hookHosts'];
}): Parley {
  const { prisma, queue, log, publicUrl, phrases, guesses, vault, directories, hookHosts } = made;
  return {
    store: createStore(prisma),
    clock: systemClock,
    random: systemRandom,
    hash: sha256,
    bell: queueBell(queue, DELIVER_DUE, { clock: systemClock, log }),
    limiter: createGuessLimiter({ postgres: guesses }),
    phrases,
    links: {
      invitation: (token) => `${publicUrl}/r/${token}`,
      stop: (token) => `${publicUrl}/r/stop/${stopCode(sha256, token)}`,
      coming: (token) => `${publicUrl}/c/${token}`,
      console: `${publicUrl}/console`,
      signIn: (token) => `${publicUrl}/console/sign-in/${token}`,
    },
    directories,
    tools: questionnaireTools,
    files: localFiles,
    write: agendaWriter(phrases),
    writeDataset: datasetWriter(phrases),
    readDataset,
    findSimilar: createFindSimilar(),
    writePaper: paperWriter(phrases),
    refusalWords,
    readReturned,
    vault,
    hookHosts,
    editions: editionFiles(join(PROJECT, 'data/resolution')),
    studyGroupsOf: studyGroupFiles(join(PROJECT, 'data/study-groups')),
    traceWords,
  };
}

function secretsOf(config: Config): Secrets {
  const { formerSecrets } = config;
  const secret = loadSecret(config);
  return formerSecrets === undefined ? { secret } : { secret, formerSecrets };
}

function guessPool(databaseUrl: string): pg.Pool {
  return openPool({
    connectionString: databaseUrl,
    max: LIMITER_CONNECTIONS,
    connectionTimeoutMillis: LIMITER_CONNECT_MS,
  });
}

/** All of them, in their order, also when one fails; the first failure is thrown when all had their turn. */
async function closeEach(closers: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers) await close().catch((cause) => failures.push(cause));
  if (failures.length > 0) throw failures[0];
}
