import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { openServer } from '../local-server.ts';
import type { RestFaults } from './faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import { BASE, type RestApi } from './rest/rest-api.ts';
import { latest } from './store.ts';
import type { World } from './world.ts';

/** What answers on Discord's addresses. */
export interface Doors {
  readonly world: World;
  readonly api: RestApi;
  readonly gateway: Gateway;
  readonly faults: RestFaults;
}

/** Discord's one server: the REST interface, the gateway and the attachments. */
export async function listen(doors: Doors): Promise<Server> {
  const server = await openServer((request, response) => route(doors, request, response));
  server.on('upgrade', (request, raw, head) => {
    if (doors.faults.outage) raw.destroy();
    else doors.gateway.accept(request, raw, head);
  });
  return server;
}

async function route(
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname.startsWith(`${BASE}/`)) return doors.api.answer(request, response, url);
  if (doors.faults.outage) {
    response.socket?.destroy();
    return;
  }
  const file = attachmentAt(doors.world, url.pathname);
  response.writeHead(file ? 200 : 404, { 'content-type': 'application/octet-stream' });
  response.end(file);
}

/** The bytes behind an attachment's address. */
function attachmentAt(world: World, path: string): Buffer | undefined {
  const [, , channel = '', id = ''] = path.split('/');
  for (const message of world.store.channels.get(channel)?.messages ?? []) {
    const found = latest(message).attachments.find(({ attachment }) => attachment.id === id);
    if (found) return found.bytes;
  }
  return undefined;
}
