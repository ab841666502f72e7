import { isDeepStrictEqual } from 'node:util';
import type { Case, Violation } from './case.ts';

/** Promises 1 and 2: an acknowledged answer is in the database exactly once, and nothing else is. */
export function answersAreKept(story: Case): readonly Violation[] {
  return [...acknowledgedAreThere(story), ...rowsAreCommitted(story), ...lastOneCounts(story)];
}

function acknowledgedAreThere({ played, answers, turns }: Case): Violation[] {
  return played.facts.of('acknowledged').flatMap(({ event, response, answer, seq }) => {
    if (answer === undefined) return [];
    const { question, value } = answer;
    const own = answers.filter((row) => row.event === event && row.question === question);
    const turn = turns.find((one) => one.event === event);
    const isNew = turn?.answers.some((one) => one.question === question) ?? false;
    const same = answers.some(
      (row) =>
        row.response === response &&
        row.question === question &&
        isDeepStrictEqual(row.value, value),
    );
    // What says the same as what stands is acknowledged, and not written a second time.
    if (same && own.length === (isNew ? 1 : 0)) return [];
    const text = `${event} to ${question} was acknowledged and is there ${own.length} times`;
    return [{ promise: '1: an acknowledged answer is never lost', seq, text }];
  });
}

function rowsAreCommitted({ answers, turns }: Case): Violation[] {
  const expected = new Map<string, number>();
  for (const { event, answers } of turns) {
    for (const { question } of answers) {
      const key = `${event} ${question}`;
      expected.set(key, (expected.get(key) ?? 0) + 1);
    }
  }
  const found = new Map<string, number>();
  for (const { event, question } of answers) {
    const key = `${event} ${question}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((key) => expected.get(key) !== 1 || found.get(key) !== 1)
    .map((key) => ({
      promise: '2: stored exactly once',
      seq: 0,
      text: `${key} was committed ${expected.get(key) ?? 0} times, stored ${found.get(key) ?? 0}`,
    }));
}

function lastOneCounts({ answers, turns }: Case): Violation[] {
  const last = new Map<string, string>();
  for (const { event, response, answers } of turns) {
    for (const { question } of answers) last.set(`${response} ${question}`, event);
  }
  const current = answers.filter((row) => row.current);
  return [...last].flatMap(([key, event]) => {
    const standing = current.filter((row) => `${row.response} ${row.question}` === key);
    if (standing.length === 1 && standing[0]?.event === event) return [];
    const text = `${key}: ${standing.map((row) => row.event)} counts instead of ${event}`;
    return [{ promise: '2: the last answer counts', seq: 0, text }];
  });
}
