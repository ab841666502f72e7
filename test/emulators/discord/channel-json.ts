import type { Json } from '../json.ts';
import { memberJson, userJson } from './message-json.ts';
import type { Channel, Guild } from './store.ts';
import type { World } from './world.ts';

/** View, send, send in threads, embed, attach, read history, use commands, mention everyone. */
export const CAN_ALL =
  (1n << 10n) |
  (1n << 11n) |
  (1n << 38n) |
  (1n << 14n) |
  (1n << 15n) |
  (1n << 16n) |
  (1n << 31n) |
  (1n << 17n);
const VIEW = 1n << 10n;
const SEND = (1n << 11n) | (1n << 38n);

/** What the bot may do in a channel. */
export function permissionsIn(channel: Channel): bigint {
  // https://docs.discord.com/developers/interactions/receiving-and-responding: what an app may do in direct messages
  if (channel.kind === 'dm') return (1n << 15n) | (1n << 14n) | (1n << 17n) | (1n << 18n);
  if (!channel.canView) return 0n;
  return channel.canSend ? CAN_ALL : CAN_ALL & ~SEND;
}

/** https://docs.discord.com/developers/resources/channel#channel-object */
export function channelJson(world: World, channel: Channel): Json {
  const last_message_id = channel.messages.at(-1)?.id ?? null;
  if (channel.person) {
    return {
      id: channel.id,
      type: 1,
      last_message_id,
      flags: 0,
      recipients: [userJson(channel.person)],
    };
  }
  const denied = (channel.canView ? 0n : VIEW) | (channel.canSend ? 0n : SEND);
  return {
    id: channel.id,
    type: channel.kind === 'thread' ? 11 : 0,
    guild_id: channel.guild?.id,
    name: channel.name,
    position: 0,
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0,
    last_message_id,
    permission_overwrites: denied
      ? [{ id: world.app.id, type: 1, allow: '0', deny: String(denied) }]
      : [],
    ...(channel.kind === 'thread'
      ? {
          thread_metadata: {
            archived: channel.archived,
            locked: false,
            auto_archive_duration: 1440,
            archive_timestamp: world.now(),
          },
        }
      : {}),
  };
}

/** https://docs.discord.com/developers/resources/guild#guild-object */
export function guildJson(world: World, guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: [...guild.members][0] ?? world.app.id,
    icon: null,
    splash: null,
    banner: null,
    description: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [
      { id: guild.id, name: '@everyone', permissions: String(CAN_ALL) },
      ...guild.roles.map(({ id, name }) => ({ id, name, permissions: '0' })),
    ].map((role, position) => ({
      ...role,
      position,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      managed: false,
      mentionable: false,
      flags: 0,
    })),
    preferred_locale: guild.locale,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    vanity_url_code: null,
    application_id: null,
  };
}

/** https://docs.discord.com/developers/events/gateway-events#guild-create */
export function guildCreateJson(world: World, guild: Guild): Json {
  const channels = guild.channels.filter(({ deleted }) => !deleted);
  return {
    ...guildJson(world, guild),
    joined_at: '2025-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: guild.members.size + 1,
    members: [memberJson(guild, world.bot)],
    channels: channels.filter(({ kind }) => kind === 'text').map((one) => channelJson(world, one)),
    threads: channels
      .filter(({ kind, archived }) => kind === 'thread' && !archived)
      .map((one) => channelJson(world, one)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
