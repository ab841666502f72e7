import { type Json, objectOf, textOf } from '../../json.ts';
import { refused } from '../refusal.ts';
import type { Conversation, Message } from '../store.ts';
import type { World } from '../world.ts';
import { type Call, type Route, route } from './call.ts';
import { versionOf } from './writing.ts';

const AT = '/v3/conversations/:conversation/activities';

/** Puts a message of the bot into a conversation. */
export function post(
  world: World,
  conversation: Conversation,
  activity: Json,
  where: { readonly threadRoot?: string | undefined; readonly replyTo?: string | undefined },
): Message {
  const version = versionOf(activity, world.clock());
  return world.keep({
    id: world.id(),
    conversation,
    author: undefined,
    threadRoot: where.threadRoot,
    replyTo: where.replyTo,
    versions: [version],
    views: new Map(),
    deleted: false,
  });
}

function send(call: Call): { status: number; body: Json } {
  const conversation = call.writable();
  const type = textOf(call.body['type']);
  if (type === 'typing') {
    conversation.typings += 1;
    call.world.changed();
    return { status: 202, body: { id: call.world.id() } };
  }
  if (type !== 'message') throw refused.badArgument(`Unknown activity type: ${type}`);
  const replyTo = call.param('activity') || undefined;
  const inThread = conversation.kind === 'channel' ? (call.thread() ?? replyTo) : undefined;
  const message = post(call.world, conversation, call.body, { threadRoot: inThread, replyTo });
  return { status: 201, body: { id: message.id } };
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#conversation-operations */
export const activities: readonly Route[] = [
  route(`POST ${AT}`, 'send', send),
  route(`POST ${AT}/:activity`, 'send', send),
  route(`PUT ${AT}/:activity`, 'send', (call) => {
    const message = call.ownMessage(call.writable());
    message.versions.push(versionOf(objectOf(call.body), call.world.clock()));
    // Everybody sees the message as it now is.
    message.views.clear();
    call.world.changed();
    return { status: 200, body: { id: message.id } };
  }),
  route(`DELETE ${AT}/:activity`, 'send', (call) => {
    call.ownMessage(call.writable()).deleted = true;
    call.world.changed();
    return { status: 200 };
  }),
];
