import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** As shells count: 128 and the signal's number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
const CLOSE_MS_MAX = 3_000;

/** Resolves with the first signal to stop. A second one, also the other of the two, ends the process at once. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      for (const one of SIGNALS) process.off(one, stop); // what remains is the system's own: the end
      resolve(signal);
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });
}

/**
 * While a command is at work: the first signal closes what the command has open and ends the process, a second one ends it
 * at once. What was not committed the database undoes. Call the returned function when the work is done.
 */
export function endOnSignal(close: () => Promise<void>): () => void {
  const forget = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  const end = (signal: (typeof SIGNALS)[number]) => {
    forget();
    const closed = close().catch(() => undefined); // the process ends either way
    void Promise.race([closed, delay(CLOSE_MS_MAX)]).then(() => process.exit(EXIT_CODES[signal]));
  };
  for (const signal of SIGNALS) process.once(signal, end);
  return forget;
}
