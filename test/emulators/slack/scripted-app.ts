import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { bytesOf } from '../http-bytes.ts';
import { isObject, type Json, parsed } from '../json.ts';

/** One request as the app got it. */
export interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  /** The JSON, the `payload`, or the form. */
  readonly body: Json;
}

/** How the app answers: a status with a body, or never. */
export type Answer =
  | { readonly status?: number; readonly json?: unknown; readonly headers?: Record<string, string> }
  | 'never';

/** An app that answers as it is told and keeps what it got. */
export interface ScriptedApp {
  readonly url: string;
  readonly got: Got[];
  answer: (got: Got) => Answer | Promise<Answer>;
  close(): Promise<void>;
}

export async function scriptedApp(): Promise<ScriptedApp> {
  const got: Got[] = [];
  const app = { got, url: '', answer: (): Answer => ({}) } as Omit<ScriptedApp, 'close'> & {
    url: string;
  };
  const server = createServer((request, response) => {
    const take = async () => {
      const raw = (await bytesOf(request)).toString();
      const one = { headers: request.headers, raw, body: bodyOf(raw) };
      got.push(one);
      const answer = await app.answer(one);
      if (answer === 'never') return;
      response.writeHead(answer.status ?? 200, {
        'content-type': 'application/json',
        ...answer.headers,
      });
      response.end(answer.json === undefined ? '' : JSON.stringify(answer.json));
    };
    take().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return Object.assign(app, { url: `http://127.0.0.1:${port}/slack/events`, close });
}

function bodyOf(raw: string): Json {
  const json = parsed(raw);
  if (isObject(json)) return json;
  const form = new URLSearchParams(raw);
  const payload = parsed(form.get('payload') ?? '');
  return isObject(payload) ? payload : Object.fromEntries(form);
}
