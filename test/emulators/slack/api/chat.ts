import type { Json } from '../../json.ts';
import { contentOf, messageEvent, messageJson, post, versionOf } from '../messages.ts';
import { metadataOf } from '../metadata.ts';
import { SlackRefusal } from '../refusal.ts';
import { type Channel, latest, type Message } from '../store.ts';
import type { Call, Method } from './method.ts';

const write = { scopes: ['chat:write'], token: 'bot' } as const;

/** A channel to which the app may post: by its id, or a person's for the direct conversation. */
function target(call: Call): Channel {
  const id = call.required('channel');
  const channel = /^[UW]/.test(id) ? directWith(call, id) : call.channel(id);
  if (channel.archived) throw new SlackRefusal('is_archived');
  const open = channel.kind === 'public' && call.token.scopes.includes('chat:write.public');
  if (!call.isIn(channel) && !open) throw new SlackRefusal('not_in_channel');
  refuseDeactivated(call, channel);
  return channel;
}

function directWith(call: Call, id: string): Channel {
  const person = call.world.store.person(id);
  if (!person || !call.world.reaches(call.token, person.team)) {
    throw new SlackRefusal('channel_not_found');
  }
  return call.world.openDirect(person);
}

/** Whoever left the workspace reads nothing any more. */
function refuseDeactivated(call: Call, channel: Channel): void {
  if (channel.kind !== 'im') return;
  const gone = [...channel.members].some((id) => call.world.store.person(id)?.deleted);
  if (gone) throw new SlackRefusal('user_disabled');
}

function contentArgs(call: Call): Json {
  return { text: call.optional('text'), blocks: call.json('blocks') };
}

/** A reply stands under a message that is there. */
function thread(call: Call, channel: Channel): { threadTs?: string } {
  const ts = call.optional('thread_ts');
  if (ts === undefined) return {};
  if (!call.world.messageAt(channel, ts)) throw new SlackRefusal('thread_not_found');
  return { threadTs: ts };
}

/** The app's own message that the call names. */
function own(call: Call, refusal: string): Message {
  const channel = call.channel(call.required('channel'));
  if (channel.archived) throw new SlackRefusal('is_inactive');
  const message = call.world.messageAt(channel, call.required('ts'));
  if (!message || message.onlyFor) throw new SlackRefusal('message_not_found');
  if (!message.byApp) throw new SlackRefusal(refusal);
  return message;
}

const shown = (call: Call, message: Message): Json => ({
  ...messageJson(call.world, message),
  ...(message.metadata ? { metadata: message.metadata } : {}),
});

/** https://docs.slack.dev/reference/methods/chat.postMessage */
const postMessage: Method = {
  tier: 'posting',
  ...write,
  run(call) {
    const channel = target(call);
    const content = contentOf(call.world, contentArgs(call));
    const metadata = metadataOf(call.json('metadata'));
    const full = call.optional('parse') === 'full' || call.flag('link_names');
    const message = post(call.world, channel, content, {
      ...thread(call, channel),
      metadata,
      full,
    });
    return { channel: channel.id, ts: message.ts, message: shown(call, message) };
  },
};

/** https://docs.slack.dev/reference/methods/chat.update: what is not given stays. */
const update: Method = {
  tier: 3,
  ...write,
  run(call) {
    const message = own(call, 'cant_update_message');
    const before = latest(message);
    const content = contentOf(call.world, contentArgs(call), before);
    const metadata = call.json('metadata');
    const previous = messageJson(call.world, message);
    if (metadata !== undefined) message.metadata = metadataOf(metadata);
    const full = call.optional('parse') === 'full' || call.flag('link_names');
    message.versions.push(versionOf(call.world, message.channel, content, full));
    const { channel, ts } = message;
    const now = messageJson(call.world, message);
    call.world.echo(channel.team, {
      ...messageEvent(call.world, message),
      subtype: 'message_changed',
      message: now,
      previous_message: previous,
    });
    return { channel: channel.id, ts, text: content.text, message: shown(call, message) };
  },
};

/** https://docs.slack.dev/reference/methods/chat.postEphemeral */
const postEphemeral: Method = {
  tier: 4,
  ...write,
  run(call) {
    const channel = target(call);
    const person = call.person(call.required('user'));
    if (!channel.members.has(person.id)) throw new SlackRefusal('user_not_in_channel');
    const content = contentOf(call.world, contentArgs(call));
    const message = post(call.world, channel, content, { onlyFor: person.id });
    return { message_ts: message.ts };
  },
};

/** https://docs.slack.dev/reference/methods/chat.delete */
const remove: Method = {
  tier: 3,
  ...write,
  run(call) {
    const message = own(call, 'cant_delete_message');
    message.deleted = true;
    return { channel: message.channel.id, ts: message.ts };
  },
};

/** https://docs.slack.dev/reference/methods/chat.getPermalink */
const getPermalink: Method = {
  tier: 'free',
  scopes: [],
  token: 'bot',
  run(call) {
    const channel = call.channel(call.required('channel'));
    const ts = call.required('message_ts');
    if (!call.world.messageAt(channel, ts)) throw new SlackRefusal('message_not_found');
    const place = `${channel.team.domain}.slack.com/archives/${channel.id}`;
    return { channel: channel.id, permalink: `https://${place}/p${ts.replace('.', '')}` };
  },
};

export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.postEphemeral': postEphemeral,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
