import { isObject, type Json, listOf, objectOf, textOf } from '../../json.ts';
import { refused } from '../refusal.ts';
import type { Conversation } from '../store.ts';
import { isInstalledIn } from '../world.ts';
import { post } from './activities.ts';
import { type Call, type Reply, type Route, route } from './call.ts';

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#create-the-conversation */
function create(call: Call): Reply {
  const data = objectOf(call.body['channelData']);
  const channelId = textOf(objectOf(data['channel'])['id']);
  return channelId ? startThread(call, channelId) : startDirect(call, data);
}

function startDirect(call: Call, data: Json): Reply {
  const { world, body } = call;
  const tenantId = textOf(body['tenantId']) || textOf(objectOf(data['tenant'])['id']);
  const members = listOf(body['members']).map(objectOf);
  const [member] = members;
  if (!member || members.length > 1 || body['isGroup'] === true) {
    throw refused.badSyntax('Incorrect conversation creation parameters');
  }
  if (!tenantId) throw refused.badArgument('Missing tenant id');
  const tenant = world.store.tenants.find(({ id }) => id === tenantId);
  const person = world.store.person(textOf(member['id']));
  if (!tenant || person?.tenant !== tenant) throw refused.memberNotFound();
  if (tenant.disablesBot) throw refused.disabledByAdmin();
  if (!person.installed) throw refused.notInstalled();
  const conversation = world.openDirect(person);
  return { status: 201, body: begun(call, conversation) };
}

/** What the conversation begins with, if the request has it. */
function begun(call: Call, conversation: Conversation): Json {
  const activity = call.body['activity'];
  const { id } = conversation;
  if (!isObject(activity)) return { id };
  if (conversation.person?.blocks) throw refused.writesBlocked();
  return { id, activityId: post(call.world, conversation, activity, {}).id };
}

/** A new thread in a channel begins with a message. */
function startThread(call: Call, channelId: string): Reply {
  const channel = call.world.store.conversations.get(channelId);
  if (!channel) throw refused.conversationNotFound();
  if (!isInstalledIn(channel)) throw refused.notInRoster();
  const activity = call.body['activity'];
  if (!isObject(activity)) throw refused.badSyntax('Incorrect conversation creation parameters');
  const message = post(call.world, channel, activity, {});
  const id = `${channel.id};messageid=${message.id}`;
  return { status: 201, body: { id, activityId: message.id } };
}

export const conversations: readonly Route[] = [route('POST /v3/conversations', 'send', create)];
