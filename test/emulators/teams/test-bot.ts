import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Application, TeamsAdapter, type TurnState } from '@microsoft/teams-ai';
import { bytesOf } from '../http-bytes.ts';
import { objectOf, parsed, textOf } from '../json.ts';
import { openServer, originOf } from '../local-server.ts';
import { CONNECTOR_SCOPE } from './authority.ts';
import type { TeamsEmulator } from './emulator.ts';

/** A bot on Microsoft's own client, with its authentication switched on. */
export interface TestBot {
  readonly app: Application<TurnState>;
  readonly adapter: TeamsAdapter;
  readonly appId: string;
  close(): Promise<void>;
}

type Factory = NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>;
type Credentials = Awaited<ReturnType<Factory['createCredentials']>>;

/** Credentials that ask the authority over plain http, which MSAL refuses to do. */
class EmulatedCredentials implements Factory {
  readonly #teams: TeamsEmulator;
  #token: string | undefined;

  constructor(teams: TeamsEmulator) {
    this.#teams = teams;
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#teams.app.id;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  async createCredentials(): Promise<Credentials> {
    return {
      signRequest: async (request) => {
        this.#token ??= await this.#fetched();
        request.headers.set('authorization', `Bearer ${this.#token}`);
        return request;
      },
    };
  }

  async #fetched(): Promise<string> {
    const { app, authorityUrl } = this.#teams;
    const response = await fetch(`${authorityUrl}/${app.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: app.id,
        client_secret: app.password,
        scope: `${CONNECTOR_SCOPE}/.default`,
      }),
    });
    return textOf(objectOf(await response.json())['access_token']);
  }
}

/** Starts the bot and connects it. Errors of its handlers become HTTP 500. */
export async function openTestBot(teams: TeamsEmulator): Promise<TestBot> {
  const { app: registration, authorityUrl, openIdMetadataUrl } = teams;
  const config = {
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: CONNECTOR_SCOPE,
    ToChannelFromBotLoginUrl: `${authorityUrl}/${registration.tenantId}`,
    ToChannelFromBotOAuthScope: CONNECTOR_SCOPE,
    OAuthUrl: CONNECTOR_SCOPE,
    CallerId: 'urn:botframework:azure',
  };
  const adapter = new TeamsAdapter(config, new EmulatedCredentials(teams));
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  const app = new Application({ adapter, botAppId: registration.id, startTypingTimer: false });
  const server = await openServer((request, response) => answer(adapter, app, request, response));
  teams.connect({ messagesUrl: `${originOf(server)}/api/messages` });
  return { app, adapter, appId: registration.id, close: () => close(server) };
}

/** The SDK wants Express's request and response. */
async function answer(
  adapter: TeamsAdapter,
  app: Application<TurnState>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = objectOf(parsed((await bytesOf(request)).toString()));
  const { method = 'POST', headers } = request;
  const end = (text?: string) => response.end(text);
  const answered = {
    socket: response.socket,
    status: (code: number) => {
      response.statusCode = code;
    },
    header: (name: string, value: string) => response.setHeader(name, value),
    send: (value: unknown) =>
      response.write(typeof value === 'string' ? value : JSON.stringify(value)),
    end,
  };
  await adapter.process({ method, headers, body }, answered, async (context) => {
    await app.run(context);
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
}
