import type { WebhookReply, WebhookRequest } from '../../../src/platform/adapter.ts';
import { bytesOf } from '../../emulators/http-bytes.ts';
import { objectOf, parsed } from '../../emulators/json.ts';
import { openServer, originOf } from '../../emulators/local-server.ts';
import type { TeamsEmulator } from '../../emulators/teams/emulator.ts';

/** Where an emulated Teams sends its activities: each is kept as adapters know requests, and answered as told. */
export interface Endpoint {
  readonly url: string;
  readonly got: WebhookRequest[];
  answer: (request: WebhookRequest) => Promise<WebhookReply>;
  close(): Promise<void>;
}

export async function openEndpoint(teams: TeamsEmulator): Promise<Endpoint> {
  const got: WebhookRequest[] = [];
  const server = await openServer(async (request, response) => {
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    const asked: WebhookRequest = {
      ...{ method: request.method ?? '', path: request.url ?? '', query: {} },
      ...{ headers: Object.fromEntries(headers), body: await bytesOf(request) },
      receivedAt: Date.now(),
    };
    got.push(asked);
    const reply = await endpoint.answer(asked);
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  const url = `${originOf(server)}/api/messages`;
  teams.connect({ messagesUrl: url });
  const endpoint: Endpoint = {
    ...{ url, got },
    answer: async () => ({ status: 200, headers: {}, body: '' }),
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
  return endpoint;
}

/** What kind of activity it is. */
export function typeOf({ body }: WebhookRequest): unknown {
  return objectOf(parsed(Buffer.from(body).toString()))['type'];
}
