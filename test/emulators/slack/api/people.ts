import type { Json } from '../../json.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Person } from '../store.ts';
import type { Call, Method } from './method.ts';
import { pageOf } from './pages-of.ts';

/** https://docs.slack.dev/reference/objects/user-object */
export function personJson(
  person: Person,
  seen: { email: boolean; locale: boolean; at: number },
): Json {
  const { id, name, team, tz, deleted, isBot } = person;
  const zone = tz === undefined ? {} : { tz, tz_label: tz, tz_offset: offsetOf(tz, seen.at) };
  const enterprise = team.enterprise
    ? { enterprise_user: { id, enterprise_id: team.enterprise.id, teams: [team.id] } }
    : {};
  return {
    id,
    team_id: team.id,
    name: name.toLowerCase().replace(/\s+/g, '.'),
    deleted,
    real_name: name,
    ...(deleted ? {} : zone),
    profile: {
      real_name: name,
      display_name: name,
      ...(seen.email && person.email !== undefined ? { email: person.email } : {}),
      team: team.id,
    },
    is_bot: isBot,
    is_app_user: false,
    updated: 0,
    ...(seen.locale ? { locale: person.locale } : {}),
    ...enterprise,
  };
}

/** The seconds by which a zone is ahead of UTC at a time. */
function offsetOf(zone: string, at: number): number {
  const now = new Date(at);
  const local = (timeZone: string) => new Date(now.toLocaleString('en-US', { timeZone })).getTime();
  return Math.round((local(zone) - local('UTC')) / 1000);
}

const shown = (call: Call, person: Person): Json =>
  personJson(person, {
    email: call.token.scopes.includes('users:read.email'),
    locale: call.flag('include_locale'),
    at: call.world.clock(),
  });

const read = { scopes: ['users:read'], token: 'bot' } as const;

/** https://docs.slack.dev/reference/methods/users.info */
const info: Method = {
  tier: 4,
  ...read,
  run: (call) => ({ user: shown(call, call.person(call.required('user'))) }),
};

/** https://docs.slack.dev/reference/methods/users.list */
const list: Method = {
  tier: 2,
  ...read,
  run(call) {
    const { page, metadata } = pageOf(call, call.team().people, 1000, 1000);
    return { members: page.map((person) => shown(call, person)), ...metadata };
  },
};

/** https://docs.slack.dev/reference/methods/users.lookupByEmail: nobody who was deactivated is found. */
const lookupByEmail: Method = {
  tier: 3,
  scopes: ['users:read.email'],
  token: 'bot',
  run(call) {
    const email = call.required('email').toLowerCase();
    const teams = call.token.team
      ? [call.token.team]
      : call.world.workspacesOf(call.token.enterprise);
    const found = teams
      .flatMap(({ people }) => people)
      .find((person) => !person.deleted && person.email?.toLowerCase() === email);
    if (!found) throw new SlackRefusal('users_not_found');
    return { user: shown(call, found) };
  },
};

/** https://docs.slack.dev/reference/methods/bots.info */
const botsInfo: Method = {
  tier: 3,
  ...read,
  run(call) {
    const { token, world } = call;
    const id = call.optional('bot') ?? token.botId;
    if (id !== token.botId) throw new SlackRefusal('bot_not_found');
    const user_id = token.botUser?.id;
    return { bot: { id, deleted: false, name: world.app.name, app_id: world.app.id, user_id } };
  },
};

/** https://docs.slack.dev/reference/methods/team.info */
const teamInfo: Method = {
  tier: 3,
  scopes: ['team:read'],
  token: 'bot',
  run(call) {
    const { id, name, domain, enterprise } = call.team();
    const org = enterprise
      ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name }
      : {};
    return { team: { id, name, domain, email_domain: '', ...org } };
  },
};

export const people: Readonly<Record<string, Method>> = {
  'users.info': info,
  'users.list': list,
  'users.lookupByEmail': lookupByEmail,
  'bots.info': botsInfo,
  'team.info': teamInfo,
};
