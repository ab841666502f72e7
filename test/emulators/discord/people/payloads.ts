import type { Json } from '../../json.ts';
import { channelJson, permissionsIn } from '../channel-json.ts';
import { memberJson, messageJson, userJson } from '../message-json.ts';
import type { Channel, Message, Person } from '../store.ts';
import type { World } from '../world.ts';

/** An interaction as it goes to the app: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
export function interactionPayload(
  world: World,
  given: {
    readonly id: string;
    readonly token: string;
    readonly type: number;
    readonly person: Person;
    readonly channel: Channel;
    readonly message?: Message | undefined;
    readonly data: Json;
  },
): Json {
  const { person, channel, message } = given;
  const { guild } = channel;
  const user = userJson(person);
  return {
    id: given.id,
    application_id: world.app.id,
    type: given.type,
    data: given.data,
    token: given.token,
    version: 1,
    channel_id: channel.id,
    channel: {
      ...channelJson(world, channel),
      ...(guild ? { permissions: String(permissionsIn(channel)) } : {}),
    },
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: { ...memberJson(guild, person), permissions: String(1n << 31n) },
        }
      : { user }),
    ...(message ? { message: messageJson(world, message) } : {}),
    app_permissions: String(permissionsIn(channel)),
    locale: person.locale,
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: ownersOf(person, channel),
    context: guild ? 0 : 1,
    attachment_size_limit: 10_485_760,
  };
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object */
function ownersOf(person: Person, { guild }: Channel): Record<string, string> {
  return {
    ...(!guild || guild.installed ? { 0: guild?.id ?? '0' } : {}),
    ...(person.installed ? { 1: person.id } : {}),
  };
}
