import { createHmac, randomUUID } from 'node:crypto';
import { type Answer, ask } from './ask.ts';
import { EVENTS_PATH, SLACK_API_URL } from './paths.ts';
import { missingScopes } from './scopes.ts';
import type { Tokens } from './tokens.ts';

/** One thing that was looked at, in words for whoever runs Parley. */
export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  readonly mend?: string;
}

export interface ExamineOptions {
  readonly tokens: Tokens;
  /** The token of the one workspace; left out: many by OAuth. */
  readonly botToken?: string;
  readonly signingSecret?: string;
  readonly appToken?: string;
  readonly apiUrl?: string;
  /** Where people reach this Parley, without a trailing slash; left out: nowhere but here. */
  readonly publicUrl?: string;
  readonly now: () => number;
}

const CLOCK_MS_MAX = 60_000;
const REINSTALL =
  'In the app’s settings at https://api.slack.com/apps: "Install App", then copy the new "Bot User OAuth Token" to SLACK_BOT_TOKEN.';
const GET_THROUGH =
  'Does this machine reach https://slack.com by HTTPS (a firewall, a proxy)? Is SLACK_API_URL right, if it is set?';

/** Looks at everything between us and Slack. It writes to nobody. */
export async function examineSlack(options: ExamineOptions): Promise<readonly Check[]> {
  const { botToken, appToken, publicUrl } = options;
  const { checks, date } =
    botToken === undefined ? await manyTokens(options) : await oneToken(options, botToken);
  return [
    ...checks,
    ...(date === undefined ? [] : [clockCheck(date, options.now())]),
    ...(appToken === undefined ? [] : [await socketCheck(options, appToken)]),
    ...(botToken === undefined ? [redirectCheck(publicUrl)] : []),
    ...(appToken === undefined ? [await eventsCheck(options)] : []),
  ];
}

interface Looked {
  readonly checks: readonly Check[];
  /** When Slack says that it is, epoch ms. */
  readonly date?: number | undefined;
}

async function oneToken(options: ExamineOptions, token: string): Promise<Looked> {
  const answer = await ask('auth.test', token, options.apiUrl ?? SLACK_API_URL);
  const what = 'Slack token';
  if (answer.kind === 'away') return { checks: [wrong(what, awayWords(answer), GET_THROUGH)] };
  const { date } = answer;
  if (answer.error !== undefined) {
    return { checks: [wrong(what, `Slack refuses it: ${answer.error}`, REINSTALL)], date };
  }
  const { user, team } = answer.fields;
  const found = `the bot ${String(user)} in ${String(team)}`;
  return { checks: [right(what, found), scopeCheck(missingScopes(answer.scopes))], date };
}

async function manyTokens({ tokens, apiUrl = SLACK_API_URL }: ExamineOptions): Promise<Looked> {
  const tenants = await tokens.tenants();
  const troubles: string[] = [];
  const lacking = new Set<string>();
  let date: number | undefined;
  for (const { tenant, name } of tenants) {
    const called = name === undefined ? tenant : `${name} (${tenant})`;
    const held = await tokens.of(tenant);
    if (held.kind === 'absent') continue; // it left just now
    if (held.kind !== 'ready') {
      troubles.push(`${called}: ${held.reason}`);
      continue;
    }
    const answer = await ask('auth.test', held.bot.token, apiUrl);
    if (answer.kind === 'away') troubles.push(`${called}: ${awayWords(answer)}`);
    else if (answer.error !== undefined) troubles.push(`${called}: ${answer.error}`);
    else for (const scope of missingScopes(answer.scopes)) lacking.add(scope);
    date = answer.kind === 'away' ? date : answer.date;
  }
  const what = 'Slack workspaces';
  const counted = `${tenants.length} ${tenants.length === 1 ? 'has' : 'have'} installed Parley`;
  if (troubles.length > 0) {
    const mend =
      'Ask an administrator of each to add Parley again at /slack/install. For a reason of the network: try again later.';
    const found = `${counted}; no way in for ${troubles.length}: ${troubles.join('; ')}`;
    return { checks: [wrong(what, found, mend)], date };
  }
  return { checks: [right(what, counted), scopeCheck([...lacking])], date };
}

function scopeCheck(missing: readonly string[]): Check {
  const what = 'Slack scopes';
  if (missing.length === 0) return right(what, 'all that Parley needs');
  return wrong(
    what,
    `missing: ${missing.join(', ')}`,
    'Paste the manifest anew ("parley slack manifest", then "App Manifest" in the app’s settings), and install the app again in the workspace.',
  );
}

