import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for something, but not for ever. It goes on by itself when it is late, and how it then ends is nobody's concern.
 * @returns whether it came in time; rejects when it rejected in time
 */
export async function inTime(awaited: Promise<unknown>, withinMs: number): Promise<boolean> {
  awaited.catch(() => undefined);
  const timer = new AbortController();
  const late = delay(withinMs, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([awaited.then(() => true), late]);
  } finally {
    timer.abort();
  }
}
