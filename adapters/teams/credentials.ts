import { z } from 'zod';

/** A token for the connector, or why there is none. */
export type Token =
  | { readonly kind: 'ready'; readonly value: string }
  /** Microsoft says no: the registration, its secret or its tenant is wrong. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'away'; readonly reason: string };

export interface Credentials {
  token(): Promise<Token>;
  /** It was not taken: the next one is asked for anew. */
  forget(value: string): void;
}

/** The secret of the registration, or the identity that Azure gives the machine. */
export type Identity =
  | { readonly kind: 'secret'; readonly secret: string }
  | {
      readonly kind: 'managed';
      /** Where App Service and Container Apps give tokens (IDENTITY_ENDPOINT, IDENTITY_HEADER); left out: a virtual machine. */
      readonly endpoint?: { readonly url: string; readonly header: string };
    };

export interface CredentialsOptions {
  readonly appId: string;
  readonly identity: Identity;
  readonly tokenUrl: string;
  /** What the token is for. */
  readonly channel: string;
  readonly timeoutMs?: number;
  readonly now: () => number;
}

const TIMEOUT_MS = 5_000;
/** A token is renewed so long before it ends: requests that are under way still need it. */
const SPARE_MS = 5 * 60_000;
/** https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token */
const MACHINE_URL = 'http://169.254.169.254/metadata/identity/oauth2/token';

/**
 * Tokens by one request each, kept for as long as they are good. Microsoft's own library wants https even on this machine, waits without
 * a limit, and tries again by itself: docs/decisions/0020.
 */
export function keptCredentials(options: CredentialsOptions): Credentials {
  let held: { readonly value: string; readonly until: number } | undefined;
  let asking: Promise<Token> | undefined;
  const ask = async (): Promise<Token> => {
    const issued = await issue(options);
    if (issued.kind !== 'ready') return issued;
    held = { value: issued.value, until: options.now() + issued.lifeMs - SPARE_MS };
    return { kind: 'ready', value: issued.value };
  };
  return {
    token: async () => {
      if (held !== undefined && held.until > options.now()) {
        return { kind: 'ready', value: held.value };
      }
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    forget: (value) => {
      if (held?.value === value) held = undefined;
    },
  };
}

const issuedToken = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().optional(), // seconds
  expires_on: z.coerce.number().optional(), // seconds since 1970
});

const refusedToken = z.object({ error: z.string(), error_codes: z.array(z.number()).optional() });

type Issued = Exclude<Token, { kind: 'ready' }> | Fresh;
interface Fresh {
  readonly kind: 'ready';
  readonly value: string;
  readonly lifeMs: number;
}

async function issue(options: CredentialsOptions): Promise<Issued> {
  const { timeoutMs = TIMEOUT_MS, now } = options;
  try {
    const { url, ...request } = requestOf(options);
    const reply = await fetch(url, {
      ...request,
      redirect: 'error', // a secret goes nowhere else
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await reply.json().catch(() => undefined);
    if (reply.ok) return fresh(body, now());
    if (reply.status === 429 || reply.status >= 500) return away(`HTTP ${reply.status}`);
    return { kind: 'refused', reason: reasonIn(body, reply.status) };
  } catch (cause) {
    return away(shortly(cause));
  }
}

function requestOf({ appId, identity, tokenUrl, channel }: CredentialsOptions): RequestInit & {
  readonly url: string;
} {
  if (identity.kind === 'secret') {
    // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#get-a-token
    const body = new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: appId, client_secret: identity.secret },
      scope: `${channel}/.default`,
    });
    return { url: tokenUrl, method: 'POST', body };
  }
  const { endpoint } = identity;
  const version = endpoint === undefined ? '2018-02-01' : '2019-08-01';
  const query = new URLSearchParams({
    'api-version': version,
    resource: channel,
    client_id: appId,
  });
  // https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
  return endpoint === undefined
    ? { url: `${MACHINE_URL}?${query}`, headers: { metadata: 'true' } }
    : { url: `${endpoint.url}?${query}`, headers: { 'x-identity-header': endpoint.header } };
}

function fresh(body: unknown, now: number): Issued {
  const read = issuedToken.safeParse(body).data;
  if (read === undefined) return away('no token in the answer');
  const { access_token: value, expires_in, expires_on } = read;
  const lifeMs = expires_in !== undefined ? expires_in * 1000 : (expires_on ?? 0) * 1000 - now;
  return { kind: 'ready', value, lifeMs };
}

/** Microsoft's code, "AADSTS7000215": what it means stands in its documentation. Its sentences are not for our logs. */
function reasonIn(body: unknown, status: number): string {
  const read = refusedToken.safeParse(body).data;
  if (read === undefined) return `HTTP ${status}`;
  const [code] = read.error_codes ?? [];
  return code === undefined ? read.error : `${read.error} (AADSTS${code})`;
}

function away(reason: string): Issued {
  return { kind: 'away', reason };
}

/** A code, without an address: it may hold a proxy's password. */
export function shortly(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no reply';
  const { cause: beneath, name } = cause;
  return beneath instanceof Error && 'code' in beneath ? String(beneath.code) : name;
}
