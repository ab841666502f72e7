import type { JobHandler } from '../../application/queue.ts';

/** The handlers at work in this process. */
export interface Handlers {
  /** The same handler, counted while it is at work. */
  counted(handler: JobHandler): JobHandler;
  /** How many are at work now. */
  readonly atWork: number;
  /** Resolves when none is at work. */
  idle(): Promise<void>;
}

export function countHandlers(): Handlers {
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
        await handler(id);
      } finally {
        ended();
      }
    },
    get atWork() {
      return atWork;
    },
    idle: async () => {
      if (atWork > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
