import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Findings } from './bench.ts';

/** Where a bench takes place: a folder that is gone afterwards, and what must be closed before. */
export interface Stage {
  readonly folder: string;
  /** Registers what is closed at the end, the last one first; also after an interruption. */
  onEnd(close: () => Promise<unknown>): void;
}

/** Does the work on a stage of its own and clears everything away, however it ends. */
export async function onStage(work: (stage: Stage) => Promise<Findings>): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const closers: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  ];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  const interrupted = () => void closeAll().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  try {
    await chmod(folder, 0o755); // root runs PostgreSQL as somebody else, who must get in
    return await work({ folder, onEnd: (close) => void closers.push(close) });
  } finally {
    process.removeListener('SIGINT', interrupted);
    await closeAll();
  }
}
