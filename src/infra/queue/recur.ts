/** How soon to ask again when the asking was not heard, milliseconds: sends resume so soon after the store is back. */
const UNHEARD_MS = 5000;

/**
 * Asks again and again, from this process's own clock, until it is stopped: nothing in a store has to remember it. The
 * asking says itself why it was not heard.
 */
export function recur(ask: () => Promise<void>, everyMs: number): { stop(): void } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const wait = (ms: number) => {
    if (!stopped) timer = setTimeout(again, ms).unref();
  };
  const again = () => {
    ask().then(
      () => wait(everyMs),
      () => wait(Math.min(everyMs, UNHEARD_MS)),
    );
  };
  wait(everyMs);
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
