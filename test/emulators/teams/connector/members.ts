import type { Json } from '../../json.ts';
import { refused } from '../refusal.ts';
import type { Conversation, Person } from '../store.ts';
import { isInstalledIn } from '../world.ts';
import { type Call, type Route, route } from './call.ts';

const AT = '/v3/conversations/:conversation';

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context: Teams says `objectId`, too. It names no language. */
const memberJson = (person: Person): Json => {
  const [givenName = '', ...rest] = person.name.split(' ');
  return {
    id: person.id,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: person.userPrincipalName,
    tenantId: person.tenant.id,
    userRole: 'user',
  };
};

/** Who is in a conversation: the bot must be in it. A team's id is its general channel's. */
function readable(call: Call): Conversation {
  const conversation = call.conversation();
  if (!isInstalledIn(conversation)) throw refused.notInRoster();
  return conversation;
}

export const members: readonly Route[] = [
  route(`GET ${AT}/members`, 'read', (call) => ({
    status: 200,
    body: [...readable(call).members].map(memberJson),
  })),
  route(`GET ${AT}/members/:member`, 'read', (call) => {
    const person = call.world.store.person(call.param('member'));
    if (!person || !readable(call).members.has(person)) throw refused.memberNotFound();
    return { status: 200, body: memberJson(person) };
  }),
  route(`GET ${AT}/pagedmembers`, 'read', (call) => {
    const all = [...readable(call).members];
    const size = Math.min(500, Math.max(50, Number(call.query.get('pageSize') ?? 200)));
    const from = Number(call.query.get('continuationToken') ?? 0);
    const more = from + size < all.length ? { continuationToken: String(from + size) } : {};
    const page = all.slice(from, from + size).map(memberJson);
    return { status: 200, body: { members: page, ...more } };
  }),
  route('GET /v3/teams/:team', 'read', (call) => {
    const team = call.world.store.team(call.param('team'));
    if (!team) throw refused.teamNotFound();
    if (!team.installed) throw refused.notInRoster();
    const { id, name, aadGroupId, tenant } = team;
    const counts = { channelCount: team.channels.length, memberCount: team.members.size };
    const body = { id, name, aadGroupId, tenantId: tenant.id, type: 'standard', ...counts };
    return { status: 200, body };
  }),
  route('GET /v3/teams/:team/conversations', 'read', (call) => {
    const team = call.world.store.team(call.param('team'));
    if (!team) throw refused.teamNotFound();
    if (!team.installed) throw refused.notInRoster();
    // The general channel has no name here: clients say it in the reader's language.
    const list = team.channels.map(({ id, name }) => (id === team.id ? { id } : { id, name }));
    return { status: 200, body: { conversations: list } };
  }),
];
