import type { APIMessage, APIUser } from 'discord.js';
import type { Json } from '../json.ts';
import { type Guild, latest, type Message, type Person } from './store.ts';
import type { World } from './world.ts';

/** https://docs.discord.com/developers/resources/user#user-object */
export const userJson = (person: Person): APIUser => ({
  id: person.id,
  username: person.name.toLowerCase().replace(/[^a-z0-9_.]+/g, '_'),
  global_name: person.name,
  discriminator: person.isBot ? '0001' : '0',
  avatar: null,
  ...(person.isBot ? { bot: true } : {}),
});

/** https://docs.discord.com/developers/resources/guild#guild-member-object */
export const memberJson = (guild: Guild, person: Person): Json => ({
  user: userJson(person),
  nick: null,
  avatar: null,
  roles: [],
  joined_at: '2025-01-01T00:00:00.000000+00:00',
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  premium_since: null,
  communication_disabled_until: null,
  ...(guild.members.has(person.id) ? {} : { left: true }),
});

/** https://docs.discord.com/developers/resources/message#message-object */
export function messageJson(world: World, message: Message): APIMessage {
  const version = latest(message);
  const author = world.store.people.get(message.author) ?? world.bot;
  const { interaction } = message;
  return {
    id: message.id,
    channel_id: message.channel.id,
    type: message.interaction?.type === 2 ? 20 : message.replyTo ? 19 : 0,
    author: userJson(author),
    content: version.content,
    timestamp: new Date(message.versions[0]?.at ?? 0).toISOString(),
    edited_timestamp: message.versions.length > 1 ? new Date(version.at).toISOString() : null,
    tts: false,
    mention_everyone: version.pinged.everyone,
    mentions: version.pinged.people.flatMap((id) => {
      const person = world.store.people.get(id);
      return person ? [userJson(person)] : [];
    }),
    mention_roles: [...version.pinged.roles],
    attachments: version.attachments.map(({ attachment }) => attachment),
    embeds: version.embeds,
    components: version.components,
    pinned: false,
    flags: message.flags | (message.loading ? 1 << 7 : 0),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.byApp && interaction
      ? {
          application_id: world.app.id,
          webhook_id: world.app.id,
          interaction_metadata: {
            id: interaction.id,
            type: interaction.type,
            user: userJson(interaction.person),
            authorizing_integration_owners: {},
          } as NonNullable<APIMessage['interaction_metadata']>,
        }
      : {}),
    ...(message.replyTo
      ? {
          message_reference: {
            type: 0,
            channel_id: message.channel.id,
            message_id: message.replyTo,
          },
        }
      : {}),
  };
}
