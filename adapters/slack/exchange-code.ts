import type { Installation, webApi } from '@slack/bolt';
import { callFailure } from './call-failure.ts';
import { clientFor } from './clients.ts';
import type { OAuthApp } from './refresh.ts';

export type Exchanged =
  | { readonly kind: 'installed'; readonly installation: Installation }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'away'; readonly reason: string };

/**
 * Takes the installation for the code that Slack sent back with the browser: https://docs.slack.dev/reference/methods/oauth.v2.access
 * @param redirectUri the same as on the way there
 */
export async function exchangeCode(
  options: OAuthApp & { readonly apiUrl?: string },
  code: string,
  redirectUri: string,
  now: number,
): Promise<Exchanged> {
  const { clientId, clientSecret, ...at } = options;
  try {
    const given = await clientFor(undefined, at).oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      code,
      redirect_uri: redirectUri,
    });
    if (given.access_token === undefined || given.bot_user_id === undefined) {
      return { kind: 'refused', error: 'no_bot_scopes' };
    }
    const self = await clientFor(given.access_token, at).auth.test();
    return { kind: 'installed', installation: installationOf(given, self, now) };
  } catch (cause) {
    const failure = callFailure(cause);
    if (failure.kind === 'refused') return failure;
    const reason = failure.kind === 'away' ? failure.reason : 'ratelimited';
    return { kind: 'away', reason };
  }
}

/** As Bolt keeps one; a token of a person, which Parley never asks for, is not kept. */
function installationOf(
  given: webApi.OauthV2AccessResponse,
  self: webApi.AuthTestResponse,
  now: number,
): Installation {
  const { team, enterprise, app_id: appId, scope = '', refresh_token: refreshToken } = given;
  const isEnterpriseInstall = given.is_enterprise_install === true;
  const life = given.expires_in;
  return {
    team: isEnterpriseInstall ? undefined : named(team),
    enterprise: named(enterprise),
    user: { token: undefined, scopes: undefined, id: given.authed_user?.id ?? '' },
    tokenType: 'bot',
    isEnterpriseInstall,
    authVersion: 'v2',
    ...(appId === undefined ? {} : { appId }),
    ...(isEnterpriseInstall && self.url !== undefined ? { enterpriseUrl: self.url } : {}),
    bot: {
      token: given.access_token ?? '',
      userId: given.bot_user_id ?? '',
      id: self.bot_id ?? '',
      scopes: scope.split(','),
      ...(refreshToken === undefined || life === undefined
        ? {}
        : { refreshToken, expiresAt: Math.floor(now / 1000) + life }),
    },
  };
}

function named(place: { readonly id?: string; readonly name?: string } | null | undefined) {
  if (place?.id === undefined) return undefined;
  return place.name === undefined ? { id: place.id } : { id: place.id, name: place.name };
}
