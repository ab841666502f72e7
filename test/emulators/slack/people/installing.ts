import type { AuthorizePage, Consent } from '../authorize-page.ts';

/** How an installation ended, as the browser saw it. */
export interface Installed {
  readonly status: number;
  readonly page: string;
  /** Every address that the browser visited. */
  readonly visited: string[];
}

/** Walks from the app's install page over Slack's consent back to the app, keeping the cookies that the app sets. */
export async function install(
  installUrl: string,
  slack: AuthorizePage,
  consent: Consent,
): Promise<Installed> {
  const cookies = new Map<string, string>();
  const first = await visit(installUrl, cookies);
  const authorize = new URL(first.location ?? linkIn(first.page));
  const decided = slack.decide(authorize, consent);
  const visited = [installUrl, authorize.toString()];
  if ('refused' in decided) return { status: 400, page: decided.refused, visited };
  const last = await visit(decided.location, cookies);
  return { status: last.status, page: last.page, visited: [...visited, decided.location] };
}

async function visit(
  url: string,
  cookies: Map<string, string>,
): Promise<{ status: number; page: string; location: string | undefined }> {
  const sent = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, {
    redirect: 'manual',
    headers: sent ? { cookie: sent } : {},
  });
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = line.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
    cookies.set(name, value);
  }
  const location = response.headers.get('location') ?? undefined;
  return { status: response.status, page: await response.text(), location };
}

/** The "Add to Slack" link of an install page. */
function linkIn(page: string): string {
  const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? '');
  const found = links.find((link) => link.includes('/oauth/v2/authorize'));
  if (!found) throw new Error('the install page has no link to Slack');
  return found.replaceAll('&amp;', '&');
}
