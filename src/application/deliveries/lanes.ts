/** Does tasks at the same time: at most `total`, and at most `perPlace` for one place, so that a slow one leaves room. */
export interface Lanes {
  /** Resolves when the task has ended; tasks of one place begin in the order in which they came. */
  run<Value>(place: string, task: () => Promise<Value>): Promise<Value>;
}

interface Waiting {
  readonly place: string;
  readonly begin: () => void;
}

export function createLanes(limits: { readonly total: number; readonly perPlace: number }): Lanes {
  const waiting: Waiting[] = [];
  const running = new Map<string, number>();
  let total = 0;

  function fill(): void {
    for (let index = 0; index < waiting.length && total < limits.total; ) {
      const next = waiting[index];
      const busy = next === undefined ? 0 : (running.get(next.place) ?? 0);
      if (next === undefined || busy >= limits.perPlace) {
        index += 1;
        continue;
      }
      waiting.splice(index, 1);
      running.set(next.place, busy + 1);
      total += 1;
      next.begin();
    }
  }

  function leave(place: string): void {
    total -= 1;
    running.set(place, (running.get(place) ?? 1) - 1);
    fill();
  }

  return {
    run: async (place, task) => {
      await new Promise<void>((begin) => {
        waiting.push({ place, begin });
        fill();
      });
      try {
        return await task();
      } finally {
        leave(place);
      }
    },
  };
}
