import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { receive } from '../receive.ts';
import type { Memory } from './watch-memory.ts';

/** Both sides of a round are told the same. */
export interface Task {
  /** The database; the queue is there, too, unless there is a Redis. */
  readonly url: string;
  readonly redisUrl?: string;
  readonly count: number;
  readonly profileDir?: string;
}

/** What the process that measures the floor answers. */
export interface Floored {
  readonly addSeconds: number;
  readonly workSeconds: number;
}

export interface Took {
  readonly seconds: number;
  readonly cpuSeconds: number; // of this process
}

/** What the process that plans and sends answers. */
export interface Worked {
  readonly plan: Took;
  readonly dispatch: Took;
  readonly memory: { readonly resident: Memory; readonly heap: Memory };
}

export const runFloor = (task: Task) => run<Floored>('floor-process.ts', task);
export const runWorker = (task: Task) => run<Worked>('worker-process.ts', task);

/** One task in a process of its own, which knows nothing of the rounds before. */
async function run<Answer>(program: string, task: Task): Promise<Answer> {
  const child = fork(join(import.meta.dirname, program));
  const ended = once(child, 'exit');
  child.send(task);
  const answer = await receive<Answer>(child, program);
  await ended;
  return answer;
}
