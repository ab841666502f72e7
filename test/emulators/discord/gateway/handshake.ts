import type { Json } from '../../json.ts';
import type { World } from '../world.ts';
import { KNOWN, PRIVILEGED } from './session.ts';

/** https://docs.discord.com/developers/events/gateway-events#payload-structure: no more than this from an app. */
export const PAYLOAD_BYTES_MAX = 4096;
/** https://docs.discord.com/developers/events/gateway#rate-limiting */
export const SENDS_A_MINUTE = 120;
/** https://docs.discord.com/developers/events/gateway#sharding: guilds of one shard. */
const GUILDS_A_SHARD = 2500;

/** The close codes of https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
export const CLOSE = {
  unknownOpcode: 4001,
  decode: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSeq: 4007,
  rateLimited: 4008,
  invalidShard: 4010,
  shardingRequired: 4011,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

/** Closed with one of these, a session is not resumed. */
export const ENDS: readonly number[] = [
  1000,
  1001,
  CLOSE.authenticationFailed,
  CLOSE.invalidShard,
  CLOSE.shardingRequired,
  CLOSE.invalidIntents,
  CLOSE.disallowedIntents,
];

/** The code with which an identify is refused: https://docs.discord.com/developers/events/gateway-events#identify */
export function identifyFault(world: World, d: Json, shardsNeeded: number): number | undefined {
  const { app } = world;
  if (d['token'] !== app.token) return CLOSE.authenticationFailed;
  const intents = d['intents'];
  if (typeof intents !== 'number' || !Number.isInteger(intents) || intents & ~KNOWN) {
    return CLOSE.invalidIntents;
  }
  if (intents & PRIVILEGED & ~app.privilegedIntents) return CLOSE.disallowedIntents;
  const shard = d['shard'];
  if (shard !== undefined && !isShard(shard)) return CLOSE.invalidShard;
  const shards = isShard(shard) ? shard[1] : 1;
  const guilds = world.store.guilds.filter(({ installed }) => installed).length;
  const few = shards < shardsNeeded || guilds / shards > GUILDS_A_SHARD;
  return few ? CLOSE.shardingRequired : undefined;
}

export const isShard = (value: unknown): value is [number, number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((one) => Number.isInteger(one)) &&
  value[0] >= 0 &&
  value[0] < value[1];
