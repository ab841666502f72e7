import type { JobHandler } from '../../application/queue.ts';

/** The handlers at work in this process. */
export interface Handlers {
  /** The same handler, counted while it is at work. */
  counted(handler: JobHandler): (id: string) => Promise<void>;
  /** How many are at work now. */
  readonly atWork: number;
  /** Tells them to come to an end; resolves when none is at work. */
  end(): Promise<void>;
}

export function countHandlers(): Handlers {
  const stop = new AbortController();
  let atWork = 0;
  let waiting: (() => void)[] = [];
  const ended = () => {
    atWork -= 1;
    if (atWork > 0) return;
    for (const tell of waiting) tell();
    waiting = [];
  };
  return {
    counted: (handler) => async (id) => {
      atWork += 1;
      try {
        await handler(id, stop.signal);
      } finally {
        ended();
      }
    },
    get atWork() {
      return atWork;
    },
    end: async () => {
      stop.abort();
      if (atWork > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
