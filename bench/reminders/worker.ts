import type { Memory } from './watch-memory.ts';

/** What the process that plans and sends is told. */
export interface WorkerTask {
  readonly url: string;
  readonly redisUrl?: string;
  readonly profileDir?: string;
}

export interface Took {
  readonly seconds: number;
  readonly cpuSeconds: number; // of this process
}

export interface Worked {
  readonly planned: number;
  readonly sent: number;
  readonly plan: Took;
  readonly dispatch: Took;
  readonly memory: { readonly resident: Memory; readonly heap: Memory };
}
