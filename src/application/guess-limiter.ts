/**
 * Slows down who guesses tokens. Each look at a token costs its source one guess; a right token gives it back, so that
 * an office or a mail scanner behind one address is never shut out for opening real links.
 */
export interface GuessLimiter {
  take(
    source: string,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly retryAfterMs: number }>;
  giveBack(source: string): Promise<void>;
}
