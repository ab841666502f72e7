/** What one round of either side took. */
export interface RoundTimes {
  readonly seconds: number;
  /** Of each finished answer, milliseconds. */
  readonly latencies: readonly number[];
}

export function perSecond({ seconds, latencies }: RoundTimes): number {
  return latencies.length / seconds;
}
