import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { receive } from '../receive.ts';

export const ROUND = 'bench';

export interface BuildTask {
  readonly url: string;
}

/** What the process that built an agenda answers. */
export interface Built {
  readonly seconds: number;
  /** Resident memory of the process before, and the most while it was built. */
  readonly startMb: number;
  readonly maxMb: number;
  /** Answers to questions that are counted by option, as the agenda itself says. */
  readonly counted: number;
}

/** One build in a process of its own. */
export async function runBuild(task: BuildTask): Promise<Built> {
  const program = 'build-process.ts';
  const child = fork(join(import.meta.dirname, program));
  const ended = once(child, 'exit');
  child.send(task);
  const answer = await receive<Built>(child, program);
  await ended;
  return answer;
}
