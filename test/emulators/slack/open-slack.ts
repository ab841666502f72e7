import { originOf } from '../local-server.ts';
import { AuthorizePage } from './authorize-page.ts';
import { Delivery, type Retries } from './delivery.ts';
import { SlackEmulator } from './emulator.ts';
import { ApiFaults } from './faults.ts';
import { HttpSender } from './http-sender.ts';
import { secret, slackId } from './ids.ts';
import { Limits } from './limits.ts';
import type { Parcel } from './parcel.ts';
import type { Stage } from './people/acting.ts';
import { eventBody } from './people/payloads.ts';
import { ResponseUrls } from './response-urls.ts';
import { SocketHub } from './socket-hub.ts';
import { WebApi } from './web-api.ts';
import { listen } from './wire.ts';
import { World } from './world.ts';

export interface SlackOptions {
  /** Epoch milliseconds; the real clock unless told. */
  readonly clock?: () => number;
  /** Slack's rate limits; none unless told. */
  readonly limits?: 'real' | 'none';
  /** When events that failed go again; after Slack's own waits unless told. */
  readonly retries?: Retries;
  /** How long Slack waits for a reply: three seconds. */
  readonly patienceMs?: number;
  /** Whether access tokens of new installations expire. */
  readonly rotatesTokens?: boolean;
  /** The bot scopes of the app's manifest. */
  readonly scopes?: readonly string[];
  /** Whether the app hears `message` events of its own messages, as it does where it subscribes to message.im. */
  readonly echoes?: boolean;
}

/** More than Parley asks for; a test of scopes names its own. */
const SCOPES = [
  'chat:write',
  'commands',
  'im:write',
  'im:read',
  'im:history',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
  'users:read',
  'users:read.email',
  'team:read',
  'files:write',
];

/** Starts an emulated Slack on a free port of 127.0.0.1. It knows no workspace yet. */
export async function openSlack(options: SlackOptions = {}): Promise<SlackEmulator> {
  const world = worldOf(options);
  const patienceMs = options.patienceMs ?? 3_000;
  const sockets = new SocketHub(world.app.id, patienceMs);
  const http = new HttpSender(world.app.signingSecret, world.clock, patienceMs);
  const delivery = new Delivery(http, sockets, options.retries ?? 'real');
  const faults = new ApiFaults();
  const limits = new Limits(options.limits ?? 'none', world.clock);
  const authorize = new AuthorizePage(world);
  const urls = new ResponseUrls(world);
  const api = new WebApi(world, faults, limits);
  const server = await listen({ world, api, urls, authorize, sockets, faults });
  world.origin = originOf(server);
  world.socketUrl = () => `${world.origin.replace('http', 'ws')}${sockets.newPath()}`;
  const send = (parcel: Parcel) => delivery.send(parcel);
  hear(world, send, options.echoes === true);
  const stage: Stage = { world, urls, send, offered: new Map() };
  const appToken = ownToken(world);
  const parts = { world, server, stage, delivery, sockets, faults, limits, authorize, appToken };
  return new SlackEmulator(parts);
}

function worldOf(options: SlackOptions): World {
  const app = {
    id: slackId('A'),
    name: 'Parley',
    clientId: `${Date.now()}.${secret(6)}`,
    clientSecret: secret(16),
    signingSecret: secret(16),
    verificationToken: secret(12),
    scopes: options.scopes ?? SCOPES,
    rotatesTokens: options.rotatesTokens === true,
  };
  return new World(app, options.clock ?? Date.now);
}

/** What happens in Slack by itself and is told to the app. */
function hear(world: World, send: Stage['send'], echoes: boolean): void {
  world.uninstalled = async (team, token) => {
    const told = (event: Record<string, unknown>) =>
      send({ kind: 'event', body: eventBody(world, team, event, token) });
    const bot = token.botUser?.id;
    return [
      await told({
        type: 'tokens_revoked',
        tokens: { oauth: [], bot: [bot] },
        event_ts: world.ts(),
      }),
      await told({ type: 'app_uninstalled', event_ts: world.ts() }),
    ];
  };
  if (!echoes) return;
  world.echo = (team, event) => {
    send({ kind: 'event', body: eventBody(world, team, event) }).catch(() => undefined);
  };
}

/** The app-level token, for Socket Mode. */
function ownToken(world: World): string {
  const value = `xapp-1-${world.app.id}-${secret(16)}`;
  world.store.tokens.push({
    value,
    kind: 'app',
    scopes: ['connections:write'],
    botUser: undefined,
    botId: '',
    expiresAt: undefined,
    dead: undefined,
  });
  return value;
}
