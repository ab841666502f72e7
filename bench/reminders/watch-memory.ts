import process from 'node:process';

export interface Memory {
  readonly startMb: number;
  readonly maxMb: number;
  readonly endMb: number;
}

const EVERY_MS = 50;

/** Looks at this process's resident memory and its heap again and again until it is stopped. */
export function watchMemory() {
  const resident: number[] = [];
  const heap: number[] = [];
  const look = () => {
    const { rss, heapUsed } = process.memoryUsage();
    resident.push(rss / 2 ** 20);
    heap.push(heapUsed / 2 ** 20);
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: (): { readonly resident: Memory; readonly heap: Memory } => {
      clearInterval(timer);
      look();
      return { resident: summary(resident), heap: summary(heap) };
    },
  };
}

function summary(seen: readonly number[]): Memory {
  return {
    startMb: seen[0] ?? 0,
    maxMb: seen.reduce((most, one) => Math.max(most, one), 0),
    endMb: seen.at(-1) ?? 0,
  };
}
