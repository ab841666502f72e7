import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long running requests may still take when the server closes. */
const GRACE_MS = 15_000;

/**
 * Lets running requests finish, but not for ever. Connections without a request yet (browsers open some in advance) count as busy for
 * Node and would hold the close for minutes; they are cut at once.
 */
export function closeGracefully(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', (request) => unused.delete(request.socket));
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
    setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref();
  });
}
