/** What Slack said, with what its headers tell and Bolt's client does not. */
export type Answer =
  | {
      readonly kind: 'said';
      /** Slack's word for why not; undefined: it did. */
      readonly error?: string;
      readonly fields: Readonly<Record<string, unknown>>;
      /** The scopes that the token has. */
      readonly scopes: readonly string[];
      readonly date?: number; // epoch ms
    }
  | { readonly kind: 'away'; readonly reason: string };

const TIMEOUT_MS = 10_000;

/** Calls one method without arguments, once: for looking at a token, not for work. */
export async function ask(method: string, token: string, apiUrl: string): Promise<Answer> {
  const url = new URL(method, apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`);
  try {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error', // a token goes nowhere else
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!reply.ok) return { kind: 'away', reason: `HTTP ${reply.status}` };
    const fields = (await reply.json()) as Readonly<Record<string, unknown>>;
    const date = Date.parse(reply.headers.get('date') ?? '');
    return {
      kind: 'said',
      fields,
      scopes: (reply.headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim()),
      ...(fields['ok'] === true ? {} : { error: String(fields['error']) }),
      ...(Number.isNaN(date) ? {} : { date }),
    };
  } catch (cause) {
    return { kind: 'away', reason: shortly(cause) };
  }
}

/** A code, without an address: it may hold a proxy's password. */
function shortly(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no reply';
  const { cause: beneath, name } = cause;
  return beneath instanceof Error && 'code' in beneath ? String(beneath.code) : name;
}
