import type { IncomingMessage, ServerResponse } from 'node:http';
import { bytesOf } from '../../http-bytes.ts';
import { parsed } from '../../json.ts';
import type { ConnectorFault, ConnectorFaults } from '../faults.ts';
import type { Limits } from '../limits.ts';
import { ConnectorRefusal, refused } from '../refusal.ts';
import type { ConnectorCall } from '../store.ts';
import type { World } from '../world.ts';
import { activities } from './activities.ts';
import { Call, type Reply, type Route } from './call.ts';
import { conversations } from './conversations.ts';
import { members } from './members.ts';

const ROUTES = [...conversations, ...activities, ...members];

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The Bot Connector's REST interface at the wire: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
export class Connector {
  readonly #world: World;
  readonly #faults: ConnectorFaults;
  readonly #limits: Limits;

  constructor(world: World, faults: ConnectorFaults, limits: Limits) {
    this.#world = world;
    this.#faults = faults;
    this.#limits = limits;
  }

  /** Answers one request, or lets it fail as a test has planned. `/emea/<tenant>` goes before the path. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const [, , tenant = ''] = url.pathname.split('/');
    const parts = url.pathname.slice(`/emea/${tenant}`.length).split('/').map(decodeURIComponent);
    const path = parts.join('/');
    const found = find(request.method ?? 'GET', parts);
    const body = parsed((await bytesOf(request)).toString());
    const call = this.#note(request, found, path, body);
    const fault = this.#faults.take(call.route, `/${tenant}${path}`);
    if (!(await failsBefore(fault, call, response))) {
      const reply = this.#perform(call, tenant, found, url.searchParams);
      if (!failsAfter(fault, call, response)) send(call, response, reply);
    }
    this.#world.changed();
  }

  #note(
    request: IncomingMessage,
    found: Found | undefined,
    path: string,
    body: unknown,
  ): ConnectorCall {
    const call: ConnectorCall = {
      route: found?.route.name ?? `${request.method} ${path}`,
      path,
      body,
      at: this.#world.clock(),
      token: /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1],
      outcome: 'begun',
      code: undefined,
    };
    this.#world.store.calls.push(call);
    this.#world.changed();
    return call;
  }

  #perform(
    call: ConnectorCall,
    tenant: string,
    found: Found | undefined,
    query: URLSearchParams,
  ): Reply | ConnectorRefusal {
    try {
      this.#checkToken(call.token);
      if (!found) throw refused.notFound();
      this.#checkLimits(found, tenant, call.body);
      return found.route.run(
        new Call(this.#world, { params: found.params, query, body: call.body }),
      );
    } catch (error) {
      if (error instanceof ConnectorRefusal) return error;
      throw error;
    }
  }

  /** The authority's token, on every call. */
  #checkToken(value: string | undefined): void {
    const token = this.#world.store.tokens.find((one) => one.value === value);
    if (!token || token.expiresAt <= this.#world.clock()) throw refused.unauthorized();
    token.uses += 1;
  }

  #checkLimits({ route, params }: Found, tenant: string, body: unknown): void {
    const thread = params['conversation'] ?? params['team'] ?? JSON.stringify(body);
    const wait = this.#limits.take('tenant', tenant) ?? this.#limits.take(route.limit, thread);
    if (wait !== undefined) throw refused.throttled(wait);
  }
}

/** The route of a path, by its parts. */
function find(method: string, parts: readonly string[]): Found | undefined {
  for (const route of ROUTES) {
    const [verb, pattern = ''] = route.name.split(' ');
    const names = pattern.split('/');
    if (verb !== method || names.length !== parts.length) continue;
    const params = names.flatMap((name, i) =>
      name.startsWith(':') ? [[name.slice(1), parts[i] ?? '']] : [],
    );
    const fits = names.every((name, i) => name.startsWith(':') || name === parts[i]);
    if (fits) return { route, params: Object.fromEntries(params) };
  }
  return undefined;
}

function send(
  call: ConnectorCall,
  response: ServerResponse,
  reply: Reply | ConnectorRefusal,
): true {
  call.outcome = reply.status;
  const refusal = reply instanceof ConnectorRefusal ? reply : undefined;
  call.code = refusal?.code;
  const type = { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(reply.status, { ...type, ...refusal?.headers });
  response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
  return true;
}

/** Whether the call ends here, without an effect. */
async function failsBefore(
  fault: ConnectorFault | undefined,
  call: ConnectorCall,
  response: ServerResponse,
): Promise<boolean> {
  if (!fault) return false;
  if ('slowMs' in fault) await new Promise((done) => setTimeout(done, fault.slowMs).unref());
  if ('retryAfter' in fault) return send(call, response, refused.throttled(fault.retryAfter));
  if ('refuse' in fault) return send(call, response, refused[fault.refuse]());
  if ('http' in fault && fault.effect !== 'after') return trouble(fault, call, response);
  if ('cut' in fault && fault.cut === 'before') return cut(call, response);
  return 'silent' in fault && fault.silent === 'before' && silent(call);
}

/** Whether the caller is left without the reply, though there was an effect. */
function failsAfter(
  fault: ConnectorFault | undefined,
  call: ConnectorCall,
  response: ServerResponse,
): boolean {
  if (!fault) return false;
  if ('http' in fault) return trouble(fault, call, response);
  if ('cut' in fault) return cut(call, response);
  return 'silent' in fault && silent(call);
}

function trouble(
  { http, html }: { readonly http: number; readonly html?: true },
  call: ConnectorCall,
  response: ServerResponse,
): true {
  if (!html) return send(call, response, refused.serviceError(http));
  call.outcome = http;
  response.writeHead(http, { 'content-type': 'text/html' });
  response.end('<html><body><h2>Our services are not available right now</h2></body></html>');
  return true;
}

function cut(call: ConnectorCall, response: ServerResponse): true {
  call.outcome = 'cut';
  response.socket?.destroy();
  return true;
}

/** The connection stays open and nothing comes: until the caller loses patience or the emulator closes. */
function silent(call: ConnectorCall): true {
  call.outcome = 'silent';
  return true;
}
