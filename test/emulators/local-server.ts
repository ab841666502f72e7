import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';

/** Answers one request; what it throws is the emulator's own mistake, and the caller is told so. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** An emulator's HTTP server on a free port of 127.0.0.1, listening. */
export async function openServer(answer: Answer): Promise<Server> {
  const listener: RequestListener = (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`the emulator broke: ${error instanceof Error ? error.stack : String(error)}`);
    });
  };
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** `http://127.0.0.1:P` of a server that listens. */
export function originOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the emulator has no port');
  return `http://127.0.0.1:${address.port}`;
}
