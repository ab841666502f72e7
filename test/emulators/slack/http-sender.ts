import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { bytesOf } from '../http-bytes.ts';
import { parsed } from '../json.ts';
import type { Attempt, Mischief, Parcel, Seen } from './parcel.ts';

/** Hands parcels over by signed HTTP requests: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export class HttpSender {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #signingSecret: string;
  readonly #clock: () => number;
  /** How long Slack waits for a reply. */
  patienceMs: number;

  constructor(signingSecret: string, clock: () => number, patienceMs: number) {
    this.#signingSecret = signingSecret;
    this.#clock = clock;
    this.patienceMs = patienceMs;
  }

  /** One attempt. Never rejects: what went wrong is told. */
  async send(url: string, parcel: Parcel, attempt: Attempt, mischief: Mischief): Promise<Seen> {
    const { body, type } = written(parcel);
    const stamp = Math.floor(this.#clock() / 1000) + (mischief.shiftSeconds ?? 0);
    const headers = {
      'content-type': type,
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      accept: '*/*',
      ...(mischief.unsigned ? {} : this.#signature(body, stamp, mischief.wrongSecret === true)),
      ...(attempt.number > 0
        ? {
            'x-slack-retry-num': String(attempt.number),
            'x-slack-retry-reason': attempt.reason ?? 'unknown_error',
          }
        : {}),
    };
    return this.#exchange(url, body, headers);
  }

  #signature(body: string, stamp: number, wrong: boolean): Record<string, string> {
    const key = wrong ? `not ${this.#signingSecret}` : this.#signingSecret;
    const digest = createHmac('sha256', key).update(`v0:${stamp}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': String(stamp), 'x-slack-signature': `v0=${digest}` };
  }

  #exchange(url: string, body: string, headers: Record<string, string>): Promise<Seen> {
    const began = performance.now();
    const since = () => performance.now() - began;
    return new Promise((resolve) => {
      const failed = (reason: 'http_timeout' | 'connection_failed') =>
        resolve({ status: 0, body: undefined, ms: since(), reason });
      const sent = request(url, { method: 'POST', headers, agent: this.#agent });
      const patience = setTimeout(() => {
        failed('http_timeout');
        sent.destroy();
      }, this.patienceMs);
      sent.on('error', () => failed('connection_failed'));
      sent.on('close', () => clearTimeout(patience));
      sent.on('response', (response) => {
        reply(response, since).then(resolve, () => failed('connection_failed'));
      });
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

async function reply(response: IncomingMessage, since: () => number): Promise<Seen> {
  const text = (await bytesOf(response)).toString();
  const status = response.statusCode ?? 0;
  const fine = status >= 200 && status < 300;
  return {
    status,
    body: text === '' ? undefined : (parsed(text) ?? text),
    ms: since(),
    ...(fine ? {} : { reason: 'http_error' as const }),
    ...(response.headers['x-slack-no-retry'] === '1' ? { noRetry: true } : {}),
  };
}

const FORM = 'application/x-www-form-urlencoded';

/** Events are JSON; interactions are a form whose `payload` is JSON; commands are a form. */
function written({ kind, body }: Parcel): { body: string; type: string } {
  if (kind === 'event') return { body: JSON.stringify(body), type: 'application/json' };
  const fields =
    kind === 'interactive'
      ? { payload: JSON.stringify(body) }
      : Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
  return { body: new URLSearchParams(fields).toString(), type: FORM };
}
