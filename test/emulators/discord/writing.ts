import type { APIEmbed, APIMessageTopLevelComponent } from 'discord.js';
import { isObject, type Json, listOf, objectOf, textOf } from '../json.ts';
import { INTENTS } from './gateway/session.ts';
import type { Upload } from './http-body.ts';
import { readAll } from './markdown.ts';
import { messageJson, userJson } from './message-json.ts';
import { callingIn, markdownIn, numbered, plainIn } from './message-texts.ts';
import { pingsOf } from './pings.ts';
import { type Channel, latest, type Message, type StoredFile, type Version } from './store.ts';
import type { Dispatch, World } from './world.ts';

export const FLAGS = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, loading: 1 << 7, v2: 1 << 15 };

/** A message as somebody wants to write it; its form has been checked. */
export interface Draft {
  readonly channel: Channel;
  readonly author: string;
  readonly byApp: boolean;
  readonly body: Json;
  readonly files: readonly Upload[];
  readonly flags: number;
  /** Whose rules of mentions hold. */
  readonly by: 'bot' | 'interaction' | 'person';
  readonly also?: Partial<Pick<Message, 'onlyFor' | 'nonce' | 'replyTo' | 'interaction'>>;
  readonly loading?: boolean;
}

/** Writes a message and tells the app of it. */
export function write(world: World, draft: Draft): Message {
  const { channel, author, byApp, flags, also } = draft;
  const message: Message = {
    id: world.id(),
    channel,
    author,
    byApp,
    ...also,
    flags,
    loading: draft.loading === true,
    versions: [versionOf(world, draft.body, draft, [])],
    deleted: false,
  };
  world.keep(message);
  tellOf(world, 'MESSAGE_CREATE', message);
  return message;
}

/** Changes a message: fields that are not given stay as they were, mentions are reckoned anew. */
export function rewrite(
  world: World,
  message: Message,
  body: Json,
  files: readonly Upload[],
  by: Draft['by'],
): void {
  const before = latest(message);
  const merged = {
    content: before.content,
    embeds: before.embeds,
    components: before.components,
    ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
  };
  const listed = body['attachments'];
  const kept = Array.isArray(listed)
    ? before.attachments.filter((one) =>
        listed.some((other) => objectOf(other)['id'] === one.attachment.id),
      )
    : before.attachments;
  const draft = { by, files, also: message.replyTo ? { replyTo: message.replyTo } : {} };
  message.versions.push(versionOf(world, merged, { ...draft, channel: message.channel }, kept));
  message.flags |= Number(body['flags'] ?? 0) & (FLAGS.v2 | FLAGS.suppressEmbeds);
  message.loading = false;
  world.changed();
  tellOf(world, 'MESSAGE_UPDATE', message);
}

/** Takes a message away. */
export function erase(world: World, message: Message): void {
  message.deleted = true;
  world.changed();
  const { channel } = message;
  if (message.onlyFor || !isHeardIn(channel)) return;
  world.tell({
    t: 'MESSAGE_DELETE',
    d: { id: message.id, channel_id: channel.id, ...guildOf(channel) },
    ...placeOf(channel),
  });
}

function versionOf(
  world: World,
  body: Json,
  draft: Pick<Draft, 'by' | 'files' | 'channel' | 'also'>,
  kept: readonly StoredFile[],
): Version {
  const { channel, also } = draft;
  const replied =
    draft.by !== 'interaction' && also?.replyTo
      ? channel.messages.find(({ id }) => id === also.replyTo)
      : undefined;
  const content = textOf(body['content']).trim();
  const marks = readAll(markdownIn({ ...body, content }));
  return {
    at: world.clock(),
    content,
    embeds: listOf(body['embeds']).map((one) => ({ type: 'rich', ...objectOf(one) }) as APIEmbed),
    components: componentsOf(body),
    attachments: [...kept, ...draft.files.map((file) => stored(world, channel, body, file))],
    pinged: pingsOf(
      callingIn({ ...body, content }),
      body['allowed_mentions'],
      draft.by,
      replied?.author,
    ),
    marks,
    words: [marks.words, ...plainIn(body)].filter((text) => text !== '').join('\n'),
  };
}

/** The components with their ids; their form has been checked. */
function componentsOf(body: Json): APIMessageTopLevelComponent[] {
  const all: unknown[] = numbered(body['components']);
  return all.filter((one): one is APIMessageTopLevelComponent => isObject(one));
}

function stored(world: World, channel: Channel, body: Json, file: Upload): StoredFile {
  const about = listOf(body['attachments'])
    .map(objectOf)
    .find((one) => String(one['id']) === file.number);
  const id = world.id();
  const url = `${world.origin}/attachments/${channel.id}/${id}/${encodeURIComponent(file.name)}`;
  const description = textOf(about?.['description']);
  return {
    bytes: file.bytes,
    attachment: {
      id,
      filename: textOf(about?.['filename']) || file.name,
      size: file.bytes.length,
      url,
      proxy_url: url,
      ...(file.type ? { content_type: file.type } : {}),
      ...(description ? { description } : {}),
    },
  };
}

/** An ephemeral message reaches the app by its own replies alone, not over the gateway. */
function tellOf(world: World, t: string, message: Message): void {
  if (message.onlyFor || !isHeardIn(message.channel)) return;
  const { channel } = message;
  const person = world.store.people.get(message.author);
  const { guild } = channel;
  const member =
    guild && person
      ? { member: { roles: [], joined_at: null, deaf: false, mute: false, flags: 0 } }
      : {};
  const mentioned = latest(message).pinged.people.includes(world.app.id);
  world.tell({
    t,
    d: {
      ...messageJson(world, message),
      channel_type: channel.kind === 'dm' ? 1 : channel.kind === 'thread' ? 11 : 0,
      ...guildOf(channel),
      ...member,
      ...(person ? { author: userJson(person) } : {}),
    },
    ...placeOf(channel),
    hidesContent: guild !== undefined && !message.byApp && !mentioned,
  });
}

/** Whether the bot is where the channel is, and sees it. */
const isHeardIn = ({ guild, canView }: Channel): boolean => !guild || (guild.installed && canView);

const guildOf = ({ guild }: Channel): Json => (guild ? { guild_id: guild.id } : {});

const placeOf = ({ guild }: Channel): Pick<Dispatch, 'guildId' | 'intents'> => ({
  ...(guild ? { guildId: guild.id } : {}),
  intents: guild ? INTENTS.guildMessages : INTENTS.directMessages,
});
