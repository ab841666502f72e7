import type { Redis } from 'ioredis';
import type { HoldStore, KeptHold } from './hold-store.ts';

/** When each hold ends (a sorted set), and what it says (a hash); one slot, should it be a cluster. */
const KEYS = ['{parley}:pace:until', '{parley}:pace:holds'] as const;

const NOW = `
local time = redis.call('time')
local now = time[1] * 1000 + math.ceil(time[2] / 1000)
`;

/** ARGV: the hold's key, how long it lasts (ms), what it says. Both keys go when the last hold ends. */
const PUT = `${NOW}
for _, ended in ipairs(redis.call('zrangebyscore', KEYS[1], '-inf', now)) do
  redis.call('zrem', KEYS[1], ended)
  redis.call('hdel', KEYS[2], ended)
end
local till = now + ARGV[2]
local before = redis.call('zscore', KEYS[1], ARGV[1])
if not before or tonumber(before) < till then
  redis.call('zadd', KEYS[1], till, ARGV[1])
  redis.call('hset', KEYS[2], ARGV[1], ARGV[3])
end
local last = redis.call('zrange', KEYS[1], -1, -1, 'withscores')[2]
redis.call('pexpireat', KEYS[1], last)
redis.call('pexpireat', KEYS[2], last)
`;

/** Flat: what a hold says, how long it still lasts, and so on. */
const STANDING = `${NOW}
local found = redis.call('zrangebyscore', KEYS[1], '(' .. now, '+inf', 'withscores')
local told = {}
for i = 1, #found, 2 do
  table.insert(told, redis.call('hget', KEYS[2], found[i]) or '')
  table.insert(told, found[i + 1] - now)
end
return told
`;

/** Holds in Redis or Valkey, by its clock. */
export function redisHolds(redis: Redis): HoldStore {
  return {
    async put({ key, leftMs, ...says }) {
      const saying = JSON.stringify({ key, ...says });
      await redis.eval(PUT, KEYS.length, ...KEYS, key, Math.ceil(leftMs), saying);
    },
    async standing() {
      const told = await redis.eval(STANDING, KEYS.length, ...KEYS);
      return Array.isArray(told) ? pairsOf(told) : [];
    },
  };
}

/** What another version of Parley wrote, and this one cannot read, is passed over. */
function pairsOf(told: readonly unknown[]): KeptHold[] {
  const holds: KeptHold[] = [];
  for (let i = 0; i + 1 < told.length; i += 2) {
    const says = readSaying(String(told[i]));
    if (says !== undefined) holds.push({ ...says, leftMs: Number(told[i + 1]) });
  }
  return holds;
}

type Saying = Omit<KeptHold, 'leftMs'>;

function readSaying(text: string): Saying | undefined {
  try {
    const says: Saying = JSON.parse(text);
    return says;
  } catch {
    return undefined;
  }
}
