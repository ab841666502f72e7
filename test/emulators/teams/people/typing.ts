import type { Json } from '../../json.ts';
import type { Conversation, Message, Person } from '../store.ts';
import type { World } from '../world.ts';
import { botJson, envelope } from './envelope.ts';

export interface Typed {
  readonly message: Message;
  /** The activity that tells the bot. */
  readonly activity: Json;
}

export interface Typing {
  /** Whether the bot is mentioned before the words. */
  readonly mention?: boolean;
  /** The thread of a channel; a new one unless told. */
  readonly thread?: string;
}

/** A person writes something. Teams sends the words, and the same as HTML among the attachments. */
export function type(
  world: World,
  person: Person,
  conversation: Conversation,
  words: string,
  how: Typing = {},
): Typed {
  const id = world.id();
  const inChannel = conversation.kind === 'channel';
  const thread = inChannel ? (how.thread ?? id) : undefined;
  const at = `<at>${world.app.name}</at>`;
  const text = how.mention ? `${at} ${words}` : words;
  const base = envelope(world, person, conversation, thread);
  const mention = { type: 'mention', mentioned: botJson(world), text: at };
  const activity = {
    ...base,
    type: 'message',
    id,
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: html(words, how.mention, world.app.name) }],
    entities: [...(how.mention ? [mention] : []), ...(base['entities'] as Json[])],
  };
  return { message: keep(world, person, conversation, activity, thread), activity };
}

/** Keeps what a person wrote, as the chat shows it. */
function keep(
  world: World,
  author: Person,
  conversation: Conversation,
  activity: Json & { readonly id: string; readonly text: string },
  thread: string | undefined,
): Message {
  return world.keep({
    id: activity.id,
    conversation,
    author,
    threadRoot: thread === activity.id ? undefined : thread,
    replyTo: undefined,
    versions: [versionOf(activity, activity.text, world.clock())],
    views: new Map(),
    deleted: false,
  });
}

/** What a person's message says. */
export const versionOf = (activity: Json, text: string, at: number) => ({
  at,
  text,
  textFormat: 'plain' as const,
  cards: [],
  attachments: [],
  activity,
  refreshFor: undefined,
  bytes: JSON.stringify(activity).length * 2,
});

function html(words: string, mention: boolean | undefined, bot: string): string {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const called = `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${bot}</span>&nbsp;`;
  return `<p>${mention ? called : ''}${escaped.replaceAll('\n', '<br>')}</p>`;
}
