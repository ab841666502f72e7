import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Json, textOf } from '../json.ts';
import { auth } from './api/auth.ts';
import { chat } from './api/chat.ts';
import { conversations } from './api/conversations.ts';
import { files } from './api/files.ts';
import { Call, type Method } from './api/method.ts';
import { oauth } from './api/oauth.ts';
import { people } from './api/people.ts';
import { views } from './api/views.ts';
import type { ApiFault, ApiFaults } from './faults.ts';
import { argumentsOf } from './http-body.ts';
import type { Limits } from './limits.ts';
import { SlackRefusal } from './refusal.ts';
import type { ApiCall, Token } from './store.ts';
import type { World } from './world.ts';

const METHODS: Readonly<Record<string, Method>> = {
  ...auth,
  ...chat,
  ...conversations,
  ...files,
  ...oauth,
  ...people,
  ...views,
};

/** The Web API at the wire: https://docs.slack.dev/apis/web-api */
export class WebApi {
  readonly #world: World;
  readonly #faults: ApiFaults;
  readonly #limits: Limits;

  constructor(world: World, faults: ApiFaults, limits: Limits) {
    this.#world = world;
    this.#faults = faults;
    this.#limits = limits;
  }

  /** Answers one call, or lets it fail as a test has planned. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = url.pathname.slice('/api/'.length);
    const args = await argumentsOf(request, url).catch((error: unknown) => asRefusal(error));
    if (args instanceof SlackRefusal) return refuse(response, args);
    const token = bearer(request) ?? (textOf(args['token']) || basicSecretOf(request, args));
    const call = this.#note(method, args, token);
    const fault = this.#faults.take({
      method,
      channel: textOf(args['channel']) || undefined,
      token: call.token,
      team: call.team,
    });
    if (await failsBefore(fault, call, response)) return;
    const { status, body, headers } = await this.#perform(call, args);
    call.outcome = body['ok'] === true ? 'ok' : textOf(body['error']);
    if (failsAfter(fault, call, response)) return;
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(body));
  }

  #note(method: string, args: Json, token: string | undefined): ApiCall {
    const known = this.#world.store.tokens.find(({ value }) => value === token);
    const team = known?.team?.id ?? (textOf(args['team_id']) || undefined);
    const at = this.#world.clock();
    const call: ApiCall = { method, args, team, token: token || undefined, at, outcome: 'begun' };
    this.#world.store.calls.push(call);
    return call;
  }

  async #perform(call: ApiCall, args: Json): Promise<Reply> {
    const method = METHODS[call.method];
    if (!method) return { status: 200, body: { ok: false, error: 'unknown_method' } };
    const known = this.#world.store.tokens.find(({ value }) => value === call.token);
    const headers: Record<string, string> = {
      ...(known ? { 'x-oauth-scopes': known.scopes.join(',') } : {}),
      ...(method.scopes.length ? { 'x-accepted-oauth-scopes': method.scopes.join(',') } : {}),
    };
    try {
      const token = method.token === 'none' ? known : this.#checked(method, call.token, known);
      const place = known?.team?.id ?? known?.enterprise?.id ?? '';
      const wait = this.#limits.wait(method.tier, call.method, place, textOf(args['channel']));
      if (wait !== undefined) return limited(wait);
      const asked = new Call(this.#world, args, token);
      for (const scope of method.token === 'bot' ? method.scopes : []) asked.needs(scope);
      return { status: 200, body: { ok: true, ...(await method.run(asked)) }, headers };
    } catch (error) {
      const { code, details } = asRefusal(error);
      return { status: 200, body: { ok: false, error: code, ...details }, headers };
    }
  }

  /** https://docs.slack.dev/reference/methods/auth.test, its errors */
  #checked(method: Method, given: string | undefined, token: Token | undefined): Token {
    if (!given) throw new SlackRefusal('not_authed');
    if (!token) throw new SlackRefusal('invalid_auth');
    if (token.dead) throw new SlackRefusal(token.dead);
    if (token.team?.deleted) throw new SlackRefusal('account_inactive');
    if (token.expiresAt !== undefined && token.expiresAt <= this.#world.clock()) {
      throw new SlackRefusal('token_expired');
    }
    if (method.token !== token.kind) throw new SlackRefusal('not_allowed_token_type');
    return token;
  }
}

interface Reply {
  readonly status: number;
  readonly body: Json;
  readonly headers?: Record<string, string>;
}

const limited = (seconds: number): Reply => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': String(seconds) },
});

function asRefusal(error: unknown): SlackRefusal {
  if (error instanceof SlackRefusal) return error;
  throw error;
}

function refuse(response: ServerResponse, refusal: SlackRefusal): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ ok: false, error: refusal.code, ...refusal.details }));
}

const bearer = (request: IncomingMessage): string | undefined =>
  /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];

/** The client's id and secret may come by Basic authentication: oauth.v2.access. They become arguments; there is no token. */
function basicSecretOf(request: IncomingMessage, args: Json): undefined {
  const given = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!given) return undefined;
  const [id, secret] = Buffer.from(given, 'base64').toString().split(':', 2);
  args['client_id'] ??= id;
  args['client_secret'] ??= secret;
  return undefined;
}

/** Whether the call ends here, without an effect. */
async function failsBefore(
  fault: ApiFault | undefined,
  call: ApiCall,
  response: ServerResponse,
): Promise<boolean> {
  if (!fault) return false;
  if ('slowMs' in fault) await new Promise((done) => setTimeout(done, fault.slowMs).unref());
  if ('retryAfter' in fault) return send(call, response, limited(fault.retryAfter));
  if ('error' in fault) {
    const body = { ok: false, error: fault.error, ...fault.details };
    return send(call, response, { status: 200, body });
  }
  if ('http' in fault && fault.effect !== 'after') return http(fault.http, call, response);
  if ('cut' in fault && fault.cut === 'before') return cut(call, response);
  if ('silent' in fault && fault.silent === 'before') return silent(call);
  return false;
}

/** Whether the caller is left without the reply, though there was an effect. */
function failsAfter(fault: ApiFault | undefined, call: ApiCall, response: ServerResponse): boolean {
  if (!fault) return false;
  if ('http' in fault) return http(fault.http, call, response);
  if ('cut' in fault) return cut(call, response);
  if ('silent' in fault) return silent(call);
  return false;
}

function send(call: ApiCall, response: ServerResponse, reply: Reply): true {
  call.outcome = textOf(reply.body['error']);
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
  response.end(JSON.stringify(reply.body));
  return true;
}

function http(status: number, call: ApiCall, response: ServerResponse): true {
  call.outcome = `http ${status}`;
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end('<html><body>Server Error</body></html>');
  return true;
}

function cut(call: ApiCall, response: ServerResponse): true {
  call.outcome = 'cut';
  response.socket?.destroy();
  return true;
}

/** The connection stays open and nothing comes: until the caller loses patience or the emulator closes. */
function silent(call: ApiCall): true {
  call.outcome = 'silent';
  return true;
}
