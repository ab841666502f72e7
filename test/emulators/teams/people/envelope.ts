import type { Json } from '../../json.ts';
import type { Conversation, Person } from '../store.ts';
import type { World } from '../world.ts';

/** What every activity from Teams has: who, where, when, and in which language and zone. */
export function envelope(
  world: World,
  person: Person,
  conversation: Conversation,
  thread?: string,
): Json {
  return {
    timestamp: world.now(),
    localTimestamp: localTimestamp(world.clock(), person.timeZone),
    localTimezone: person.timeZone,
    channelId: 'msteams',
    serviceUrl: world.serviceUrl(conversation.tenant),
    from: accountJson(person),
    conversation: conversationJson(conversation, thread),
    recipient: botJson(world),
    entities: [clientInfo(person)],
    channelData: channelData(conversation),
    locale: person.locale,
  };
}

export const accountJson = ({ id, name, aadObjectId }: Person): Json => ({ id, name, aadObjectId });

export const botJson = ({ botId, app }: World): Json => ({ id: botId, name: app.name });

export function conversationJson(conversation: Conversation, thread?: string): Json {
  const { id, kind, tenant, name } = conversation;
  const about = { conversationType: kind, tenantId: tenant.id };
  if (kind === 'personal') return { ...about, id };
  const whole = thread === undefined ? id : `${id};messageid=${thread}`;
  return { ...about, isGroup: true, id: whole, ...(kind === 'groupChat' ? { name } : {}) };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-messages: the client that the person writes with. */
const clientInfo = ({ locale, country, timeZone }: Person): Json => ({
  locale,
  country,
  platform: 'Web',
  timezone: timeZone,
  type: 'clientInfo',
});

export function channelData({ tenant, team, id }: Conversation): Json {
  const from = { tenant: { id: tenant.id } };
  if (!team) return from;
  const { id: teamId, name, aadGroupId } = team;
  const inTeam = { id: teamId, name, aadGroupId };
  return { teamsChannelId: id, teamsTeamId: teamId, channel: { id }, team: inTeam, ...from };
}

/** `2026-11-26T09:14:01.000-05:00` */
function localTimestamp(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const offset = /[+-]\d\d:\d\d/.exec(name)?.[0] ?? '+00:00';
  const [hours = 0, minutes = 0] = offset.split(':').map(Number);
  const ms = (Math.abs(hours) * 60 + minutes) * 60_000 * (offset.startsWith('-') ? -1 : 1);
  return new Date(at + ms).toISOString().replace('Z', offset);
}
