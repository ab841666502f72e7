import { type Json, parsed } from '../../json.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Call } from './method.ts';

/** A page of a long answer, by cursor: https://docs.slack.dev/apis/web-api/pagination */
export function pageOf<T>(
  call: Call,
  all: readonly T[],
  usual: number,
  most: number,
): { page: readonly T[]; more: boolean; metadata: Json } {
  const limit = Number(call.optional('limit') ?? usual);
  if (!Number.isInteger(limit) || limit < 0) throw new SlackRefusal('invalid_limit');
  const size = Math.min(limit || usual, most);
  const start = startOf(call.optional('cursor'));
  const more = start + size < all.length;
  const next = more ? Buffer.from(JSON.stringify({ start: start + size })).toString('base64') : '';
  const metadata = { response_metadata: { next_cursor: next } };
  return { page: all.slice(start, start + size), more, metadata };
}

function startOf(cursor: string | undefined): number {
  if (!cursor) return 0;
  const told = parsed(Buffer.from(cursor, 'base64').toString());
  if (typeof told !== 'object' || told === null || !('start' in told)) {
    throw new SlackRefusal('invalid_cursor');
  }
  return Number(told.start);
}
