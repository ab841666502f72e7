import type { Json } from '../../json.ts';
import { secret } from '../ids.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Token } from '../store.ts';
import { TOKEN_LIFE_S, type World } from '../world.ts';
import type { Call, Method } from './method.ts';

/** https://docs.slack.dev/authentication/installing-with-oauth: a code lives ten minutes and is used once. */
const CODE_LIFE_MS = 600_000;

/** https://docs.slack.dev/reference/methods/oauth.v2.access */
const access: Method = {
  tier: 4,
  scopes: [],
  token: 'none',
  run(call) {
    const { clientId, clientSecret } = call.world.app;
    if (call.required('client_id') !== clientId) throw new SlackRefusal('invalid_client_id');
    if (call.required('client_secret') !== clientSecret) {
      throw new SlackRefusal('bad_client_secret');
    }
    const kind = call.optional('grant_type') ?? 'authorization_code';
    if (kind === 'refresh_token') return refresh(call);
    if (kind !== 'authorization_code') throw new SlackRefusal('invalid_grant_type');
    return exchange(call);
  },
};

function exchange(call: Call): Json {
  const { world } = call;
  const grant = world.grants.get(call.required('code'));
  if (!grant) throw new SlackRefusal('invalid_code');
  if (grant.used) throw new SlackRefusal('code_already_used');
  if (world.clock() - grant.at > CODE_LIFE_MS) throw new SlackRefusal('invalid_code');
  if ((call.optional('redirect_uri') ?? '') !== (grant.redirectUri ?? '')) {
    throw new SlackRefusal('bad_redirect_uri');
  }
  grant.used = true;
  const { team } = grant.person;
  const where = grant.orgWide && team.enterprise ? { enterprise: team.enterprise } : { team };
  const token = world.issue(where, grant.scopes, world.app.rotatesTokens);
  return { ...installation(world, token), authed_user: { id: grant.person.id } };
}

/** A refresh token works once; what it gave goes on with another: using-token-rotation. */
function refresh(call: Call): Json {
  const { world } = call;
  const known = world.refreshTokens.get(call.required('refresh_token'));
  if (!known || known.used || known.token.dead) throw new SlackRefusal('invalid_refresh_token');
  known.used = true;
  const { team, enterprise, scopes } = known.token;
  const where = { ...(team ? { team } : {}), ...(enterprise ? { enterprise } : {}) };
  return installation(world, world.issue(where, scopes, true));
}

function installation(world: World, token: Token): Json {
  const rotation: Json = {};
  if (token.expiresAt !== undefined) {
    const refreshToken = `xoxe-1-${secret(24)}`;
    world.refreshTokens.set(refreshToken, { token, used: false });
    rotation['refresh_token'] = refreshToken;
    rotation['expires_in'] = TOKEN_LIFE_S;
  }
  const enterprise = token.enterprise ?? token.team?.enterprise;
  return {
    app_id: world.app.id,
    scope: token.scopes.join(','),
    token_type: 'bot',
    access_token: token.value,
    bot_user_id: token.botUser?.id,
    team: token.team ? { id: token.team.id, name: token.team.name } : null,
    enterprise: enterprise ? { id: enterprise.id, name: enterprise.name } : null,
    is_enterprise_install: token.team === undefined,
    ...rotation,
  };
}

export const oauth: Readonly<Record<string, Method>> = { 'oauth.v2.access': access };
