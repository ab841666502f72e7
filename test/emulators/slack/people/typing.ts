import type { Json } from '../../json.ts';
import { uuid } from '../ids.ts';
import { messageEvent, versionOf } from '../messages.ts';
import type { Channel, Message, Person } from '../store.ts';
import type { World } from '../world.ts';

/** What a client sends for what was typed: https://docs.slack.dev/messaging/formatting-message-text#escaping */
const escaped = (typed: string): string =>
  typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A person's message in a channel, and the event that tells of it. */
export function typed(
  world: World,
  person: Person,
  channel: Channel,
  words: string,
  raw: boolean,
): { message: Message; event: Json } {
  if (person.deleted) throw new Error(`${person.name} has no account any more`);
  if (!channel.members.has(person.id)) throw new Error(`${person.name} is not in ${channel.name}`);
  if (channel.archived) throw new Error(`${channel.name} is archived`);
  const text = raw ? words : escaped(words);
  const block = {
    type: 'rich_text' as const,
    block_id: world.shortId(),
    elements: [
      { type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text: words }] },
    ],
  };
  const message: Message = {
    ts: world.ts(),
    channel,
    user: person.id,
    byApp: false,
    files: [],
    versions: [versionOf(world, channel, { text, blocks: [block] })],
    metadata: undefined,
    deleted: false,
    inputs: new Map(),
    clientMsgId: uuid(),
  };
  channel.messages.push(message);
  return { message, event: messageEvent(world, message) };
}

/** https://docs.slack.dev/reference/events/app_home_opened */
export function homeOpened(world: World, person: Person, view: Json | undefined): Json {
  return {
    type: 'app_home_opened',
    user: person.id,
    channel: world.openDirect(person).id,
    tab: 'home',
    ...(view ? { view } : {}),
    event_ts: world.ts(),
  };
}
