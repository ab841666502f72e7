import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Clock } from '../../../src/application/ports.ts';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import { openQueue } from '../../../src/infra/queue/open-queue.ts';
import { systemRandom } from '../../../src/infra/system.ts';
import { openWorld } from '../../application/rounds/world.ts';
import { bundle } from '../../support/bundle.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { openRedis, type TestRedis } from '../../support/redis.ts';
import { arrivedAt } from './channels.ts';
import { acknowledgedAt, isAcknowledged, playScene } from './scene.ts';

const CHILD = join(import.meta.dirname, 'child.ts');
/** Runs at the same time: they mostly wait. */
const AT_ONCE = 6;
const STEPS_MAX = 200;

/** Which step is the nth differs a little from run to run; after the first of each of these a run is killed in any case. */
const MUST_BE_SEEN = [
  'a turn is recorded',
  'rows are claimed',
  'an attempt is begun',
  'plain: arrived',
  'keyed: arrived',
  'a row is settled',
];

interface Place {
  /** Two members before the round; every run has a clone of it. */
  readonly beginning: TestDatabase;
  readonly folder: string;
  readonly program: string;
  readonly redisUrl: string | undefined;
}

/**
 * Runs the whole path again and again, each time killed one step later, until no run reaches its step any more; prints the
 * table of steps. On each backend in a file of its own, so that both run at the same time.
 */
export function testCrashes(backend: 'PostgreSQL' | 'Redis'): void {
  let redis: TestRedis | undefined;
  let place: Place;
  beforeAll(async () => {
    redis = backend === 'Redis' ? await openRedis() : undefined;
    const folder = await mkdtemp(join(tmpdir(), 'parley-crash-'));
    const beginning = await createDatabase();
    await prepare(beginning.url);
    place = { beginning, folder, program: await bundle(CHILD), redisUrl: redis?.url };
  });
  afterAll(async () => {
    await redis?.close();
    await place.beginning.drop();
    for (const made of [place.folder, place.program]) await rm(made, { recursive: true });
  });

  /** Plays the scene for each of these, looks that nothing was broken, and gives those that were killed. */
  const crashes = async (ats: readonly (number | string)[]): Promise<readonly CrashRun[]> => {
    const runs = await Promise.all(ats.map((at) => crashAfter(at, place)));
    const broken = runs.flatMap((run) => run.broken.map((one) => ({ ...run, broken: one })));
    expect(broken).toEqual([]);
    return runs.filter(({ step }) => step !== undefined);
  };

  it(`killed after any step, jobs on ${backend}: loses no answer and no letter, and sends nothing twice beyond what its channel promises`, async () => {
    const table: string[] = [];
    for (let first = 1; first < STEPS_MAX; first += AT_ONCE) {
      const crashed = await crashes(Array.from({ length: AT_ONCE }, (_, index) => first + index));
      table.push(...crashed.map(lineOf));
      if (crashed.length === 0) break; // clean runs only
    }
    const unseen = MUST_BE_SEEN.filter((step) => !table.some((line) => line.includes(step)));
    table.push(...(await crashes(unseen)).map(lineOf));
    process.stdout.write(`\nKilled after step … (jobs on ${backend}):\n${table.join('\n')}\n`);
    expect(table.length).toBeGreaterThan(20);
    for (const step of MUST_BE_SEEN) expect(table.join('\n')).toContain(step);
  });
}

function lineOf({ at, step, left }: CrashRun): string {
  return `${String(typeof at === 'number' ? at : '').padStart(3)}  ${step}  →  ${left}`;
}

/** Whoever goes on sees a minute in a second: unclear sends wait a minute before they are repeated. */
const FASTER = 60;
const LEASE_S = 3;

function fastClock(): Clock {
  const start = Date.now();
  return { now: () => start + (Date.now() - start) * FASTER };
}

interface CrashRun {
  /** The number of the step, or its name: the first of that name. */
  readonly at: number | string;
  /** The step after which the process was killed; undefined: it came to its end before. */
  readonly step: string | undefined;
  readonly left: string;
  readonly broken: readonly string[];
}

/** Plays the scene in a child that dies at a step, then goes on with it here, and looks whether every promise was kept. */
async function crashAfter(
  at: number | string,
  { beginning, folder, program, redisUrl }: Place,
): Promise<CrashRun> {
  const database = await createDatabase(beginning);
  const kept = await mkdtemp(join(folder, 'run-'));
  try {
    const where = { databaseUrl: database.url, redisUrl, folder: kept };
    const step = await playUntilKilled(at, program, where);
    await playScene({
      ...{ ...where, step: () => undefined },
      ...{ clock: fastClock(), leaseMs: LEASE_S * FASTER * 1000 },
    });
    const prisma = createPrisma(database.url, { max: 2 });
    const found = await judge(prisma, kept);
    await prisma.$disconnect();
    return { at, step, ...found };
  } finally {
    await database.drop();
  }
}

