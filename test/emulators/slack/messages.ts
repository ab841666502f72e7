import type { types } from '@slack/bolt';
import { isObject, type Json, listOf, onWire, textOf } from '../json.ts';
import { blockFaults } from './blocks/blocks.ts';
import { type Marks, marksOf, wordsOf } from './markup.ts';
import { SlackRefusal } from './refusal.ts';
import { type Channel, latest, type Message, type Version } from './store.ts';
import type { World } from './world.ts';

/** https://docs.slack.dev/reference/methods/chat.postMessage: beyond, Slack cuts the text. Here it refuses: nothing is cut unseen. */
const TEXT_MAX = 40_000;
/** chat.update refuses (msg_too_long) a text longer than a person may write. Seen, not documented as a number. */
const UPDATED_TEXT_MAX = 4_000;
/** Seen, not documented: https://github.com/slackapi/bolt-js/issues/2509 */
const BLOCKS_TEXT_MAX = 13_200;

/** What a message is to hold. */
export interface Content {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** The content that an app asks for, or Slack's refusal of it. `before` is what an update leaves as it was. */
export function contentOf(world: World, args: Json, before?: Version): Content {
  const text = args['text'] === undefined ? (before?.text ?? '') : textOf(args['text']);
  if (text.length > (before ? UPDATED_TEXT_MAX : TEXT_MAX)) throw new SlackRefusal('msg_too_long');
  const given = blocksArgument(args['blocks']) ?? (before ? before.blocks : []);
  if (text === '' && given.length === 0) throw new SlackRefusal('no_text');
  checkBlocks(given);
  return { text, blocks: withIds(world, given) };
}

function blocksArgument(value: unknown): unknown[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new SlackRefusal('invalid_blocks_format');
  return value;
}

/** Refuses blocks as chat.postMessage does: the words of each fault with its JSON pointer. */
function checkBlocks(blocks: readonly unknown[]): void {
  const faults = blockFaults(blocks, 'message', '/blocks').found;
  if (faults.length > 0) {
    const errors = faults.map(({ at, message }) => `${message} [json-pointer:${at}]`);
    throw new SlackRefusal('invalid_blocks', {
      errors,
      response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
    });
  }
  if (JSON.stringify(textsOf(blocks)).length > BLOCKS_TEXT_MAX) {
    throw new SlackRefusal('msg_blocks_too_long');
  }
}

function textsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    name === 'text' && typeof field === 'string' ? [field] : textsOf(field),
  );
}

/** Blocks as Slack returns them: one without a block_id gets one, an element without an action_id too. */
export function withIds(world: World, blocks: readonly unknown[]): types.KnownBlock[] {
  const fresh = () => world.shortId();
  const named = blocks.map((block) => {
    const copy = onWire(block) as Json;
    if (copy['block_id'] === undefined) copy['block_id'] = fresh();
    for (const one of [copy['accessory'], copy['element'], ...listOf(copy['elements'])]) {
      const unnamed = isObject(one) && copy['type'] !== 'rich_text' && isInteractive(one);
      if (unnamed && one['action_id'] === undefined) one['action_id'] = fresh();
    }
    return copy;
  });
  return named as unknown[] as types.KnownBlock[];
}

const isInteractive = (element: Json): boolean =>
  !['image', 'plain_text', 'mrkdwn'].includes(textOf(element['type']));

/** What a text and blocks would mention and link in a workspace. */
export function marksIn(
  channels: readonly Channel[],
  { text, blocks }: Content,
  full = false,
): Marks {
  const names = new Set(channels.filter(({ kind }) => kind !== 'im').map(({ name }) => name));
  return marksOf(text, blocks, { names, full });
}

/** The version that a message now has. */
export function versionOf(world: World, channel: Channel, content: Content, full = false): Version {
  const marks = marksIn(channel.team.channels, content, full);
  const words = wordsOf(content.text, content.blocks);
  return { at: world.clock(), ...content, marks, words };
}

/** A new message of the app in a channel. */
export function post(
  world: World,
  channel: Channel,
  content: Content,
  more: Partial<Pick<Message, 'onlyFor' | 'threadTs' | 'metadata' | 'files'>> & { full?: boolean },
): Message {
  const { full, files, metadata, ...rest } = more;
  const message: Message = {
    ts: world.ts(),
    channel,
    user: world.botIn(channel.team).user.id,
    byApp: true,
    ...rest,
    files: files ?? [],
    versions: [versionOf(world, channel, content, full)],
    metadata,
    deleted: false,
    inputs: new Map(),
  };
  channel.messages.push(message);
  if (!message.onlyFor) world.echo(channel.team, { ...messageEvent(world, message) });
  return message;
}

/** A message as the Web API and interactions show it: https://docs.slack.dev/reference/objects/message-object */
export function messageJson(world: World, message: Message): Json {
  const { text, blocks } = latest(message);
  const { botId } = world.botIn(message.channel.team);
  return onWire({
    type: 'message',
    user: message.user,
    ts: message.ts,
    text,
    team: message.channel.team.id,
    ...(message.byApp ? { bot_id: botId, app_id: world.app.id } : {}),
    ...(message.clientMsgId ? { client_msg_id: message.clientMsgId } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(message.files.length > 0
      ? { files: message.files.map(({ id, name, title }) => ({ id, name, title })) }
      : {}),
    ...(message.versions.length > 1
      ? { edited: { user: message.byApp ? botId : message.user, ts: message.ts } }
      : {}),
  });
}

/** The `message` event: https://docs.slack.dev/reference/events/message.im */
export function messageEvent(world: World, message: Message): Json {
  const kinds = { im: 'im', public: 'channel', private: 'group' } as const;
  return {
    ...messageJson(world, message),
    channel: message.channel.id,
    event_ts: message.ts,
    channel_type: kinds[message.channel.kind],
  };
}
