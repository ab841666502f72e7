import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '../../json.ts';
import type { RestFault, RestFaults } from '../faults.ts';
import { type Body, bodyOf } from '../http-body.ts';
import type { Limits, Verdict } from '../limits.ts';
import { DiscordRefusal, refused } from '../refusal.ts';
import type { RestCall } from '../store.ts';
import type { World } from '../world.ts';
import { Call, type Reply, type Route } from './call.ts';
import { callbacks } from './callbacks.ts';
import { commands } from './commands.ts';
import { followUps } from './follow-ups.ts';
import { messages } from './messages.ts';
import { places } from './places.ts';

const ROUTES: readonly Route[] = [...places, ...messages, ...commands, ...callbacks, ...followUps];

/** Where the interface begins: https://docs.discord.com/developers/reference#api-versioning */
export const BASE = '/api/v10';

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Discord's REST interface at the wire. */
export class RestApi {
  readonly #world: World;
  readonly #faults: RestFaults;
  readonly #limits: Limits;

  constructor(world: World, faults: RestFaults, limits: Limits) {
    this.#world = world;
    this.#faults = faults;
    this.#limits = limits;
  }

  /** Answers one request, or lets it fail as a test has planned. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = url.pathname.slice(BASE.length);
    const found = find(request.method ?? 'GET', path);
    const body = await bodyOf(request).catch(asRefusal);
    const call = this.#note(found, request.method ?? 'GET', path, body);
    const fault = this.#faults.take(call.route, path);
    if (await this.#failsBefore(fault, call, response)) return;
    const answered = await this.#perform(request, url, found, body);
    if (failsAfter(fault, call, response)) return;
    this.#send(call, response, answered);
  }

  #note(
    found: Found | undefined,
    method: string,
    path: string,
    body: Body | DiscordRefusal,
  ): RestCall {
    const call: RestCall = {
      route: found?.route.name ?? `${method} ${path}`,
      path,
      body: body instanceof DiscordRefusal ? undefined : body.json,
      at: this.#world.clock(),
      outcome: 'begun',
      code: undefined,
    };
    this.#world.store.calls.push(call);
    return call;
  }

  async #perform(
    request: IncomingMessage,
    url: URL,
    found: Found | undefined,
    body: Body | DiscordRefusal,
  ): Promise<Answered> {
    let headers: Record<string, string> = {};
    try {
      if (!found) throw refused.notFound();
      this.#checkToken(found.route, request.headers.authorization);
      const verdict = this.#limits.take(found.route, found.params);
      headers = verdict.headers;
      if (verdict.wait !== undefined) return limited(verdict);
      if (body instanceof DiscordRefusal) throw body;
      const given = { ...body, params: found.params, query: url.searchParams };
      const reply = await found.route.run(new Call(this.#world, given));
      return { reply, headers };
    } catch (error) {
      const refusal = asRefusal(error);
      return { reply: { status: refusal.status, body: refusal.body }, headers };
    }
  }

  /** https://docs.discord.com/developers/reference#authentication */
  #checkToken({ token }: Route, given: string | undefined): void {
    const right = given === `Bot ${this.#world.app.token}`;
    if (token === 'bot' && !right) throw refused.unauthorized();
  }

  async #failsBefore(
    fault: RestFault | undefined,
    call: RestCall,
    response: ServerResponse,
  ): Promise<boolean> {
    if (!fault) return false;
    if ('slowMs' in fault) {
      await new Promise((done) => setTimeout(done, fault.slowMs).unref());
      return false;
    }
    if ('retryAfter' in fault) {
      const { retryAfter: wait, scope = 'user' } = fault;
      this.#send(call, response, limited({ wait, scope, headers: {} }));
      return true;
    }
    if ('code' in fault) {
      const { status, code, message } = fault;
      this.#send(call, response, { reply: { status, body: { message, code } }, headers: {} });
      return true;
    }
    if ('http' in fault) return fault.effect === 'after' ? false : http(fault.http, call, response);
    if ('cut' in fault) return fault.cut === 'before' && cut(call, response);
    return fault.silent === 'before' && silent(call);
  }

  #send(call: RestCall, response: ServerResponse, { reply, headers }: Answered): void {
    const { body } = reply;
    const status = reply.status ?? 204;
    call.outcome = status;
    const code = (body as Json | undefined)?.['code'];
    if (status >= 400 && typeof code === 'number') call.code = code;
    this.#limits.count(status, headers['x-ratelimit-scope']);
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(status, { ...type, ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }
}

interface Answered {
  readonly reply: Reply;
  readonly headers: Record<string, string>;
}

/** https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit */
function limited({ wait = 1, scope = 'user', headers }: Verdict): Answered {
  const global = scope === 'global';
  return {
    reply: {
      status: 429,
      body: {
        message: `${scope === 'shared' ? 'The resource is' : 'You are'} being rate limited.`,
        retry_after: wait,
        global,
      },
    },
    headers: {
      ...headers,
      'retry-after': String(wait < 1 ? wait : Math.ceil(wait)),
      'x-ratelimit-scope': scope,
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}

/** The route of a path; a fixed word goes before a parameter. */
function find(method: string, path: string): Found | undefined {
  const parts = path.split('/');
  const fits = (route: Route): Found | undefined => {
    const [verb, pattern = ''] = route.name.split(' ');
    const names = pattern.split('/');
    if (verb !== method || names.length !== parts.length) return undefined;
    const params: Record<string, string> = {};
    for (const [i, name] of names.entries()) {
      const part = decodeURIComponent(parts[i] ?? '');
      if (name.startsWith(':')) params[name.slice(1)] = part;
      else if (name !== part) return undefined;
    }
    return { route, params };
  };
  for (const route of ROUTES) {
    const found = fits(route);
    if (found) return found;
  }
  return undefined;
}

function asRefusal(error: unknown): DiscordRefusal {
  if (error instanceof DiscordRefusal) return error;
  throw error;
}

/** Whether the caller is left without the answer, though there was an effect. */
function failsAfter(
  fault: RestFault | undefined,
  call: RestCall,
  response: ServerResponse,
): boolean {
  if (!fault) return false;
  if ('http' in fault) return http(fault.http, call, response);
  if ('cut' in fault) return cut(call, response);
  return 'silent' in fault && silent(call);
}

function http(status: number, call: RestCall, response: ServerResponse): true {
  call.outcome = status;
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end('<html><body>error</body></html>');
  return true;
}

function cut(call: RestCall, response: ServerResponse): true {
  call.outcome = 'cut';
  response.socket?.destroy();
  return true;
}

/** The connection stays open and nothing comes: until the caller loses patience or the emulator closes. */
function silent(call: RestCall): true {
  call.outcome = 'silent';
  return true;
}
