import type { Json } from '../../json.ts';
import type { Seen } from '../parcel.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Token } from '../store.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';

/** https://docs.slack.dev/reference/methods/api.test */
const apiTest: Method = {
  tier: 'free',
  scopes: [],
  token: 'none',
  run(call) {
    const error = call.optional('error');
    if (error) throw new SlackRefusal(error, { args: call.args });
    return { args: call.args };
  },
};

/** https://docs.slack.dev/reference/methods/auth.test */
const authTest: Method = {
  tier: 'free',
  scopes: [],
  token: 'bot',
  run({ token, world }) {
    const team = token.team ?? world.workspacesOf(token.enterprise)[0];
    const enterprise = token.enterprise ?? token.team?.enterprise;
    const orgWide = token.team === undefined;
    return {
      url: `https://${orgWide ? `${team?.domain}.enterprise` : team?.domain}.slack.com/`,
      team: orgWide ? enterprise?.name : team?.name,
      user: token.botUser?.name,
      team_id: orgWide ? enterprise?.id : team?.id,
      user_id: token.botUser?.id,
      bot_id: token.botId,
      ...(enterprise ? { enterprise_id: enterprise.id } : {}),
      is_enterprise_install: orgWide,
    };
  },
};

/** https://docs.slack.dev/reference/methods/auth.revoke */
const revoke: Method = {
  tier: 3,
  scopes: [],
  token: 'bot',
  run(call) {
    if (!call.flag('test')) call.token.dead = 'token_revoked';
    return { revoked: !call.flag('test') };
  },
};

/** https://docs.slack.dev/reference/methods/apps.uninstall */
const uninstall: Method = {
  tier: 1,
  scopes: [],
  token: 'bot',
  run(call) {
    const { clientId, clientSecret } = call.world.app;
    if (call.required('client_id') !== clientId) throw new SlackRefusal('invalid_client_id');
    if (call.required('client_secret') !== clientSecret) {
      throw new SlackRefusal('bad_client_secret');
    }
    endInstallation(call.world, call.token).catch(() => undefined); // the app hears of it when it hears
    return {};
  },
};

/** Ends every token of the installation to which one belongs, and tells the app. */
export async function endInstallation(world: World, token: Token): Promise<Seen[]> {
  const team = token.team ?? world.workspacesOf(token.enterprise)[0];
  for (const other of world.store.tokens) {
    const same = other.team === token.team && other.enterprise?.id === token.enterprise?.id;
    if (other.kind === 'bot' && same) other.dead ??= 'account_inactive';
  }
  return team ? world.uninstalled(team, token) : [];
}

/** https://docs.slack.dev/reference/methods/apps.connections.open */
const openConnection: Method = {
  tier: 1,
  scopes: ['connections:write'],
  token: 'app',
  run: (call): Json => ({ url: call.world.socketUrl() }),
};

export const auth: Readonly<Record<string, Method>> = {
  'api.test': apiTest,
  'auth.test': authTest,
  'auth.revoke': revoke,
  'apps.uninstall': uninstall,
  'apps.connections.open': openConnection,
};
