import type { Received, WebhookReply, WebhookRequest } from '../../src/platform/adapter.ts';
import type { Vault } from '../../src/platform/vault.ts';
import { exchangeCode } from './exchange-code.ts';
import { showPage } from './install-page.ts';
import { installStates, STATE_S, StateRefused, sameText } from './install-state.ts';
import { installedPage, TROUBLE, type Trouble, troubleOf } from './install-words.ts';
import { installationsIn, tenantOf } from './installations.ts';
import { INSTALL_PATH, REDIRECT_PATH, SLACK_API_URL } from './paths.ts';
import type { OAuthApp } from './refresh.ts';
import { SCOPE_NAMES } from './scopes.ts';

export interface InstallPagesOptions extends OAuthApp {
  readonly vault: Vault;
  readonly stateSecret: string;
  readonly apiUrl?: string;
  /** Where people reach this Parley, without a trailing slash. */
  readonly publicUrl: string;
  /** A workspace was installed (anew): what is cached of it is old. */
  installed(tenant: string): void;
}

/** The pages by which a workspace adds Parley. Undefined: the request is for something else. */
export type InstallPages = (request: WebhookRequest) => Promise<Received | undefined>;

/** OAuth 2.0 with Slack: https://docs.slack.dev/authentication/installing-with-oauth */
export function installPages(options: InstallPagesOptions): InstallPages {
  return async (request) => {
    if (request.method !== 'GET') return undefined;
    if (request.path === INSTALL_PATH) return begin(options, request);
    if (request.path === REDIRECT_PATH) return end(options, request);
    return undefined;
  };
}

/** What those addresses say where there is nothing to install. */
export const noInstallPages: InstallPages = async ({ method, path }) =>
  method === 'GET' && (path === INSTALL_PATH || path === REDIRECT_PATH)
    ? refusedWith('one-workspace', 'this Parley serves one workspace')
    : undefined;

/** Sends the browser to Slack, with a state that only it can bring back. */
async function begin(
  options: InstallPagesOptions,
  { receivedAt }: WebhookRequest,
): Promise<Received> {
  const redirectUri = redirectUriOf(options);
  const states = installStates(options.vault, options.stateSecret);
  const wanted = { scopes: [...SCOPE_NAMES], redirectUri };
  const state = await states.generateStateParam(wanted, new Date(receivedAt));
  const url = new URL('/oauth/v2/authorize', slackOrigin(options));
  url.searchParams.set('client_id', options.clientId);
  url.searchParams.set('scope', SCOPE_NAMES.join(','));
  url.searchParams.set('redirect_uri', redirectUri);
  url.searchParams.set('state', state);
  const headers = {
    location: url.href,
    'set-cookie': cookie(options, state, STATE_S),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  };
  return accepted({ status: 302, headers, body: '' });
}

/** The browser is back: takes the installation for the code, and keeps it. */
async function end(options: InstallPagesOptions, request: WebhookRequest): Promise<Received> {
  const forgotten = { 'set-cookie': cookie(options, '', 0) };
  const trouble = (which: Trouble, reason: string) => refusedWith(which, reason, forgotten);
  const { error, code, state } = request.query;
  if (error === 'access_denied') return trouble('denied', 'the permission was not given');
  if (error !== undefined) return trouble('misconfigured', `Slack says ${plain(error)}`);
  if (!code || !state) return trouble('incomplete', 'a code or a state is missing');
  const mine = readCookie(options, request.headers['cookie']);
  if (mine === undefined || !sameText(mine, state)) {
    return trouble('other-browser', 'the state is not this browser’s');
  }
  const refused = await stateTrouble(options, state, request.receivedAt);
  if (refused !== undefined) return trouble(refused, `the state is ${refused}`);
  const { receivedAt } = request;
  const given = await exchangeCode(options, code, redirectUriOf(options), receivedAt);
  if (given.kind === 'away') return trouble('away', `Slack is away: ${given.reason}`);
  if (given.kind === 'refused') {
    return trouble(troubleOf(given.error), `Slack refused the code: ${given.error}`);
  }
  const { installation } = given;
  await installationsIn(options.vault, () => receivedAt).storeInstallation(installation);
  options.installed(tenantOf(installation));
  return accepted(showPage(installedPage(installation, slackOrigin(options)), forgotten));
}

async function stateTrouble(
  { vault, stateSecret }: InstallPagesOptions,
  state: string,
  at: number,
): Promise<Trouble | undefined> {
  try {
    await installStates(vault, stateSecret).verifyStateParam(new Date(at), state);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof StateRefused)) throw cause;
    return cause.why === 'forged' ? 'other-browser' : cause.why;
  }
}

function accepted(reply: WebhookReply): Received {
  return { kind: 'accepted', events: [], reply: async () => reply };
}

function refusedWith(
  which: Trouble,
  reason: string,
  headers: WebhookReply['headers'] = {},
): Received {
  return { kind: 'rejected', reason, reply: showPage(TROUBLE[which], headers) };
}

function redirectUriOf({ publicUrl }: InstallPagesOptions): string {
  return `${publicUrl}${REDIRECT_PATH}`;
}

/** Slack's pages are where its API is. */
function slackOrigin({ apiUrl = SLACK_API_URL }: { readonly apiUrl?: string }): string {
  return new URL(apiUrl).origin;
}

/** A word for the log that came from an address: anybody may have written it. */
function plain(word: string): string {
  return word.replaceAll(/[^\w.-]/g, '?').slice(0, 50);
}

/** With https no other site of the domain can set it (`__Host-`). Lax: it comes along when Slack sends the browser back. */
function cookie({ publicUrl }: InstallPagesOptions, value: string, seconds: number): string {
  const parts = [`${cookieName(publicUrl)}=${value}`, 'Path=/', `Max-Age=${seconds}`];
  const secure = publicUrl.startsWith('https:') ? ['Secure'] : [];
  return [...parts, 'HttpOnly', 'SameSite=Lax', ...secure].join('; ');
}

function readCookie({ publicUrl }: InstallPagesOptions, header = ''): string | undefined {
  const name = `${cookieName(publicUrl)}=`;
  const found = header.split(';').find((part) => part.trim().startsWith(name));
  return found?.trim().slice(name.length);
}

function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-parley-slack' : 'parley-slack';
}