/** Two members: Kenya reached by the channel that knows its messages, Egypt by the one that does not. */
async function prepare(url: string): Promise<void> {
  const world = await openWorld(url);
  const { prisma } = world;
  const { questionnaireId } = await prisma.questionnaireVersion.findFirstOrThrow();
  const definition = await readFile(
    join(import.meta.dirname, '../../../data/questionnaires/administrations.json'),
    'utf8',
  );
  await prisma.questionnaireVersion.create({
    data: {
      ...{ id: systemRandom.id(), questionnaireId, number: 2, definition: JSON.parse(definition) },
      ...{ sha256: 'b'.repeat(64), languages: ['ar', 'en', 'es', 'fr'], title: {} },
      publishedAt: new Date(0),
    },
  });
  await prisma.meeting.updateMany({
    data: { startsOn: new Date('2099-05-10'), endsOn: new Date('2099-05-11') },
  });
  for (const [iso2, preferredPlatform] of [
    ['KE', 'keyed'],
    ['EG', 'plain'],
  ] as const) {
    await prisma.contact.updateMany({
      where: { member: { countryIso2: iso2 } },
      data: { preferredPlatform },
    });
  }
  await world.close();
  const queue = await openQueue({ databaseUrl: url, log: pino({ level: 'silent' }) });
  await queue.close(5000); // its tables are there now
}

async function playUntilKilled(
  at: number | string,
  program: string,
  where: { databaseUrl: string; redisUrl: string | undefined; folder: string },
): Promise<string | undefined> {
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      CRASH_DATABASE: where.databaseUrl,
      CRASH_FOLDER: where.folder,
      CRASH_AT: String(at),
      ...(where.redisUrl === undefined ? {} : { CRASH_REDIS: where.redisUrl }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code, signal] = await once(child, 'close');
  if (signal === 'SIGKILL') return said;
  expect(code).toBe(0);
  return undefined;
}

/** What the database holds and what has arrived, against the promises. */
async function judge(
  prisma: PrismaClient,
  folder: string,
): Promise<{ left: string; broken: string[] }> {
  const broken: string[] = [];
  const holds = (promise: string, kept: boolean) => {
    if (!kept) broken.push(promise);
  };
  const deliveries = await prisma.delivery.findMany({ include: { addressee: true } });
  const { keyed, plain } = arrivedAt(folder);
  const arrivals = (id: string) => plain.filter((one) => one.id === id).length;
  holds('the round was opened once', (await prisma.round.count()) === 1);
  holds('both members were asked', (await prisma.addressee.count()) === 2);
  for (const what of ['answered', 'declined']) {
    const taken = await prisma.inboundEvent.count({ where: { id: `keyed:${what}` } });
    holds(`${what}: recorded exactly once`, taken === 1);
    holds(`${what}: acknowledged`, isAcknowledged(folder, what) !== undefined);
  }
  const answers = await prisma.answer.findMany({
    where: { question: 'attribution', current: true },
  });
  holds('one current answer', answers.length === 1 && answers[0]?.value === 'country');
  for (const { id, kind, state, platform, addressee } of deliveries) {
    const name = `${kind} to ${addressee?.name ?? '?'} by ${platform ?? '?'}`;
    holds(`${name}: has an end`, ['sent', 'cancelled', 'unknown'].includes(state));
    if (platform === 'keyed' && state === 'sent') {
      holds(`${name}: arrived once`, keyed.filter((one) => one.id === id).length === 1);
    }
    if (platform !== 'plain') continue;
    const most = kind === 'reminder' ? 1 : 2; // repeated once at most, and a reminder never
    holds(`${name}: arrived at most ${most} times`, arrivals(id) <= most);
    if (state === 'sent') holds(`${name}: arrived`, arrivals(id) >= 1);
  }
  const doubled = new Set(plain.map(({ id }) => id)).size;
  holds('one crash, one double at most', plain.length - doubled <= 1);
  // Later than the acknowledgement nothing may reach it, however late the reminder was claimed.
  const declinedAt = acknowledgedAt(folder, 'declined');
  const reminders = new Set(
    deliveries.filter(({ kind }) => kind === 'reminder').map(({ id }) => id),
  );
  const late = keyed.filter(
    ({ id, to, at }) => reminders.has(id) && to.endsWith('@ke.example') && at > declinedAt,
  );
  holds('Kenya was not reminded after it declined', late.length === 0);
  const states = deliveries.map(
    ({ kind, state, addressee }) => `${addressee?.countryIso2} ${kind} ${state}`,
  );
  return { left: states.sort().join(', '), broken };
}
