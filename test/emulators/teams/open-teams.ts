import type { IncomingMessage, ServerResponse } from 'node:http';
import { openServer, originOf } from '../local-server.ts';
import { Authority } from './authority.ts';
import { Connector } from './connector/connector.ts';
import { Delivery } from './delivery.ts';
import { TeamsEmulator } from './emulator.ts';
import { ConnectorFaults } from './faults.ts';
import { Limits } from './limits.ts';
import { World } from './world.ts';

/*
 * The face of the emulated Teams. `openTeams()` listens on a free port of 127.0.0.1; `openIdMetadataUrl` goes into
 * TEAMS_OPENID_METADATA_URL, `authorityUrl` into TEAMS_AUTHORITY_URL, `app.id`, `app.password` and `app.tenantId` into TEAMS_APP_ID,
 * TEAMS_APP_PASSWORD and TEAMS_TENANT_ID; `connect({ messagesUrl })` says where the bot listens.
 *
 * The real client must be told: ToBotFromChannelOpenIdMetadataUrl and ToBotFromEmulatorOpenIdMetadataUrl `openIdMetadataUrl`,
 * ToBotFromChannelTokenIssuer, ToChannelFromBotOAuthScope and OAuthUrl `https://api.botframework.com`, ToChannelFromBotLoginUrl
 * `<authorityUrl>/<tenant>`, CallerId anything. MSAL refuses an authority without https (`authority_uri_insecure`) before it asks
 * for anything, so the bot needs credentials of its own that fetch `<authorityUrl>/<tenant>/oauth2/v2.0/token`: see
 * `test-bot.ts`. For a managed identity, IDENTITY_ENDPOINT is `identityEndpoint` and IDENTITY_HEADER anything; the SDK's own
 * credentials then work as they are. `serviceUrl(tenant)` is plain http on 127.0.0.1, which a bot's list of allowed hosts must let
 * through in tests. botbuilder keeps tokens by app id for the whole process; every emulator has an app id of its own.
 *
 * - the world: addTenant, addPerson, addTeam, addChannel, addGroupChat, changesSecret; the fields of a Person (`locale`, `timeZone`,
 *   `installed`, `blocks`) and `tenant.disablesBot` are changed by assignment, which the bot does not hear of.
 * - people: types; posts ({ mention, thread }); installs, upgrades, uninstalls, installsIn, uninstallsFrom, joins, leaves; reacts, edits, deletes,
 *   blocks. Each resolves with a Seen: the status and body that the bot's endpoint gave. presses(person, message, button, inputs) and
 *   looksAt (a card's refresh) resolve with a Pressed: `seen`, and `card`, `toast` or `failed` as the person sees an invoke's answer;
 *   `stopped` names the inputs that the client did not let go. What no client would let through is an Error.
 * - sees (messages), screen (words, inputs with labels and values, buttons), last.
 * - `delivery.mischief({ claims: { aud: 'x' }, forgery, unsigned, authorization, activity, copies, impatient })` spoils the next activity;
 *   `delivery.releaseRetries()` delivers again what was lost; hold and release; `delivery.patienceMs`; `delivery.log`.
 *   A replay is `sends(delivery.log.at(-1).activity)`: the same activity under a new token; somebody else's click is `mischief({ activity: { from } })`.
 * - waiting: `until(() => …)` looks at the store whenever something happens in it.
 * - trouble: `faults.plan('POST /v3/conversations/:conversation/activities', { http: 502, effect: 'after' }, { times: 2, id })`,
 *   `{ retryAfter }`, `{ refuse: 'writesBlocked' }`, `{ cut }`, `{ silent }`; down and up; `limits.mode`; `tokenLifeS`; `authority.outage`.
 * - the store: `store.said(person)`, `latest(message)` with `cards`, `text`, `bytes`, `refreshFor`; `message.versions`, `message.views` (who
 *   sees a card of their own); `oversized()`; `store.calls`, `store.callsOf(route)`, `store.tokens`; `conversation.typings`.
 * - cards alone: `problemsOf(card)` of cards/card-rules.ts, `utf16Bytes(activity)` of connector/writing.ts.
 */

export interface TeamsOptions {
  /** Epoch milliseconds; the real clock unless told. The bot checks tokens by the real one. */
  readonly clock?: () => number;
  /** Teams' rate limits; none unless told. */
  readonly limits?: 'real' | 'none';
}

/** Starts an emulated Teams on a free port of 127.0.0.1. It knows no tenant yet. */
export async function openTeams(options: TeamsOptions = {}): Promise<TeamsEmulator> {
  const world = new World(options.clock ?? Date.now);
  const faults = new ConnectorFaults();
  const limits = new Limits(options.limits ?? 'none', world.clock);
  const authority = new Authority(world);
  const connector = new Connector(world, faults, limits);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/emea/')) return connector.answer(request, response, url);
    if (!(await authority.answer(request, response, url))) response.writeHead(404).end();
  };
  const server = await openServer(answer);
  world.origin = originOf(server);
  const delivery = new Delivery(world);
  return new TeamsEmulator({ world, server, authority, delivery, faults, limits });
}
