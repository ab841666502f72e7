import type { Json } from '../../json.ts';
import { messageJson } from '../messages.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Channel } from '../store.ts';
import type { Call, Method } from './method.ts';
import { pageOf } from './pages-of.ts';

const FAMILY = { im: 'im', public: 'channels', private: 'groups' } as const;

/** https://docs.slack.dev/reference/objects/conversation-object */
function conversation(call: Call, channel: Channel): Json {
  const common = {
    id: channel.id,
    is_im: channel.kind === 'im',
    is_archived: channel.archived,
    context_team_id: channel.team.id,
  };
  if (channel.kind === 'im') {
    const [user] = channel.members;
    const gone = user !== undefined && call.world.store.person(user)?.deleted === true;
    return { ...common, user, is_user_deleted: gone };
  }
  return {
    ...common,
    name: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_private: channel.kind === 'private',
    is_member: call.isIn(channel),
    num_members: channel.members.size,
  };
}

/** https://docs.slack.dev/reference/methods/conversations.open */
const open: Method = {
  tier: 3,
  scopes: ['im:write'],
  token: 'bot',
  run(call) {
    const given = call.optional('channel');
    if (given !== undefined) return { channel: { id: call.channel(given).id } };
    const ids = call.required('users').split(',');
    if (ids.length > 1) throw new SlackRefusal('method_not_supported_for_channel_type');
    const person = call.person(ids[0] ?? '');
    if (person.deleted) throw new SlackRefusal('user_disabled');
    if (person.isBot) throw new SlackRefusal('cannot_dm_bot');
    const known = call.world.store.directOf(person) !== undefined;
    const channel = call.world.openDirect(person);
    const told = call.flag('return_im') ? conversation(call, channel) : { id: channel.id };
    return { channel: told, ...(known ? { no_op: true, already_open: true } : {}) };
  },
};

/** https://docs.slack.dev/reference/methods/conversations.info */
const info: Method = {
  tier: 3,
  scopes: [],
  token: 'bot',
  run(call) {
    const channel = call.channel(call.required('channel'));
    call.needs(`${FAMILY[channel.kind]}:read`);
    return { channel: conversation(call, channel) };
  },
};

/** https://docs.slack.dev/reference/methods/conversations.list */
const list: Method = {
  tier: 2,
  scopes: [],
  token: 'bot',
  run(call) {
    const wanted = (call.optional('types') ?? 'public_channel').split(',');
    const names = { im: 'im', public: 'public_channel', private: 'private_channel' } as const;
    const known: readonly string[] = [...Object.values(names), 'mpim'];
    if (!wanted.every((type) => known.includes(type))) throw new SlackRefusal('invalid_types');
    for (const kind of ['im', 'public', 'private'] as const) {
      if (wanted.includes(names[kind])) call.needs(`${FAMILY[kind]}:read`);
    }
    const seen = call
      .team()
      .channels.filter((channel) => wanted.includes(names[channel.kind]))
      .filter((channel) => channel.kind !== 'private' || call.isIn(channel))
      .filter(({ archived }) => !archived || !call.flag('exclude_archived'));
    const { page, metadata } = pageOf(call, seen, 100, 1000);
    return { channels: page.map((channel) => conversation(call, channel)), ...metadata };
  },
};

/** https://docs.slack.dev/reference/methods/conversations.history: newest first. */
const history: Method = {
  tier: 3,
  scopes: [],
  token: 'bot',
  run(call) {
    const channel = call.channel(call.required('channel'));
    call.needs(`${FAMILY[channel.kind]}:history`);
    if (!call.isIn(channel)) throw new SlackRefusal('not_in_channel');
    const within = between(call);
    const messages = channel.messages
      .filter(({ deleted, onlyFor, threadTs }) => !deleted && !onlyFor && !threadTs)
      .filter(({ ts }) => within(Number(ts)))
      .reverse();
    const { page, more, metadata } = pageOf(call, messages, 100, 999);
    const withMetadata = call.flag('include_all_metadata');
    const shown = page.map((message) => ({
      ...messageJson(call.world, message),
      ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
    }));
    return { messages: shown, has_more: more, pin_count: 0, ...(more ? metadata : {}) };
  },
};

function between(call: Call): (ts: number) => boolean {
  const edge = (name: string, refusal: string) => {
    const value = call.optional(name);
    if (value === undefined || value === '') return undefined;
    if (!/^\d+(\.\d+)?$/.test(value)) throw new SlackRefusal(refusal);
    return Number(value);
  };
  const oldest = edge('oldest', 'invalid_ts_oldest') ?? Number.NEGATIVE_INFINITY;
  const latest = edge('latest', 'invalid_ts_latest') ?? Number.POSITIVE_INFINITY;
  const inclusive = call.flag('inclusive');
  return (ts) => (ts > oldest && ts < latest) || (inclusive && (ts === oldest || ts === latest));
}

export const conversations: Readonly<Record<string, Method>> = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.list': list,
  'conversations.history': history,
};
