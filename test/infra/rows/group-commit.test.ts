import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGroupCommit } from '../../../src/infra/rows/group-commit.ts';

/** A write that each test opens by hand, so that nothing depends on time. */
function gate() {
  const calls: { items: readonly number[]; finish: (error?: Error) => void }[] = [];
  const write = (items: readonly number[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      calls.push({
        items,
        finish: (error) =>
          error === undefined ? resolve(items.map((item) => `wrote ${item}`)) : reject(error),
      });
    });
  return { calls, write };
}

describe('group commit', () => {
  it('writes a lone item at once', async () => {
    const { calls, write } = gate();
    const commit = createGroupCommit(write);
    const outcome = commit(1);
    expect(calls.map(({ items }) => items)).toEqual([[1]]);
    calls[0]?.finish();
    expect(await outcome).toBe('wrote 1');
  });

  it('lets what arrives during two calls share the next one, in order', async () => {
    const { calls, write } = gate();
    const commit = createGroupCommit(write);
    const outcomes = [1, 2, 3, 4, 5].map(commit);
    expect(calls.map(({ items }) => items)).toEqual([[1], [2]]);
    calls[0]?.finish();
    await outcomes[0];
    await expect.poll(() => calls.length).toBe(3);
    expect(calls[2]?.items).toEqual([3, 4, 5]);
    calls[1]?.finish();
    calls[2]?.finish();
    expect(await Promise.all(outcomes)).toEqual([1, 2, 3, 4, 5].map((item) => `wrote ${item}`));
  });

  it('repeats each item by itself when a shared call fails, so that one bad item fails alone', async () => {
    const commit = createGroupCommit(async (items: readonly number[]) => {
      if (items.includes(13)) throw new Error('unlucky');
      return items.map(String);
    });
    const settled = await Promise.allSettled([1, 2, 3, 13, 5].map(commit));
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('gives every item its own outcome, whatever fails and in whatever order calls end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 150 }),
        async (items) => {
          const commit = createGroupCommit(async (batch: readonly number[]) => {
            if (batch.some((item) => item % 7 === 6)) throw new Error('refused');
            return batch.map((item) => item * 2);
          });
          const settled = await Promise.allSettled(items.map(commit));
          settled.forEach((one, index) => {
            const item = items[index] ?? 0;
            expect(one.status).toBe(item % 7 === 6 ? 'rejected' : 'fulfilled');
            if (one.status === 'fulfilled') expect(one.value).toBe(item * 2);
          });
        },
      ),
      { numRuns: 50 },
    );
  });
});
