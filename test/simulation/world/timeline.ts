import type { Clock } from '../../../src/application/ports.ts';
import type { Chance } from '../../../src/main/demo/chance.ts';

/** An operating-system process that may end between any two of its steps, and never knows. */
export interface Process {
  readonly name: string;
  alive: boolean;
  /** It ends at its step with this number: before the step has its effect, or after, untold. */
  dies: { readonly at: number; readonly done: boolean } | undefined;
  steps: number;
}

/**
 * One thread of simulated time. Whatever touches the world (a statement, a transaction, a send) is a step; of the steps that
 * are ready one is chosen by the seed, runs alone, and takes some milliseconds. Where nothing is ready, the clock jumps to
 * the next thing that happens. So every interleaving of processes can occur, and each occurs again with its seed.
 */
export interface Timeline {
  readonly clock: Clock;
  /** How many steps have run; names a moment more finely than the clock does. */
  readonly seq: number;
  /** Something begins at that time (at once, if it has passed). */
  at(time: number, name: string, begin: () => void): void;
  /** Resolves with what `work` gave, when its turn has come; never, if the process ends first. */
  step<Value>(process: Process, name: string, work: () => Promise<Value>): Promise<Value>;
  /** The same, not before so many milliseconds from now. */
  stepAfter<Value>(ms: number, process: Process, step: Step<Value>): Promise<Value>;
  /** Runs until nothing is left to do before that time. */
  run(until: number): Promise<void>;
}

export interface Step<Value> {
  readonly name: string;
  readonly work: () => Promise<Value>;
}

interface Item {
  readonly time: number;
  readonly order: number;
  readonly name: string;
  readonly process?: Process;
  readonly run: () => Promise<void>;
}

export interface TimelineOptions {
  readonly start: number;
  readonly chance: Chance;
  /** The longest that one step takes, milliseconds. */
  readonly stepMs: number;
  readonly onStep: (line: string) => void;
  readonly onDeath: (process: Process) => void;
}

/** A seed that never comes to its end is a failure, not a hang. */
const STEPS_MAX = 400_000;

export function createTimeline(options: TimelineOptions): Timeline {
  const { chance, stepMs, onStep, onDeath } = options;
  const future = createHeap();
  const ready: Item[] = [];
  let now = options.start;
  let seq = 0;
  let order = 0;

  const put = (item: Omit<Item, 'order'>) => {
    order += 1;
    future.push({ ...item, order });
  };

  function stepAfter<Value>(
    ms: number,
    process: Process,
    { name, work }: Step<Value>,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (!process.alive) return;
      const run = async () => {
        process.steps += 1;
        const ends = process.dies?.at === process.steps ? process.dies : undefined;
        if (ends !== undefined && !ends.done) return end(process);
        try {
          const value = await work();
          if (ends === undefined) resolve(value);
        } catch (cause) {
          if (ends === undefined) reject(cause);
        }
        if (ends !== undefined) end(process);
      };
      put({ time: now + ms, name, process, run });
    });
  }

  function end(process: Process): void {
    process.alive = false;
    onStep(`${process.name} ends`);
    onDeath(process);
  }

  function next(until: number): Item | undefined {
    for (;;) {
      for (let top = future.top(); top !== undefined && top.time <= now; top = future.top()) {
        future.pop();
        if (top.process?.alive !== false) ready.push(top);
      }
      if (ready.length > 0) return ready.splice(chance.below(ready.length), 1)[0];
      const top = future.top();
      if (top === undefined || top.time > until) return undefined;
      now = top.time;
    }
  }

  return {
    clock: { now: () => now },
    get seq() {
      return seq;
    },
    at: (time, name, begin) => put({ time, name, run: async () => begin() }),
    step: (process, name, work) => stepAfter(0, process, { name, work }),
    stepAfter,
    run: async (until) => {
      for (;;) {
        await quiet();
        const item = next(until);
        if (item === undefined) return;
        if (item.process?.alive === false) continue;
        seq += 1;
        if (seq > STEPS_MAX) throw new Error('the simulated world does not come to rest');
        if (item.process !== undefined) now += chance.below(stepMs + 1);
        onStep(`${item.process === undefined ? '' : `${item.process.name} `}${item.name}`);
        await item.run();
      }
    },
  };
}

/**
 * Everybody has said what they do next: no promise is left that could be settled. Twice, for who gathers what comes within
 * one turn of the event loop (src/infra/rows/group-commit.ts) speaks only in the second.
 */
async function quiet(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

function createHeap() {
  const items: Item[] = [];
  const isBefore = (a: Item, b: Item) =>
    a.time < b.time || (a.time === b.time && a.order < b.order);
  const swap = (i: number, j: number) => {
    const [a, b] = [items[i], items[j]];
    if (a === undefined || b === undefined) return;
    items[i] = b;
    items[j] = a;
  };
  const before = (i: number, j: number) => {
    const [a, b] = [items[i], items[j]];
    return a !== undefined && b !== undefined && isBefore(a, b);
  };
  return {
    top: () => items[0],
    push: (item: Item) => {
      items.push(item);
      for (let at = items.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!before(at, parent)) return;
        swap(at, parent);
        at = parent;
      }
    },
    pop: () => {
      swap(0, items.length - 1);
      items.pop();
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const least = before(right, left) ? right : left;
        if (!before(least, at)) return;
        swap(at, least);
        at = least;
      }
    },
  };
}
