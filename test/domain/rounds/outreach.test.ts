import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOutreach, ONE_IN_MS, WEEK_MS } from '../../../src/domain/rounds/outreach.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2027, 2, 1);

/** Sends whenever there is something to send and the cap allows it, or later. */
function sendAll(delays: readonly number[]): number[] {
  const sent: number[] = [];
  let now = START;
  for (const delay of delays) {
    now = Math.max(now, nextOutreach(sent)) + delay;
    sent.push(now);
  }
  return sent;
}

describe('how often somebody is written to of our own accord', () => {
  it('may be at once for who was never written to', () => {
    expect(nextOutreach([])).toBe(Number.NEGATIVE_INFINITY);
  });

  it('is once in 20 hours, in whatever order the times are given', () => {
    expect(nextOutreach([START])).toBe(START + 20 * HOUR);
    expect(nextOutreach([START, START - 40 * HOUR])).toBe(START + 20 * HOUR);
    expect(nextOutreach([START - 40 * HOUR, START])).toBe(START + 20 * HOUR);
  });

  it('is four times in a week', () => {
    const days = [0, 1, 2, 3].map((day) => START + day * 24 * HOUR);
    expect(nextOutreach(days.slice(0, 3))).toBe(START + 68 * HOUR);
    expect(nextOutreach(days)).toBe(START + WEEK_MS);
  });

  it('never allows two within 20 hours or five within 7 days, nor waits longer than that', () => {
    const delays = fc.array(
      fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: WEEK_MS }),
        fc.integer({ max: HOUR, min: 0 }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(delays, (waits) => {
        const sent = sendAll(waits);
        for (let i = 1; i < sent.length; i += 1) {
          expect((sent[i] ?? 0) - (sent[i - 1] ?? 0)).toBeGreaterThanOrEqual(ONE_IN_MS);
          const fifth = sent[i + 3];
          if (fifth !== undefined) {
            expect(fifth - (sent[i - 1] ?? 0)).toBeGreaterThanOrEqual(WEEK_MS);
          }
        }
        const latest = sent.at(-1) ?? START;
        expect(nextOutreach(sent)).toBeLessThanOrEqual(latest + WEEK_MS);
      }),
      { numRuns: 500 },
    );
  });
});
