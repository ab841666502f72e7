import type { Json } from '../../json.ts';
import { guid } from '../ids.ts';
import type { Conversation, Message, Person } from '../store.ts';
import type { World } from '../world.ts';
import { accountJson, botJson, channelData, envelope } from './envelope.ts';

const eventId = (): string => `f:${guid()}`;

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events#installation-update-event */
export function installationUpdate(
  world: World,
  person: Person,
  conversation: Conversation,
  action: 'add' | 'remove' | 'add-upgrade',
): Json {
  const { id } = conversation;
  const settings = conversation.team ? { settings: { selectedChannel: { id } } } : {};
  const data = { ...settings, ...channelData(conversation), source: { name: 'message' } };
  const base = envelope(world, person, conversation);
  return { ...base, type: 'installationUpdate', action, id: eventId(), channelData: data };
}

/** The bot itself came or went, or people did. */
export function membersChanged(
  world: World,
  person: Person,
  conversation: Conversation,
  change: { readonly added?: readonly Who[]; readonly removed?: readonly Who[] },
): Json {
  const json = (who: Who) => (who === 'bot' ? botJson(world) : accountJson(who));
  const { added, removed } = change;
  const eventType = added ? 'teamMemberAdded' : 'teamMemberRemoved';
  const data = channelData(conversation);
  return {
    ...envelope(world, person, conversation),
    type: 'conversationUpdate',
    id: eventId(),
    ...(added ? { membersAdded: added.map(json) } : {}),
    ...(removed ? { membersRemoved: removed.map(json) } : {}),
    channelData: conversation.team ? { ...data, eventType } : data,
  };
}

export type Who = Person | 'bot';

/** A person puts a reaction on a message of the bot, or takes it away. */
export const reaction = (
  world: World,
  person: Person,
  message: Message,
  type: string,
  way: 'added' | 'removed',
): Json => ({
  ...envelope(world, person, message.conversation, message.threadRoot),
  type: 'messageReaction',
  id: eventId(),
  replyToId: message.id,
  [way === 'added' ? 'reactionsAdded' : 'reactionsRemoved']: [{ type }],
});

/** A person changed or took away a message of their own: same id, another type. */
export function messageChanged(
  world: World,
  person: Person,
  message: Message,
  text: string | undefined,
): Json {
  const data = channelData(message.conversation);
  const eventType = text === undefined ? 'softDeleteMessage' : 'editMessage';
  return {
    ...envelope(world, person, message.conversation, message.threadRoot),
    type: text === undefined ? 'messageDelete' : 'messageUpdate',
    id: message.id,
    ...(text === undefined ? {} : { text, textFormat: 'plain' }),
    channelData: { ...data, eventType },
  };
}
