/** Does tasks at the same time: at most `total`, and at most `perPlace` for one place, so that a slow one leaves room. */
export interface Lanes {
  /** Resolves when the task has ended; tasks of one place begin in the order in which they came, places take turns. */
  run<Value>(place: string, task: () => Promise<Value>): Promise<Value>;
}

interface Place {
  readonly waiting: (() => void)[];
  running: number;
}

export function createLanes(limits: { readonly total: number; readonly perPlace: number }): Lanes {
  const places = new Map<string, Place>();
  /** Those with a task that may begin; whoever had a turn goes to the end. */
  const ready = new Set<Place>();
  let total = 0;

  function fill(): void {
    for (const place of ready) {
      if (total >= limits.total) return;
      ready.delete(place);
      const begin = place.waiting.shift();
      if (begin === undefined) continue;
      place.running += 1;
      total += 1;
      begin();
      see(place);
    }
  }

  function see(place: Place): void {
    if (place.waiting.length > 0 && place.running < limits.perPlace) ready.add(place);
  }

  function placeNamed(name: string): Place {
    const known = places.get(name) ?? { waiting: [], running: 0 };
    places.set(name, known);
    return known;
  }

  return {
    run: async (name, task) => {
      const place = placeNamed(name);
      await new Promise<void>((begin) => {
        place.waiting.push(begin);
        see(place);
        fill();
      });
      try {
        return await task();
      } finally {
        total -= 1;
        place.running -= 1;
        see(place);
        fill();
      }
    },
  };
}
