import { z } from 'zod';
import { cloudOf } from './cloud.ts';
import { type Identity, keptCredentials, shortly } from './credentials.ts';
import { MESSAGES_PATH } from './paths.ts';

/** One thing that was looked at, in words for whoever runs Parley. */
export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  readonly mend?: string;
}

export interface ExamineOptions {
  readonly appId: string;
  readonly identity: Identity;
  readonly tenants: readonly [string, ...string[]];
  readonly openIdMetadataUrl?: string;
  readonly authorityUrl?: string;
  /** Where people reach this Parley, without a trailing slash; left out: nowhere but here. */
  readonly publicUrl?: string;
  readonly now: () => number;
}

/** Teams' tokens are taken five minutes before and after their time. */
const CLOCK_MS_MAX = 60_000;
const TIMEOUT_MS = 10_000;

/** Looks at everything between us and Teams: really fetches a token, and writes to nobody. */
export async function examineTeams(options: ExamineOptions): Promise<readonly Check[]> {
  const cloud = cloudOf({ ...options, tenantId: options.tenants[0] });
  const keys = await look(cloud.openIdMetadataUrl);
  return [
    await tokenCheck(options, cloud),
    await keysCheck(keys),
    await endpointCheck(options.publicUrl),
    ...(keys.kind === 'said' && keys.date !== undefined
      ? [clockCheck(keys.date, options.now())]
      : []),
  ];
}

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const MENDS: Readonly<Record<string, string>> = {
  AADSTS7000215:
    'TEAMS_APP_PASSWORD must be the "Value" of a client secret, not its "Secret ID": under "Certificates & secrets" make a new one.',
  AADSTS7000222: 'The client secret has ended: under "Certificates & secrets" make a new one.',
  AADSTS700016: 'TEAMS_APP_ID and TEAMS_TENANT_ID do not belong together: copy both from one page.',
  AADSTS90002: 'There is no such tenant: copy TEAMS_TENANT_ID from the app registration.',
};
const MANAGED_MEND =
  'Is the bot’s managed identity assigned to this machine ("Identity", "User assigned")? TEAMS_APP_ID is its client ID.';
const GET_THROUGH =
  'Does this machine reach Microsoft by HTTPS (a firewall, a proxy)? Are TEAMS_AUTHORITY_URL and TEAMS_OPENID_METADATA_URL right, if they are set?';

async function tokenCheck(
  { appId, identity, now }: ExamineOptions,
  { tokenUrl, channel }: ReturnType<typeof cloudOf>,
): Promise<Check> {
  const what = 'Teams credentials';
  const token = await keptCredentials({ appId, identity, tokenUrl, channel, now }).token();
  const isManaged = identity.kind === 'managed';
  if (token.kind === 'ready') {
    return right(what, `a token by ${isManaged ? 'managed identity' : 'client secret'}`);
  }
  if (token.kind === 'away') {
    return wrong(what, `no answer: ${token.reason}`, isManaged ? MANAGED_MEND : GET_THROUGH);
  }
  const code = /AADSTS\d+/.exec(token.reason)?.[0] ?? '';
  const mend = isManaged ? MANAGED_MEND : (MENDS[code] ?? OTHER_MEND);
  return wrong(what, `Microsoft refuses them: ${token.reason}`, mend);
}

const OTHER_MEND =
  'Compare TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID with the app registration; the code stands in Microsoft’s documentation.';

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keyList = z.object({ keys: z.array(z.object({ kid: z.string() })).min(1) });

async function keysCheck(answer: Looked): Promise<Check> {
  const what = 'Teams keys';
  if (answer.kind === 'away') return wrong(what, `no answer: ${answer.reason}`, GET_THROUGH);
  const found = metadata.safeParse(answer.body).data;
  if (found === undefined) return wrong(what, `it answers with ${answer.status}`, GET_THROUGH);
  const keys = await look(found.jwks_uri);
  const list = keys.kind === 'said' ? keyList.safeParse(keys.body).data : undefined;
  return list === undefined
    ? wrong(what, 'there are none where they should be', GET_THROUGH)
    : right(what, `${list.keys.length} of ${found.issuer}`);
}

/** Posts to ourselves what is none of Teams': whoever refuses it without a word is Parley. */
async function endpointCheck(publicUrl: string | undefined): Promise<Check> {
  const what = 'Teams messaging endpoint';
  if (publicUrl === undefined || !publicUrl.startsWith('https:')) {
    const mend =
      'Teams posts to https addresses only: set PUBLIC_URL to one, behind a proxy that speaks https.';
    return wrong(what, `PUBLIC_URL is ${publicUrl ?? 'not set'}`, mend);
  }
  return answersAt(`${publicUrl}${MESSAGES_PATH}`);
}

/** Whether Parley listens there, told by how it refuses. */
export async function answersAt(url: string): Promise<Check> {
  const what = 'Teams messaging endpoint';
  const answer = await look(url, { method: 'POST', body: '{}', redirect: 'manual' });
  if (answer.kind === 'away') {
    return right(what, `${url} does not answer from here: look again while "parley serve" runs`);
  }
  if (answer.status === 400 && answer.body === undefined) {
    return right(what, `${url} answers as it must, and refuses strangers`);
  }
  const mend =
    answer.status === 404
      ? 'The server there runs without Teams: restart it with these settings.'
      : `Something else answers there, or a proxy in between: let it pass POST ${MESSAGES_PATH} on to Parley unchanged.`;
  return wrong(what, `${url} answers ${answer.status}`, mend);
}

function clockCheck(date: number, now: number): Check {
  const off = Math.abs(date - now);
  const found = `${Math.round(off / 1000)} s from Microsoft’s`;
  const mend =
    'Set this machine by a time server (NTP): beyond 5 minutes everything from Teams is refused.';
  return off <= CLOCK_MS_MAX ? right('Teams clock', found) : wrong('Teams clock', found, mend);
}

type Looked =
  | {
      readonly kind: 'said';
      readonly status: number;
      readonly body: unknown;
      readonly date?: number; // epoch ms
    }
  | { readonly kind: 'away'; readonly reason: string };

async function look(url: string, request: RequestInit = {}): Promise<Looked> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const reply = await fetch(url, { ...request, signal });
    const body: unknown = await reply.json().catch(() => undefined);
    const date = Date.parse(reply.headers.get('date') ?? '');
    return {
      ...{ kind: 'said', status: reply.status, body },
      ...(Number.isNaN(date) ? {} : { date }),
    };
  } catch (cause) {
    return { kind: 'away', reason: shortly(cause) };
  }
}

function right(what: string, found: string): Check {
  return { what, ok: true, found };
}

function wrong(what: string, found: string, mend: string): Check {
  return { what, ok: false, found, mend };
}
