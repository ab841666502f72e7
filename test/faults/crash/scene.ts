import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { DELIVER_DUE, startJobs } from '../../../jobs/index.ts';
import { takeTurn } from '../../../src/application/answering/take-turn.ts';
import { createClosingText } from '../../../src/application/deliveries/closing-text.ts';
import { UNPACED } from '../../../src/application/deliveries/pacer.ts';
import { redeemInvitation } from '../../../src/application/invitations/redeem-invitation.ts';
import type { Actor, Clock } from '../../../src/application/ports.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { compiledQuestionnaires } from '../../../src/infra/compiled-questionnaires.ts';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import { createPhrasebook } from '../../../src/infra/phrasebook.ts';
import { queueBell } from '../../../src/infra/queue/bell.ts';
import { openQueue } from '../../../src/infra/queue/open-queue.ts';
import { turnRows } from '../../../src/infra/rows/answering-rows.ts';
import { outboxRows } from '../../../src/infra/rows/outbox-rows.ts';
import { questionnaireRows } from '../../../src/infra/rows/questionnaire-rows.ts';
import { createStore } from '../../../src/infra/store.ts';
import { sha256, systemRandom } from '../../../src/infra/system.ts';
import { messages } from '../../../src/messages/index.ts';
import type { TurnEvent } from '../../../src/platform/adapter.ts';
import { arrivedAt, fileChannel } from './channels.ts';

export interface CrashScene {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  /** Where what arrives is kept, and what was acknowledged. */
  readonly folder: string;
  readonly clock: Clock;
  /** How long a claim holds, by that clock. */
  readonly leaseMs: number;
  /** Told after each thing that a crash could follow. */
  step(name: string): void;
}

const approver: Actor = {
  kind: 'staff',
  id: '01930000-0000-7000-8000-00000000000a' as StaffId,
  role: 'approver',
  name: 'Ada Approver',
};

const SWEEP_MS = 150;
const ACKNOWLEDGED = 'acknowledged.log';

/**
 * One round from its opening until nothing is left to send, as one process plays it: it opens the round unless that is
 * done, answers and declines for one of its members unless that was acknowledged, and works. Played again after a crash, it
 * goes on.
 */
export async function playScene(scene: CrashScene): Promise<void> {
  const { databaseUrl, redisUrl, folder, clock, leaseMs, step } = scene;
  const log = pino({ level: 'silent' });
  const prisma = createPrisma(databaseUrl, { max: 6 });
  const queue = await openQueue({
    ...{ databaseUrl, log, lockMs: 600 },
    ...(redisUrl === undefined ? {} : { redisUrl }),
  });
  try {
    const deps = depsOf(prisma, scene, queueBell(queue, DELIVER_DUE, { clock, log }));
    await openUnlessOpen(prisma, deps);
    await startJobs(queue, deps, {
      ...{ log, sweepEveryMs: SWEEP_MS, advanceEveryMs: 60_000 },
      deliver: { batch: 10, lanes: 1, leaseMs },
    });
    await answer(deps, folder, step);
    await until(async () => (await left(prisma)) === 0);
  } finally {
    await queue.close(5000);
    await prisma.$disconnect();
  }
}

type Bell = ReturnType<typeof queueBell>;

function depsOf(prisma: PrismaClient, { folder, clock, step }: CrashScene, bell: Bell) {
  const phrases = createPhrasebook(messages);
  const store = createStore(prisma);
  const outbox = outboxRows(prisma);
  return {
    ...{ phrases, clock, pacer: UNPACED, random: systemRandom, hash: sha256 },
    limiter: { take: async () => ({ ok: true }) as const, giveBack: async () => undefined },
    questionnaires: compiledQuestionnaires(questionnaireRows(prisma), phrases),
    staffMatters: { letter: async () => undefined },
    memberMatters: { outcomes: async () => [] },
    closingText: createClosingText(phrases),
    capabilitiesOf: () => fileChannel('keyed', folder, step).capabilities,
    turns: stepping(turnRows(prisma), { record: 'a turn is recorded' }, step),
    store: stepping(store, { transaction: 'a transaction is committed' }, step),
    bell: stepping(bell, { ring: 'the bell is rung' }, step),
    outbox: stepping(
      outbox,
      {
        claim: 'rows are claimed',
        begin: 'an attempt is begun',
        settle: 'a row is settled',
        claimAbandoned: 'abandoned rows are claimed',
      },
      step,
    ),
    links: {
      invitation: (token: string) => `https://example.org/r/${token}`,
      coming: (token: string) => `https://example.org/c/${token}`,
      stop: (token: string) => `https://example.org/r/stop/${token}`,
      console: 'https://example.org/console',
    },
    channels: (['keyed', 'plain'] as const).map((platform) => ({
      adapter: fileChannel(platform, folder, step),
      addressedBy: 'e-mail' as const,
    })),
  };
}

