// A process of its own: plans reminders as staff do, rings, and sends them as a worker does; only the transport does nothing.
import process from 'node:process';
import { pino } from 'pino';
import { DELIVER_DUE, deliverDueJob } from '../../jobs/deliver-due.ts';
import type { DeliverDeps } from '../../src/application/deliveries/deliver-due.ts';
import { UNPACED } from '../../src/application/deliveries/pacer.ts';
import type { Actor } from '../../src/application/ports.ts';
import type { JobQueue } from '../../src/application/queue.ts';
import { changeRules } from '../../src/application/rounds/change-rules.ts';
import type { RoundDeps } from '../../src/application/rounds/store.ts';
import type { StaffId } from '../../src/domain/ids.ts';
import { compiledQuestionnaires } from '../../src/infra/compiled-questionnaires.ts';
import { createPrisma } from '../../src/infra/database/prisma.ts';
import { createPhrasebook } from '../../src/infra/phrasebook.ts';
import { queueBell } from '../../src/infra/queue/bell.ts';
import { openQueue } from '../../src/infra/queue/open-queue.ts';
import { outboxRows } from '../../src/infra/rows/outbox-rows.ts';
import { questionnaireRows } from '../../src/infra/rows/questionnaire-rows.ts';
import { createStore } from '../../src/infra/store.ts';
import { sha256, systemRandom } from '../../src/infra/system.ts';
import { messages } from '../../src/messages/index.ts';
import { profiled } from './profiled.ts';
import { OPENED_AT, SENT_AT, SLUG } from './scene.ts';
import { silentAdapter } from './silent-adapter.ts';
import type { Task, Took, Worked } from './tasks.ts';
import { watchMemory } from './watch-memory.ts';

const log = pino({ level: 'warn' }, process.stderr);

/** Sends at once. A transport that takes no time spares nobody; 16 for each place, as usual, would only make commits smaller. */
const WIDE = 250;

process.once('message', async (task: Task) => {
  process.send?.(await work(task));
  process.disconnect();
});

async function work({ url, redisUrl, count, profileDir }: Task): Promise<Worked> {
  const clock = movedClock(OPENED_AT);
  const prisma = createPrisma(url);
  const phrases = createPhrasebook(messages);
  const at = redisUrl === undefined ? {} : { redisUrl };
  const queue = await openQueue({ databaseUrl: url, log, ...at });
  const channel = silentAdapter();
  const deps: DeliverDeps & RoundDeps = {
    store: createStore(prisma),
    outbox: outboxRows(prisma),
    channels: [{ adapter: channel.adapter, addressedBy: 'e-mail' }],
    pacer: UNPACED,
    phrases,
    questionnaires: compiledQuestionnaires(questionnaireRows(prisma), phrases),
    staffMatters: { letter: async () => undefined },
    memberMatters: { outcomes: async () => [] },
    links: {
      invitation: (token) => `https://parley.example.org/r/${token}`,
      coming: (token) => `https://parley.example.org/c/${token}`,
      stop: (token) => `https://parley.example.org/r/stop/${token}`,
      console: 'https://parley.example.org/console',
    },
    clock,
    random: systemRandom,
    hash: sha256,
    bell: queueBell(queue, DELIVER_DUE, { clock, log }),
  };
  const memory = watchMemory();
  const measured = await profiled(profileDir, async () => {
    const plan = await timed(() => planAll(deps, count));
    memory.planned();
    clock.moveTo(SENT_AT);
    const dispatch = await timed(() => dispatchAll(deps, queue, () => channel.count() >= count));
    return { plan, dispatch };
  });
  const used = memory.stop();
  await queue.close(5000);
  await prisma.$disconnect();
  if (channel.count() !== count) throw new Error(`${channel.count()} were sent, not ${count}`);
  return { ...measured, memory: used };
}

const APPROVER: Actor = {
  kind: 'staff',
  id: '00000000-0000-4000-9000-000000000002' as StaffId,
  role: 'approver',
  name: 'Approver',
};

/** As staff do it: a rule is added to the open round, which plans its reminder for everybody who has not answered. */
async function planAll(deps: RoundDeps, count: number): Promise<void> {
  const rule = { anchor: 'opening', offset: 'P1D', states: ['not-started', 'partial'] } as const;
  const result = await changeRules(
    deps,
    { round: SLUG, reason: 'measured', reminders: [{ ...rule, states: [...rule.states] }] },
    APPROVER,
  );
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  if (result.value.planned !== count) throw new Error(`${result.value.planned} were planned`);
}

/** As a worker does it: the job that the bell asks for sends everything. */
async function dispatchAll(
  deps: DeliverDeps,
  queue: JobQueue,
  isDone: () => boolean,
): Promise<void> {
  const job = deliverDueJob(deps, { log, options: { perPlace: WIDE, lanes: WIDE } });
  let finished: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finished = resolve;
  });
  await queue.work(DELIVER_DUE, async (id, stop) => {
    await job(id, stop);
    if (isDone()) finished();
  });
  await deps.bell.ring(deps.clock.now());
  await done;
}

function movedClock(start: number) {
  let ahead = start - Date.now();
  return {
    now: () => Date.now() + ahead,
    moveTo: (instant: number) => {
      ahead = instant - Date.now();
    },
  };
}

async function timed(work: () => Promise<void>): Promise<Took> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
}
