import type { Installation, webApi } from '@slack/bolt';
import { callFailure } from './call-failure.ts';

export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

export type Refreshed =
  | { readonly kind: 'refreshed'; readonly installation: Installation }
  /** The refresh token works no more. */
  | { readonly kind: 'dead'; readonly reason: string }
  /** The app's own client id or secret is wrong. */
  | { readonly kind: 'misconfigured'; readonly reason: string }
  | { readonly kind: 'away'; readonly reason: string; readonly afterMs: number };

const AWAY_MS = 30_000;
const APPS_FAULT = new Set(['bad_client_secret', 'invalid_client_id', 'invalid_client']);

/** Takes a new token for the refresh token, which is then used up: https://docs.slack.dev/authentication/using-token-rotation */
export async function refresh(
  client: webApi.WebClient,
  { clientId, clientSecret }: OAuthApp,
  installation: Installation,
  now: () => number,
): Promise<Refreshed> {
  const { bot } = installation;
  if (bot?.refreshToken === undefined) return { kind: 'dead', reason: 'no refresh token is kept' };
  const askedAt = now();
  try {
    const given = await client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: bot.refreshToken,
    });
    const { access_token: token, refresh_token: refreshToken, expires_in: life } = given;
    if (token === undefined || refreshToken === undefined || life === undefined) {
      return { kind: 'dead', reason: 'Slack gave no new token' };
    }
    const expiresAt = Math.floor(askedAt / 1000) + life;
    const scopes = given.scope?.split(',') ?? bot.scopes;
    const renewed = { ...bot, token, refreshToken, expiresAt, scopes };
    return { kind: 'refreshed', installation: { ...installation, bot: renewed } };
  } catch (cause) {
    const failure = callFailure(cause);
    if (failure.kind === 'rate-limited') return { ...failure, kind: 'away', reason: 'ratelimited' };
    if (failure.kind === 'away') return { ...failure, afterMs: AWAY_MS };
    const kind = APPS_FAULT.has(failure.error) ? 'misconfigured' : 'dead';
    return { kind, reason: failure.error };
  }
}
