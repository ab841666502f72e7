import { setTimeout as delay } from 'node:timers/promises';

/** Processes that start, and leases that run out, take their time on a busy machine. */
const PATIENCE_MS = 90_000;
const LOOK_AGAIN_MS = 20;

/** Waits until something holds, never for a time; when it does not come to hold, tells why by `what`. */
export async function becomes(
  condition: () => boolean | Promise<boolean>,
  what: () => unknown = () => condition.toString(),
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > deadline)
      throw new Error(`it never came true: ${JSON.stringify(await what())}`);
    await delay(LOOK_AGAIN_MS);
  }
}
