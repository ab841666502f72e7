import { perSecond, type RoundTimes } from './answer/round-times.ts';
import type { Order } from './bench.ts';
import { brief, median, quantile } from './figures.ts';
import type { Usage } from './server.ts';

/** What is measured and what it is compared with, round by round, on one machine in turns. */
export interface Sides {
  readonly floors: readonly RoundTimes[];
  readonly answers: readonly RoundTimes[];
  /** Answers in all, and what the server spent on them. */
  readonly count: number;
  readonly cpuSeconds: number;
}

export async function takeTurns(
  order: Order,
  {
    floor,
    answer,
    usage,
  }: {
    floor(seconds: number): Promise<RoundTimes>;
    answer(seconds: number): Promise<RoundTimes>;
    usage(): Promise<Usage>;
  },
): Promise<Sides> {
  const floors: RoundTimes[] = [];
  const answers: RoundTimes[] = [];
  let count = 0;
  let cpuSeconds = 0;
  for (let round = 1; round <= order.rounds; round += 1) {
    order.progress(`round ${round} of ${order.rounds}: the floor`);
    floors.push(await floor(order.seconds));
    order.progress(`round ${round} of ${order.rounds}: answers`);
    const before = await usage();
    const times = await answer(order.seconds);
    cpuSeconds += (await usage()).cpuSeconds - before.cpuSeconds;
    answers.push(times);
    count += times.latencies.length;
  }
  return { floors, answers, count, cpuSeconds };
}

export type Side = ReturnType<typeof sideOf>;

export function sideOf(rounds: readonly RoundTimes[]) {
  const latencies = rounds.flatMap((round) => round.latencies);
  return {
    perSecond: median(rounds.map(perSecond)),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    rounds: rounds.map(perSecond),
  };
}

export function lineOf({ perSecond: rate, p50Ms, p99Ms }: Side): string {
  return `${brief(rate)} per second, p50 ${brief(p50Ms)} ms, p99 ${brief(p99Ms)} ms`;
}