function clockCheck(date: number, now: number): Check {
  const off = Math.abs(date - now);
  const found = `${Math.round(off / 1000)} s from Slack’s`;
  return off <= CLOCK_MS_MAX
    ? right('Slack clock', found)
    : wrong(
        'Slack clock',
        found,
        'Set this machine by a time server (NTP): beyond 5 minutes every request from Slack is refused.',
      );
}

const SOCKET_MENDS: Readonly<Record<string, string>> = {
  missing_scope: 'Give the app-level token the scope connections:write.',
  not_allowed_token_type: 'SLACK_APP_TOKEN is the app-level token, which begins with xapp-.',
};

async function socketCheck(
  { apiUrl = SLACK_API_URL }: ExamineOptions,
  appToken: string,
): Promise<Check> {
  const what = 'Slack Socket Mode';
  const answer = await ask('apps.connections.open', appToken, apiUrl);
  if (answer.kind === 'away') return wrong(what, awayWords(answer), GET_THROUGH);
  if (answer.error === undefined) return right(what, 'Slack offers a connection');
  const mend =
    SOCKET_MENDS[answer.error] ??
    'In the app’s settings: is "Socket Mode" on? Make a new app-level token with connections:write under "Basic Information" and copy it to SLACK_APP_TOKEN.';
  return wrong(what, `Slack refuses SLACK_APP_TOKEN: ${answer.error}`, mend);
}

function redirectCheck(publicUrl: string | undefined): Check {
  const what = 'Slack installation page';
  if (publicUrl?.startsWith('https:')) return right(what, `${publicUrl}/slack/install`);
  return wrong(
    what,
    `PUBLIC_URL is ${publicUrl ?? 'not set'}`,
    'Slack sends installers back to https addresses only: set PUBLIC_URL to one, behind a proxy that speaks https.',
  );
}

/** Posts to ourselves what Slack posts when the address is entered there, so that a wrong secret or proxy shows before. */
async function eventsCheck(options: ExamineOptions): Promise<Check> {
  const { publicUrl, signingSecret = '', now } = options;
  const what = 'Slack events';
  if (!publicUrl?.startsWith('https:')) {
    const found = `PUBLIC_URL is ${publicUrl ?? 'not set'}, and there is no SLACK_APP_TOKEN`;
    return wrong(
      what,
      found,
      'Slack posts to https addresses only: set PUBLIC_URL to one; or use Socket Mode (SLACK_APP_TOKEN), which needs none.',
    );
  }
  return answersChallenge(`${publicUrl}${EVENTS_PATH}`, signingSecret, now());
}

const CHALLENGE_MS_MAX = 3000; // Slack waits no longer

/** Whether a signed challenge comes back, as https://docs.slack.dev/reference/events/url_verification wants it. */
export async function answersChallenge(
  url: string,
  signingSecret: string,
  now: number,
): Promise<Check> {
  const what = 'Slack events';
  const challenge = randomUUID();
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const stamp = String(Math.floor(now / 1000));
  const signed = createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${signed}`,
  };
  const signal = AbortSignal.timeout(CHALLENGE_MS_MAX);
  const reply = await fetch(url, {
    method: 'POST',
    headers,
    body,
    signal,
    redirect: 'manual',
  }).catch(() => undefined);
  if (reply === undefined) {
    return right(what, `${url} does not answer from here: look again while "parley serve" runs`);
  }
  const text = await reply.text().catch(() => '');
  if (reply.ok && text.includes(challenge)) return right(what, `${url} answers as Slack wants it`);
  return wrong(what, `${url} answers ${reply.status}`, challengeMend(reply.status));
}

function challengeMend(status: number): string {
  if (status === 401) {
    return 'The server there has another SLACK_SIGNING_SECRET, another clock, or a proxy that changes bodies. Restart it with these settings.';
  }
  if (status === 404) return 'The server there runs without Slack: restart it with these settings.';
  return `Something else answers there, or a proxy in between: let it pass POST ${EVENTS_PATH} on to Parley unchanged.`;
}

function awayWords({ reason }: Extract<Answer, { kind: 'away' }>): string {
  return `Slack does not answer (${reason})`;
}

function right(what: string, found: string): Check {
  return { what, ok: true, found };
}

function wrong(what: string, found: string, mend: string): Check {
  return { what, ok: false, found, mend };
}
