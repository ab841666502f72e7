// A process of its own: plans reminders, rings, and sends them, as a worker does; only the transport does nothing.
import process from 'node:process';
import pg from 'pg';
import { pino } from 'pino';
import { DELIVER_DUE, deliverDueJob } from '../../jobs/deliver-due.ts';
import type { DeliverDeps } from '../../src/application/deliveries/deliver-due.ts';
import { UNPACED } from '../../src/application/deliveries/pacer.ts';
import {
  type PlanAddressee,
  planReminders,
} from '../../src/application/deliveries/plan-deliveries.ts';
import { planInBatches } from '../../src/application/deliveries/plan-in-batches.ts';
import type { StoredRule } from '../../src/application/rounds/rows.ts';
import type { RoundId } from '../../src/domain/ids.ts';
import { compiledQuestionnaires } from '../../src/infra/compiled-questionnaires.ts';
import { createPrisma } from '../../src/infra/database/prisma.ts';
import { createPhrasebook } from '../../src/infra/phrasebook.ts';
import { queueBell } from '../../src/infra/queue/bell.ts';
import { openQueue } from '../../src/infra/queue/open-queue.ts';
import { outboxRows } from '../../src/infra/rows/outbox-rows.ts';
import { questionnaireRows } from '../../src/infra/rows/questionnaire-rows.ts';
import { roundRows } from '../../src/infra/rows/round-rows.ts';
import { createStore } from '../../src/infra/store.ts';
import { sha256, systemRandom } from '../../src/infra/system.ts';
import { messages } from '../../src/messages/index.ts';
import { profiled } from './profiled.ts';
import { OPENED_AT, ROUND, SENT_AT, WINDOW } from './scene.ts';
import { silentAdapter } from './silent-adapter.ts';
import { watchMemory } from './watch-memory.ts';
import type { Worked, WorkerTask } from './worker.ts';

const log = pino({ level: 'warn' }, process.stderr);

process.once('message', async (task: WorkerTask) => {
  process.send?.(await work(task));
  process.disconnect();
});

async function work(task: WorkerTask): Promise<Worked> {
  const { url, redisUrl, profileDir } = task;
  const clock = movedClock();
  const prisma = createPrisma(url);
  const phrases = createPhrasebook(messages);
  const at = redisUrl === undefined ? {} : { redisUrl };
  const queue = await openQueue({ databaseUrl: url, log, ...at });
  const channel = silentAdapter();
  const deps: DeliverDeps = {
    outbox: outboxRows(prisma),
    channels: [{ adapter: channel.adapter, addressedBy: 'e-mail' }],
    pacer: UNPACED,
    phrases,
    questionnaires: compiledQuestionnaires(questionnaireRows(prisma), phrases),
    staffMatters: { letter: async () => undefined },
    links: {
      invitation: (token) => `https://parley.example.org/r/${token}`,
      stop: (token) => `https://parley.example.org/r/stop/${token}`,
      console: 'https://parley.example.org/console',
    },
    clock,
    random: systemRandom,
    hash: sha256,
    bell: queueBell(queue, DELIVER_DUE, { clock, log }),
  };
  const memory = watchMemory();
  const planning = stopwatch();
  const rules = await roundRows(prisma).rules(ROUND as RoundId);
  const planned = await createStore(prisma).transaction(({ deliveries }) =>
    planInBatches(deliveries, addressees(url), (some) => plan(some, rules)),
  );
  const planTook = planning();
  clock.moveTo(SENT_AT);
  const dispatching = stopwatch();
  await profiled(profileDir, () => dispatch(deps, queue, { planned, channel }));
  const dispatchTook = dispatching();
  const used = memory.stop();
  await queue.close(5000);
  await prisma.$disconnect();
  return { planned, sent: channel.count(), plan: planTook, dispatch: dispatchTook, memory: used };
}

/** As a worker does it: the job that the bell asks for sends everything. */
async function dispatch(
  deps: DeliverDeps,
  queue: Awaited<ReturnType<typeof openQueue>>,
  { planned, channel }: { planned: number; channel: ReturnType<typeof silentAdapter> },
): Promise<void> {
  const options = JSON.parse(process.env['OPTS'] ?? '{}');
  const job = deliverDueJob(deps, { log, options });
  let finished: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finished = resolve;
  });
  await queue.work(DELIVER_DUE, async () => {
    await job('', new AbortController().signal);
    if (channel.count() >= planned) finished();
  });
  await deps.bell.ring(deps.clock.now());
  await done;
}

function plan(some: readonly PlanAddressee[], rules: readonly StoredRule[]) {
  return planReminders(some, {
    roundId: ROUND as RoundId,
    window: WINDOW,
    now: OPENED_AT,
    openedAt: OPENED_AT,
    closesOn: '2027-03-31',
    rules,
    random: systemRandom,
  });
}

const PAGE = 2000;

/** The round's addressees as they are read, a page at a time. */
async function* addressees(url: string): AsyncGenerator<PlanAddressee> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await client.query<PlanAddressee>({
      name: 'page',
      text: `SELECT id, time_zone AS "timeZone", weekend, '[]'::jsonb AS closed,
               ms(closes_at) AS "closesAt"
             FROM addressee WHERE id > $1 ORDER BY id LIMIT ${PAGE}`,
      values: [last],
    });
    yield* rows;
    last = rows.at(-1)?.id ?? '';
    if (rows.length < PAGE) break;
  }
  await client.end();
}

function movedClock() {
  let ahead = OPENED_AT - Date.now();
  return {
    now: () => Date.now() + ahead,
    moveTo: (instant: number) => {
      ahead = instant - Date.now();
    },
  };
}

function stopwatch() {
  const started = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
  };
}
