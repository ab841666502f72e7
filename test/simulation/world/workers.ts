import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { sweepDeliveries } from '../../../src/application/deliveries/sweep-deliveries.ts';
import { advanceRounds } from '../../../src/application/rounds/advance-rounds.ts';
import { HOUR, MINUTE } from './scenario.ts';
import type { Process } from './timeline.ts';
import type { ProcessDeps, World } from './world.ts';

/** The processes that deliver, sweep and advance; whoever ends is started again after a while. */
export interface Workers {
  /** Somebody rang: have a look then. */
  ring(at: number): void;
  sweepAt(at: number): void;
  advanceAt(at: number): void;
  /** One of them has ended. */
  ended(process: Process): void;
  /** They rest now and then only while there is something to wait for. */
  start(until: number): void;
}

interface Worker {
  readonly process: Process;
  readonly deps: ProcessDeps;
  delivering: boolean;
}

/** A claim is good for so long, and a sweep comes every minute. */
const LEASE_AND_SWEEP_MS = 181_000;

export function createWorkers(world: World): Workers {
  const { scenario, timeline, chance } = world;
  const { wakeMs, lostRings, sweepMs, deliver } = scenario;
  const wakes = new Set<number>();
  let workers: Worker[] = [];
  let again = false;

  function add(): void {
    const process = world.spawn('worker', true);
    workers.push({ process, deps: world.depsOf(process), delivering: false });
  }

  function wakeAt(at: number): void {
    const time = Math.ceil(Math.max(at, timeline.clock.now()) / wakeMs) * wakeMs;
    if (wakes.has(time)) return;
    wakes.add(time);
    timeline.at(time, 'wakes workers', () => {
      wakes.delete(time);
      wake();
    });
  }

  function wake(): void {
    const idle = workers.filter(({ delivering }) => !delivering);
    if (idle.length === 0) again = true;
    const count = idle.length > 1 && chance.next() < 0.4 ? idle.length : Math.min(1, idle.length);
    for (const worker of chance.some(idle, count)) run(worker);
  }

  function run(worker: Worker): void {
    worker.delivering = true;
    timeline.at(timeline.clock.now() + LEASE_AND_SWEEP_MS, 'a worker is still at it', () => {
      if (worker.delivering && worker.process.alive) sweep();
    });
    deliverDue(worker.deps, deliver).then(() => {
      worker.delivering = false;
      if (again) {
        again = false;
        wake();
      }
    }, world.fail);
  }

  function anyone(): Worker | undefined {
    return workers.length === 0 ? undefined : chance.pick(workers);
  }

  function sweep(): void {
    const worker = anyone();
    if (worker !== undefined) sweepDeliveries(worker.deps).catch(world.fail);
  }

  function advance(): void {
    const worker = anyone();
    if (worker !== undefined) advanceRounds(worker.deps).catch(world.fail);
  }

  function every(ms: number, until: number, name: string, work: () => void): void {
    const next = timeline.clock.now() + ms;
    if (next > until) return;
    timeline.at(next, name, () => {
      work();
      every(ms, until, name, work);
    });
  }

  return {
    ring: (at) => {
      if (chance.next() >= lostRings) wakeAt(at);
    },
    sweepAt: (at) => timeline.at(at, 'sweeps', sweep),
    advanceAt: (at) => timeline.at(at, 'advances', advance),
    ended: (process) => {
      if (!workers.some((worker) => worker.process === process)) return;
      workers = workers.filter((worker) => worker.process !== process);
      const now = timeline.clock.now();
      timeline.at(now + 5000 + chance.below(10 * MINUTE), 'a worker starts', () => {
        add();
        timeline.at(timeline.clock.now() + 1000, 'sweeps', sweep);
      });
      timeline.at(now + LEASE_AND_SWEEP_MS, 'sweeps', sweep);
    },
    start: (until) => {
      for (let count = 0; count < scenario.workers; count += 1) add();
      every(sweepMs, until, 'sweeps', sweep);
      timeline.at(until - 6 * HOUR, 'sweeps', sweep);
    },
  };
}
