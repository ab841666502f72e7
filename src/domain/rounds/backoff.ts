const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;

/** After this many attempts a delivery is set aside for staff to look at. */
export const ATTEMPTS_MAX = 10;

/** How long to wait after the n-th attempt (1, 2, …) failed: doubling, at most an hour, never less than the channel asked. */
export function retryDelayMs(attempt: number, askedMs: number): number {
  return Math.max(askedMs, Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS));
}
