import type { Json } from '../../json.ts';
import { slackId } from '../ids.ts';
import type { Enterprise, Person, Token, Workspace } from '../store.ts';
import type { World } from '../world.ts';

/** Whether the app is in a workspace through its organisation. */
const orgWide = (token: Token | undefined): boolean =>
  token !== undefined && token.team === undefined;

/** The outer event: https://docs.slack.dev/apis/events-api/#callback-field */
export function eventBody(world: World, team: Workspace, event: Json, by?: Token): Json {
  const token = by ?? world.installationIn(team);
  const enterprise = team.enterprise?.id ?? null;
  return {
    token: world.app.verificationToken,
    team_id: team.id,
    ...(enterprise ? { enterprise_id: enterprise } : {}),
    context_team_id: team.id,
    context_enterprise_id: enterprise,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: slackId('Ev'),
    event_time: Math.floor(world.clock() / 1000),
    authorizations: token
      ? [
          {
            enterprise_id: enterprise,
            team_id: orgWide(token) ? null : team.id,
            user_id: token.botUser?.id,
            is_bot: true,
            is_enterprise_install: orgWide(token),
          },
        ]
      : [],
    is_ext_shared_channel: false,
    event_context: `4-${slackId('')}`,
  };
}

const enterpriseJson = (enterprise: Enterprise | undefined): Json | null =>
  enterprise ? { id: enterprise.id, name: enterprise.name } : null;

/** What every interaction tells of who and where: https://docs.slack.dev/reference/interaction-payloads */
export function interactionBody(world: World, person: Person, more: Json): Json {
  const { team } = person;
  const username = person.name.toLowerCase().replace(/\s+/g, '.');
  const org = team.enterprise
    ? { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name }
    : {};
  return {
    team: { id: team.id, domain: team.domain, ...org },
    user: { id: person.id, username, name: username, team_id: team.id },
    api_app_id: world.app.id,
    token: world.app.verificationToken,
    trigger_id: world.triggers.give(person),
    enterprise: enterpriseJson(team.enterprise),
    is_enterprise_install: orgWide(world.installationIn(team)),
    ...more,
  };
}

/** The form of a slash command: https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandBody(world: World, person: Person, more: Json): Json {
  const { team } = person;
  const org = team.enterprise
    ? { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name }
    : {};
  return {
    token: world.app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    ...org,
    user_id: person.id,
    user_name: person.name.toLowerCase().replace(/\s+/g, '.'),
    api_app_id: world.app.id,
    is_enterprise_install: String(orgWide(world.installationIn(team))),
    trigger_id: world.triggers.give(person),
    ...more,
  };
}