type Deps = ReturnType<typeof depsOf>;

/** The same ports; after each of these calls a crash may follow. */
function stepping<Ports extends object>(
  ports: Ports,
  names: Partial<Record<keyof Ports, string>>,
  step: (name: string) => void,
): Ports {
  return new Proxy(ports, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      const name = names[key as keyof Ports];
      if (name === undefined || typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        const result: unknown = await Reflect.apply(value, target, given);
        if (!Array.isArray(result) || result.length > 0) step(name);
        return result;
      };
    },
  });
}

async function openUnlessOpen(prisma: PrismaClient, deps: Deps): Promise<void> {
  if ((await prisma.round.count()) > 0) return;
  const round = {
    ...{ slug: 'r', meeting: 'cto-21', questionnaire: 'administrations', threshold: 3 },
    audience: { kinds: ['member-state' as const], categories: [], countries: ['KE', 'EG'] },
    closesOn: '2099-03-31',
    sendWindow: 'any' as const,
    reminders: [
      {
        anchor: 'opening' as const,
        offset: 'PT2S',
        states: ['not-started' as const, 'partial' as const],
      },
    ],
  };
  const opened = await openNewRound(deps, { draft: round }, approver);
  if (!opened.ok) throw new Error(`refused: ${opened.code}`);
}

/** Kenya's focal point follows its letter, answers one question, and then declines: nothing may remind it after that. */
async function answer(deps: Deps, folder: string, step: (name: string) => void): Promise<void> {
  const from = { platform: 'keyed', tenant: '', externalId: 'focal@ke.example' };
  if (!isAcknowledged(folder, 'redeemed')) {
    await until(async () => letterOf(folder, from.externalId) !== undefined);
    const token = letterOf(folder, from.externalId)?.split('/').at(-1) ?? '';
    const redeemed = await redeemInvitation(deps, { token, source: 'test', from });
    if (!redeemed.ok) throw new Error(`refused: ${redeemed.code}`);
    acknowledge(folder, 'redeemed', redeemed.value.conversation);
    step('a link is redeemed');
  }
  const conversation = isAcknowledged(folder, 'redeemed');
  const acts: readonly (readonly [string, TurnEvent['act']])[] = [
    ['answered', { kind: 'answered', question: 'attribution', value: 'country' }],
    ['declined', { kind: 'commanded', command: 'decline', argument: 'no time this year' }],
  ];
  for (const [eventId, act] of acts) {
    // As a platform does that got no reply: it sends the same event again.
    if (conversation === undefined || isAcknowledged(folder, eventId)) continue;
    await takeTurn(deps, { eventId, from, conversation, at: Date.now(), act });
    acknowledge(folder, eventId, 'yes');
    step(`${eventId}: acknowledged`);
  }
}

function letterOf(folder: string, to: string): string | undefined {
  return arrivedAt(folder).keyed.find((one) => one.to === to)?.link;
}

function acknowledge(folder: string, what: string, value: string): void {
  appendFileSync(join(folder, ACKNOWLEDGED), `${what} ${value} ${Date.now()}\n`, { flush: true });
}

/** What was acknowledged with, if it was. */
export function isAcknowledged(folder: string, what: string): string | undefined {
  return acknowledgement(folder, what)[1];
}

/** When it was acknowledged first, epoch ms. */
export function acknowledgedAt(folder: string, what: string): number {
  return Number(acknowledgement(folder, what)[2]);
}

function acknowledgement(folder: string, what: string): readonly string[] {
  const path = join(folder, ACKNOWLEDGED);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.find((line) => line.startsWith(`${what} `))?.split(' ') ?? [];
}

function left(prisma: PrismaClient): Promise<number> {
  return prisma.delivery.count({
    where: { state: { in: ['pending', 'retrying', 'sending'] } },
  });
}

/** Waits for a condition, never for a time. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it never came true');
    await delay(50);
  }
}
