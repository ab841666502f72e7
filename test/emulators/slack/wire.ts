import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { bytesOf } from '../http-bytes.ts';
import { openServer } from '../local-server.ts';
import type { AuthorizePage } from './authorize-page.ts';
import type { ApiFaults } from './faults.ts';
import { partsOf } from './http-body.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { SocketHub } from './socket-hub.ts';
import type { WebApi } from './web-api.ts';
import type { World } from './world.ts';

/** What answers on Slack's addresses. */
export interface Doors {
  readonly world: World;
  readonly api: WebApi;
  readonly urls: ResponseUrls;
  readonly authorize: AuthorizePage;
  readonly sockets: SocketHub;
  readonly faults: ApiFaults;
}

/** Slack's one server: slack.com, hooks.slack.com, files.slack.com and the sockets in one. */
export async function listen(doors: Doors): Promise<Server> {
  const server = await openServer((request, response) => route(doors, request, response));
  server.on('upgrade', (request, raw, head) => {
    if (doors.faults.outage) raw.destroy();
    else doors.sockets.accept(request, raw, head);
  });
  return server;
}

async function route(
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', doors.world.origin);
  const outside = !url.pathname.startsWith('/api/');
  if (outside && doors.faults.outage) {
    response.socket?.destroy();
    return;
  }
  if (!outside) return doors.api.answer(request, response, url);
  if (url.pathname.startsWith('/upload/')) return upload(doors.world, request, response, url);
  if (url.pathname.startsWith('/actions/')) return doors.urls.answer(request, response, url);
  if (url.pathname === '/oauth/v2/authorize') {
    return doors.authorize.answer(request, response, url);
  }
  response.writeHead(404).end();
}

/** https://docs.slack.dev/messaging/working-with-files#upload: the bytes, plain or as a part. */
async function upload(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const known = world.uploads.get(url.pathname.split('/').at(-1) ?? '');
  const raw = await bytesOf(request);
  const type = request.headers['content-type'] ?? '';
  const parts = type.startsWith('multipart/') ? await partsOf(raw, type) : {};
  const bytes = Object.values(parts).find((part) => Buffer.isBuffer(part)) ?? raw;
  if (!known || !Buffer.isBuffer(bytes) || bytes.length !== known.length) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('upload failed');
    return;
  }
  known.bytes = bytes;
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`);
}
