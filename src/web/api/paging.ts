import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';

const LIMIT_MOST = 200;
const LIMIT_USUAL = 50;

/** How a list is read part by part. */
export const paging = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(LIMIT_MOST)
    .default(LIMIT_USUAL)
    .describe('How many at most.'),
  after: z.string().max(300).optional().describe('The "next" of the part before.'),
});
export type Paging = z.output<typeof paging>;

/**
 * The part of a list that follows what was read before. A cursor names the last thing read, so that what is added in front moves
 * nothing; one that names nothing of the list is refused.
 */
export function pageIn<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  { limit, after }: Paging,
): Result<{ readonly items: Item[]; readonly next: string | null }, 'cursor-unknown'> {
  const key = after === undefined ? undefined : Buffer.from(after, 'base64url').toString('utf8');
  const last = key === undefined ? -1 : all.findIndex((item) => keyOf(item) === key);
  if (key !== undefined && last === -1) return refuse('cursor-unknown');
  const items = all.slice(last + 1, last + 1 + limit);
  const end = items.at(-1);
  const isMore = last + 1 + limit < all.length;
  return done({
    items,
    next: isMore && end !== undefined ? Buffer.from(keyOf(end)).toString('base64url') : null,
  });
}
