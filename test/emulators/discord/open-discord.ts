import { originOf } from '../local-server.ts';
import { DiscordEmulator } from './emulator.ts';
import { RestFaults } from './faults.ts';
import { Gateway } from './gateway/gateway.ts';
import { PRIVILEGED } from './gateway/session.ts';
import { Limits } from './limits.ts';
import { RestApi } from './rest/rest-api.ts';
import { listen } from './wire.ts';
import { World } from './world.ts';

/*
 * The face of the emulated Discord. `openDiscord()` listens on a free port of 127.0.0.1; `apiUrl` goes into `rest.api` of discord.js
 * (or DISCORD_API_URL), `token` into `login`. Everything else is a method of what it returns:
 *
 * - the world: addGuild, addChannel, addPerson, joins, leaves, installsIn, removesApp, permits, deletesChannel, resetsToken; the fields
 *   of a Person (`locale`, `installed`, `directMessages`, `blocks`) are changed by assignment.
 * - people: types, posts and edits (a Message), deletes; presses, selects, submits (the open modal), commands, completes (autocomplete), each
 *   resolving with a Seen: `message`, `modal`, `choices`, `callback`, or `failed` with Discord's words when no answer
 *   came within `patienceMs`. sees (messages), screen (words, buttons, menus), last, modal, dismisses. What no client would
 *   let through is an Error.
 * - waiting: `until(() => …)` looks at the store whenever something happens in it.
 * - trouble: `faults.plan('POST /channels/:channel/messages', { http: 500, effect: 'after' }, { times: 2, id })`, down and up;
 *   `gateway.cut/drop/reconnect/invalidate/forget/refusesResume/hold/release/duplicate/acknowledges`; `limits.mode`,
 *   `limits.invalidRequests`.
 * - the store: `store.said(person)`, `latest(message)` with `content`, `components`, `words`, `marks` (how the markdown is
 *   rendered) and `pinged` (whom it called); `store.calls`, `store.interactions`, `store.commands`.
 */

export interface DiscordOptions {
  /** Epoch milliseconds; the real clock unless told. */
  readonly clock?: () => number;
  /** Discord's rate limits; none unless told. */
  readonly limits?: 'real' | 'none';
  /** How long an interaction waits for its first answer: three seconds of real time unless told. */
  readonly patienceMs?: number;
  /** How many direct conversations the app may open within ten minutes; as many as it likes unless told. */
  readonly directOpensMax?: number;
  /** The bits of the privileged intents that are switched on in the portal; all unless told. */
  readonly privilegedIntents?: number;
}

/** Starts an emulated Discord on a free port of 127.0.0.1. It knows no guild yet. */
export async function openDiscord(options: DiscordOptions = {}): Promise<DiscordEmulator> {
  const world = new World({
    clock: options.clock ?? Date.now,
    patienceMs: options.patienceMs ?? 3_000,
    directOpensMax: options.directOpensMax ?? Number.POSITIVE_INFINITY,
    privilegedIntents: options.privilegedIntents ?? PRIVILEGED,
  });
  const faults = new RestFaults();
  const limits = new Limits(options.limits ?? 'none', world.clock);
  const gateway = new Gateway(world);
  const api = new RestApi(world, faults, limits);
  world.tell = (dispatch) => gateway.dispatch(dispatch);
  world.shards = () => gateway.shardsNeeded;
  const server = await listen({ world, api, gateway, faults });
  world.origin = originOf(server);
  return new DiscordEmulator({ world, server, gateway, faults, limits });
}
