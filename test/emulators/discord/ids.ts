import { randomBytes } from 'node:crypto';

/** https://docs.discord.com/developers/reference#snowflakes: milliseconds since the first second of 2015, then 22 bits. */
const EPOCH_MS = 1_420_070_400_000n;

/** Ids as Discord forms them: each later than the one before, whatever the clock does. */
export class Snowflakes {
  #last = 0n;

  next(now: number): string {
    const wanted = (BigInt(Math.floor(now)) - EPOCH_MS) << 22n;
    this.#last = wanted > this.#last ? wanted : this.#last + 1n;
    return String(this.#last);
  }
}

/** Random text for tokens. */
export const secret = (bytes = 24): string => randomBytes(bytes).toString('base64url');

/** The shard on which a guild's events go: https://docs.discord.com/developers/events/gateway#sharding-sharding-formula */
export const shardOf = (guildId: string | undefined, shards: number): number =>
  guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
