import type { Log } from '../log.ts';
import type { Trouble } from './backend.ts';

/** How long the same trouble is not told again. */
const SAME_TROUBLE_MS = 60_000;
/** As many different ones are remembered. */
const KNOWN_MAX = 100;

/** Connections report the same trouble at every try to mend it; the log hears of it once a minute. */
export function quietly(log: Log, words: string): Trouble {
  const told = new Map<string, number>();
  return (err) => {
    const now = Date.now();
    if (now - (told.get(err.message) ?? 0) < SAME_TROUBLE_MS) return;
    if (told.size >= KNOWN_MAX) told.clear();
    told.set(err.message, now);
    log.warn({ trouble: inShort(err) }, words);
  };
}

/** Drivers hang whole connections onto their errors. */
function inShort(err: Error): string {
  const { cause, message } = err;
  return cause instanceof Error ? `${message} ${inShort(cause)}` : message;
}
