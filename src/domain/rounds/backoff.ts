const FIRST_MS_LEAST = 1000;
const FIRST_MS_MOST = 60_000;
const LONGEST_MS = 3_600_000;

/** After this many attempts a delivery is set aside for staff to look at. */
export const ATTEMPTS_MAX = 10;

/**
 * How long to wait after the n-th attempt (1, 2, …) failed: as long as the channel asked, doubling from there (a channel that
 * asks for a second is not made to wait a minute), at most an hour, never less than it asked.
 */
export function retryDelayMs(attempt: number, askedMs: number): number {
  const first = Math.max(FIRST_MS_LEAST, Math.min(askedMs, FIRST_MS_MOST));
  return Math.max(askedMs, Math.min(first * 2 ** (attempt - 1), LONGEST_MS));
}
