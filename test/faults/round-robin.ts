import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** One address before several servers, as an installation has it: each request goes to the next one that takes it. */
export interface RoundRobin {
  readonly url: string;
  /** The next reply does not get through: this is called with the server's place in the list, and the line is cut. */
  beforeNextReply(act: (server: number) => void): void;
  close(): Promise<void>;
}

export async function openRoundRobin(ports: readonly number[]): Promise<RoundRobin> {
  let turn = 0;
  let instead: ((server: number) => void) | undefined;
  const hand = (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: Buffer,
    left: number,
  ) => {
    turn += 1;
    const server = turn % ports.length;
    const { method, url: path, headers } = incoming;
    const to = { host: '127.0.0.1', port: ports[server], method, path, headers, agent: false };
    const sent = request(to, (reply) => {
      const act = instead;
      instead = undefined;
      if (act !== undefined) {
        act(server);
        outgoing.destroy();
        return;
      }
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.on('error', () => outgoing.destroy());
      reply.pipe(outgoing);
    });
    sent.on('error', (error) => {
      const isRefused = 'code' in error && error.code === 'ECONNREFUSED';
      if (isRefused && left > 0) hand(incoming, outgoing, body, left - 1);
      else outgoing.destroy();
    });
    sent.end(body);
  };
  const proxy = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => hand(incoming, outgoing, Buffer.concat(chunks), ports.length - 1));
    incoming.on('error', () => outgoing.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    beforeNextReply: (act) => {
      instead = act;
    },
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((done) => proxy.close(done));
    },
  };
}
