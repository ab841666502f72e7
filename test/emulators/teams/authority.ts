import type { IncomingMessage, ServerResponse } from 'node:http';
import { bytesOf } from '../http-bytes.ts';
import type { Json } from '../json.ts';
import { guid, secret } from './ids.ts';
import { publishedKeys } from './keys.ts';
import type { Token } from './store.ts';
import type { World } from './world.ts';

/** For what the connector's tokens are: `AuthenticationConstants.ToChannelFromBotOAuthScope` of botframework-connector. */
export const CONNECTOR_SCOPE = 'https://api.botframework.com';

/** Microsoft Entra and login.botframework.com as far as a bot meets them: tokens for the connector, and the keys of Teams. */
export class Authority {
  readonly #world: World;
  /** The channels that Teams' key may be used for. */
  endorsements: readonly string[] = ['msteams'];
  /** While set, no token is issued and no key is shown. */
  outage: 'cut' | 'http 503' | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Answers one request; false when the path is not the authority's. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const run = this.#routeOf(request, url);
    if (!run) return false;
    if (this.outage === 'cut') {
      response.socket?.destroy();
      return true;
    }
    const { status, body } = this.outage ? { status: 503, body: {} } : await run();
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
    return true;
  }

  #routeOf(request: IncomingMessage, url: URL): (() => Promise<Reply>) | undefined {
    const { origin } = this.#world;
    const asked = `${request.method} ${url.pathname}`;
    if (asked === 'GET /v1/.well-known/openidconfiguration') {
      const jwks_uri = `${origin}/v1/.well-known/keys`;
      return async () => ok({ ...botMetadata, jwks_uri });
    }
    if (asked === 'GET /v1/.well-known/keys') {
      return async () => ok({ keys: await publishedKeys(this.endorsements) });
    }
    if (asked === 'GET /msi/token') return async () => this.#managedIdentity(request, url);
    const tenant = /^POST \/([^/]+)\/oauth2\/v2\.0\/token$/.exec(asked)?.[1];
    if (tenant) return async () => this.#clientCredentials(tenant, await formOf(request));
    const about = /^GET \/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/.exec(asked)?.[1];
    return about ? async () => ok(tenantMetadata(origin, about)) : undefined;
  }

  /** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#get-a-token */
  #clientCredentials(tenant: string, form: URLSearchParams): Reply {
    const { app } = this.#world;
    const of = (name: string) => form.get(name) ?? '';
    if (of('grant_type') !== 'client_credentials') {
      return refusedBy('unsupported_grant_type', 70003, 'The app requested an unsupported grant');
    }
    if (of('scope').replace(/\/\.default$/, '') !== CONNECTOR_SCOPE) {
      return refusedBy('invalid_scope', 70011, `The provided value for scope is not valid`);
    }
    if (![app.tenantId, 'botframework.com'].includes(tenant)) {
      return refusedBy('invalid_request', 90002, `Tenant '${tenant}' not found.`);
    }
    if (of('client_id') !== app.id) {
      const words = `Application with identifier '${of('client_id')}' was not found in the directory`;
      return refusedBy('unauthorized_client', 700016, words);
    }
    if (of('client_secret') !== app.password) {
      return refusedBy('invalid_client', 7000215, 'Invalid client secret provided.', 401);
    }
    return ok(issuedJson(this.#issue(tenant, 'secret'), this.#world.tokenLifeS));
  }

  /** https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference */
  #managedIdentity(request: IncomingMessage, url: URL): Reply {
    const asked = request.headers['x-identity-header'] ?? request.headers['metadata'];
    const fits =
      asked !== undefined &&
      url.searchParams.get('resource') === CONNECTOR_SCOPE &&
      url.searchParams.get('client_id') === this.#world.app.id;
    if (!fits)
      return { status: 400, body: { statusCode: 400, message: 'No User Assigned Identity found' } };
    const token = this.#issue(this.#world.app.tenantId, 'managed identity');
    const { access_token, token_type } = issuedJson(token, this.#world.tokenLifeS);
    const expires_on = String(Math.floor(token.expiresAt / 1000));
    return ok({ access_token, token_type, expires_on, resource: CONNECTOR_SCOPE });
  }

  #issue(tenant: string, by: Token['by']): Token {
    const expiresAt = this.#world.clock() + this.#world.tokenLifeS * 1_000;
    const token: Token = { value: `eyJ.${secret(60)}`, tenant, by, expiresAt, uses: 0 };
    this.#world.store.tokens.push(token);
    this.#world.changed();
    return token;
  }
}

interface Reply {
  readonly status: number;
  readonly body: Json;
}

const ok = (body: Json): Reply => ({ status: 200, body });

const issuedJson = (token: Token, lifeS: number) => ({
  token_type: 'Bearer',
  expires_in: lifeS,
  ext_expires_in: lifeS,
  access_token: token.value,
});

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#error-response */
const refusedBy = (error: string, code: number, words: string, status = 400): Reply => ({
  status,
  body: {
    error,
    error_description: `AADSTS${code}: ${words}`,
    error_codes: [code],
    trace_id: guid(),
    correlation_id: guid(),
  },
});

const formOf = async (request: IncomingMessage): Promise<URLSearchParams> =>
  new URLSearchParams((await bytesOf(request)).toString());

const botMetadata = {
  issuer: CONNECTOR_SCOPE,
  authorization_endpoint: 'https://invalid.botframework.com/',
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
};

const tenantMetadata = (origin: string, tenant: string): Json => ({
  token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
  authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
  jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
  issuer: `${origin}/${tenant}/v2.0`,
});
