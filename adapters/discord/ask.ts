/** What Discord said, with what its headers tell and the client does not. */
export type Answer =
  | {
      readonly kind: 'said';
      readonly status: number;
      readonly body: unknown;
      readonly date?: number; // epoch ms
    }
  | { readonly kind: 'away'; readonly reason: string };

const TIMEOUT_MS = 10_000;
const API_URL = 'https://discord.com/api';

/** Reads one thing, once: for looking at a token, not for work. */
export async function ask(path: string, token: string, apiUrl = API_URL): Promise<Answer> {
  const url = `${apiUrl.replace(/\/+$/, '').replace(/\/v\d+$/, '')}/v10${path}`;
  try {
    const reply = await fetch(url, {
      headers: { authorization: `Bot ${token}`, 'user-agent': 'DiscordBot (parley, 1)' },
      redirect: 'error', // a token goes nowhere else
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const date = Date.parse(reply.headers.get('date') ?? '');
    const told = Number.isNaN(date) ? {} : { date };
    if (reply.status >= 500) return { kind: 'away', reason: `HTTP ${reply.status}` };
    const body: unknown = await reply.json().catch(() => undefined);
    return { kind: 'said', status: reply.status, body, ...told };
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
