import { objectOf, textOf } from '../../json.ts';
import { messageJson } from '../message-json.ts';
import { refused } from '../refusal.ts';
import { checkMessage } from '../rules/message-form.ts';
import { type Channel, latest, type Message } from '../store.ts';
import { NONCE_MEMORY_MS } from '../world.ts';
import { erase, FLAGS, rewrite, write } from '../writing.ts';
import { type Call, type Reply, route } from './call.ts';

/** https://docs.discord.com/developers/resources/message */
export const messages = [
  route('POST /channels/:channel/messages', create),
  route('GET /channels/:channel/messages', list),
  route('GET /channels/:channel/messages/:message', (call) =>
    shown(call, call.message(call.channel())),
  ),
  route('PATCH /channels/:channel/messages/:message', edit),
  route('DELETE /channels/:channel/messages/:message', remove),
  route('POST /channels/:channel/typing', (call) => {
    mayWrite(call, call.channel());
    return {};
  }),
];

const shown = (call: Call, message: Message): Reply => ({
  status: 200,
  body: messageJson(call.world, message),
});

function create(call: Call): Reply {
  const { world, body, files } = call;
  const channel = call.channel();
  mayWrite(call, channel);
  checkMessage(body, { files, kind: 'create' });
  const nonce = body['nonce'];
  const known = typeof nonce === 'string' || typeof nonce === 'number' ? nonce : undefined;
  if (known !== undefined && body['enforce_nonce'] === true) {
    const first = withNonce(call, channel, known);
    if (first) return shown(call, first);
  }
  const replyTo = textOf(objectOf(body['message_reference'])['message_id']);
  if (replyTo && !world.store.message(channel, replyTo)) throw refused.unknownMessage();
  const message = write(world, {
    channel,
    author: world.app.id,
    byApp: true,
    body,
    files,
    flags: Number(body['flags'] ?? 0) & (FLAGS.v2 | FLAGS.suppressEmbeds),
    by: 'bot',
    also: { ...(known === undefined ? {} : { nonce: known }), ...(replyTo ? { replyTo } : {}) },
  });
  return shown(call, message);
}

/** The message that the bot wrote with that nonce a short while ago: https://docs.discord.com/developers/resources/message#create-message */
function withNonce(call: Call, channel: Channel, nonce: string | number): Message | undefined {
  const since = call.world.clock() - NONCE_MEMORY_MS;
  return channel.messages.find(
    (one) => String(one.nonce) === String(nonce) && (one.versions[0]?.at ?? 0) >= since,
  );
}

/** Refuses where the bot may not write. */
function mayWrite({ world }: Call, channel: Channel): void {
  const { person } = channel;
  if (!person) {
    if (channel.archived) throw refused.archived();
    if (!channel.canSend) throw refused.missingPermissions();
    return;
  }
  if (person.blocks) throw refused.cannotSendTo();
  if (person.installed) return;
  if (world.store.mutualGuilds(person).length === 0) throw refused.noMutualGuilds();
  if (person.directMessages === 'closed') throw refused.cannotSendTo();
}

function list(call: Call): Reply {
  const { query } = call;
  const limit = Number(query.get('limit') ?? 50);
  const all = call.channel().messages.filter(({ deleted, onlyFor }) => !deleted && !onlyFor);
  const [before, after, around] = ['before', 'after', 'around'].map((name) => query.get(name));
  const id = (message: Message) => BigInt(message.id);
  let chosen = all.slice(-limit);
  if (before) chosen = all.filter((one) => id(one) < BigInt(before)).slice(-limit);
  else if (after) chosen = all.filter((one) => id(one) > BigInt(after)).slice(0, limit);
  else if (around) {
    const half = Math.floor(limit / 2);
    const older = all.filter((one) => id(one) < BigInt(around)).slice(-half);
    chosen = [...older, ...all.filter((one) => id(one) >= BigInt(around)).slice(0, half + 1)];
  }
  const { world } = call;
  return { status: 200, body: chosen.reverse().map((one) => messageJson(world, one)) };
}

function edit(call: Call): Reply {
  const { world, body, files } = call;
  const channel = call.channel();
  const message = call.message(channel);
  if (!message.byApp) throw refused.notYours();
  if (channel.archived) throw refused.archived();
  checkMessage(body, { files, kind: 'edit', before: latest(message), flags: message.flags });
  rewrite(world, message, body, files, 'bot');
  return shown(call, message);
}

function remove(call: Call): Reply {
  const channel = call.channel();
  const message = call.message(channel);
  // https://docs.discord.com/developers/resources/message#delete-message: others' only with MANAGE_MESSAGES; 50003 in direct messages
  if (!message.byApp) throw channel.person ? refused.onDirect() : refused.missingPermissions();
  erase(call.world, message);
  return {};
}
