import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { openServer, originOf } from '../local-server.ts';

/** What came, as another system sees it. */
export interface Told {
  readonly id: string;
  readonly timestamp: number; // seconds
  readonly signature: string;
  readonly body: string;
  readonly path: string;
}

export type Reply = (response: ServerResponse) => void;

const taken: Reply = (response) => response.writeHead(204).end();

/** Somebody else's endpoint: keeps what comes, and answers what it is told to answer next. */
export async function openReceiver() {
  const told: Told[] = [];
  const replies: Reply[] = [];
  const server = await openServer(async (request, response) => {
    told.push(read(request, await bodyOf(request)));
    (replies.shift() ?? taken)(response);
  });
  return {
    told,
    /** Answers of the next requests; then everything is taken. */
    replies,
    url: `${originOf(server)}/parley?of=records`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

export const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(code, headers).end('what it says is not read');

/** Never answers. */
export const silence: Reply = () => undefined;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function read({ headers, url = '', method }: IncomingMessage, body: string): Told {
  if (method !== 'POST' || headers['content-type'] !== 'application/json') {
    throw new Error(`${method} ${headers['content-type']}`);
  }
  return {
    id: String(headers['webhook-id']),
    timestamp: Number(headers['webhook-timestamp']),
    signature: String(headers['webhook-signature']),
    ...{ body, path: url },
  };
}

const TOLERANCE_S = 300;

/** As the Standard Webhooks specification has a receiver verify, written apart from what signs. */
export function verifies(one: Told, secret: string, nowMs: number): boolean {
  const [kind, key = ''] = secret.split('_');
  if (kind !== 'whsec') throw new Error('no secret of a webhook');
  if (Math.abs(nowMs / 1000 - one.timestamp) > TOLERANCE_S) return false;
  const content = [one.id, one.timestamp, one.body].join('.');
  const wanted = createHmac('sha256', Buffer.from(key, 'base64')).update(content, 'utf8').digest();
  return one.signature.split(' ').some((signature) => {
    const [version, encoded = ''] = signature.split(',');
    const given = Buffer.from(encoded, 'base64');
    return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
