import process from 'node:process';

export interface Memory {
  readonly startMb: number;
  readonly planMb: number;
  readonly maxMb: number;
  readonly endMb: number;
}

const EVERY_MS = 50;

/** Looks at this process's resident memory and its heap again and again until it is stopped. */
export function watchMemory() {
  const resident: number[] = [];
  const heap: number[] = [];
  let planned = 0;
  const look = () => {
    const { rss, heapUsed } = process.memoryUsage();
    resident.push(rss / 2 ** 20);
    heap.push(heapUsed / 2 ** 20);
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    /** Everything is planned: the most so far is what planning took. */
    planned: (): void => {
      look();
      planned = resident.length;
    },
    stop: (): { readonly resident: Memory; readonly heap: Memory } => {
      clearInterval(timer);
      look();
      return { resident: summary(resident, planned), heap: summary(heap, planned) };
    },
  };
}

function summary(seen: readonly number[], planned: number): Memory {
  const most = (values: readonly number[]) => values.reduce((max, one) => Math.max(max, one), 0);
  return {
    startMb: seen[0] ?? 0,
    planMb: most(seen.slice(0, planned)),
    maxMb: most(seen),
    endMb: seen.at(-1) ?? 0,
  };
}
