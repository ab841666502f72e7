import { CALLBACK, toFollow } from '../interactions.ts';
import { messageJson } from '../message-json.ts';
import { refused } from '../refusal.ts';
import { checkMessage } from '../rules/message-form.ts';
import { type Interaction, latest, type Message } from '../store.ts';
import { erase, rewrite, write } from '../writing.ts';
import { type Call, type Reply, route } from './call.ts';
import { draftOf } from './callbacks.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */
export const followUps = [
  route('POST /webhooks/:application/:token', create, 'none'),
  route('GET /webhooks/:application/:token/messages/:message', get, 'none'),
  route('PATCH /webhooks/:application/:token/messages/:message', edit, 'none'),
  route('DELETE /webhooks/:application/:token/messages/:message', remove, 'none'),
];

/** Where the app is there only because the person brought it: #create-followup-message of the same page. */
const FOLLOW_UPS_MAX = 5;

const isOnlyByPerson = ({ channel }: Interaction): boolean => channel.guild?.installed === false;

const followed = (call: Call): Interaction =>
  toFollow(call.world, call.param('application'), call.param('token'));

function named(call: Call, interaction: Interaction): Message {
  const id = call.param('message');
  const { original } = interaction;
  const all = original ? [original, ...interaction.followUps] : interaction.followUps;
  const found = id === '@original' ? original : all.find((one) => one.id === id);
  if (!found || found.deleted) throw refused.unknownMessage();
  return found;
}

const shown = (call: Call, message: Message): Reply => ({
  status: 200,
  body: messageJson(call.world, message),
});

function create(call: Call): Reply {
  const { world, body, files } = call;
  const interaction = followed(call);
  const { original, callback } = interaction;
  // The first message after a deferral takes its place, as the page says of its backwards compatibility.
  if (callback === CALLBACK.deferredMessage && original?.loading) return change(call, original);
  if (isOnlyByPerson(interaction) && interaction.followUps.length >= FOLLOW_UPS_MAX) {
    throw refused.tooManyFollowUps();
  }
  checkMessage(body, { files, kind: 'create' });
  const message = write(world, draftOf(call, interaction, body));
  interaction.followUps.push(message);
  world.changed();
  return shown(call, message);
}

function get(call: Call): Reply {
  return shown(call, named(call, followed(call)));
}

function edit(call: Call): Reply {
  return change(call, named(call, followed(call)));
}

function change(call: Call, message: Message): Reply {
  const { world, body, files } = call;
  checkMessage(body, { files, kind: 'edit', before: latest(message), flags: message.flags });
  rewrite(world, message, body, files, 'interaction');
  return shown(call, message);
}

function remove(call: Call): Reply {
  erase(call.world, named(call, followed(call)));
  return {};
}
