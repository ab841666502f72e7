import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { type Json, objectOf } from '../../json.ts';
import { answer, CALLBACK, toAnswer } from '../interactions.ts';
import { messageJson } from '../message-json.ts';
import { numbered } from '../message-texts.ts';
import { DiscordRefusal, refused } from '../refusal.ts';
import { choicesForm } from '../rules/choices-form.ts';
import { invalid } from '../rules/form.ts';
import { checkMessage } from '../rules/message-form.ts';
import { checkModal } from '../rules/modal-form.ts';
import { type Interaction, latest, type Message } from '../store.ts';
import { FLAGS, rewrite, write } from '../writing.ts';
import { type Call, type Reply, route } from './call.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response */
export const callbacks = [
  route('POST /interactions/:interaction/:token/callback', callback, 'none'),
];

function callback(call: Call): Reply {
  const { world, query } = call;
  const interaction = toAnswer(world, call.param('interaction'), call.param('token'));
  const type = Number(call.body['type']);
  allowed(interaction, type);
  const message = perform(call, interaction, type, objectOf(call.body['data']));
  answer(world, interaction, type, message);
  if (query.get('with_response') !== 'true') return {};
  return { status: 200, body: responseJson(call, interaction, type, message) };
}

/** Which answers an interaction may have, by the notes under its table of callback types. */
function allowed({ type, message }: Interaction, callbackType: number): void {
  const fine = type === 4 ? [8] : [4, 5, ...(message ? [6, 7] : []), ...(type === 5 ? [] : [9])];
  if (fine.includes(callbackType)) return;
  const words = `Value must be one of {${fine.join(', ')}}.`;
  throw invalid(['type'], 'BASE_TYPE_CHOICES', words);
}

/** Does what the answer says; the message that `@original` then names. */
function perform(
  call: Call,
  interaction: Interaction,
  type: number,
  data: Json,
): Message | undefined {
  const { world, files } = call;
  const { channel, message } = interaction;
  switch (type) {
    case CALLBACK.message:
      checkMessage(data, { files, kind: 'create', at: ['data'] });
      return write(world, draftOf(call, interaction, data));
    case CALLBACK.deferredMessage:
      // https://docs.discord.com/developers/interactions/receiving-and-responding: of the flags only EPHEMERAL is valid here
      return write(world, {
        ...draftOf(call, interaction, { flags: Number(data['flags'] ?? 0) & FLAGS.ephemeral }),
        loading: true,
      });
    case CALLBACK.deferredUpdate:
      return message;
    case CALLBACK.update:
      if (!message) return undefined;
      if (message.deleted) throw refused.unknownMessage();
      checkMessage(data, {
        files,
        kind: 'edit',
        before: latest(message),
        flags: message.flags,
        at: ['data'],
      });
      rewrite(world, message, data, files, 'interaction');
      return message;
    case CALLBACK.choices:
      interaction.choices = choicesForm(data);
      return undefined;
    case CALLBACK.modal:
      checkModal(data);
      world.store.modals.set(interaction.person.id, {
        interaction,
        data: {
          ...data,
          components: numbered(data['components']),
        } as Json as Partial<APIModalInteractionResponseCallbackData> as APIModalInteractionResponseCallbackData,
      });
      return undefined;
    default:
      throw new DiscordRefusal(400, 0, `the emulator knows no callback ${type} in ${channel.id}`);
  }
}

/** A reply to an interaction, ephemeral where it says so. */
export const draftOf = (call: Call, interaction: Interaction, data: Json) => {
  const flags = Number(data['flags'] ?? 0);
  const onlyFor = flags & FLAGS.ephemeral ? { onlyFor: interaction.person.id } : {};
  const { message } = interaction;
  return {
    channel: interaction.channel,
    author: call.world.app.id,
    byApp: true,
    body: data,
    files: call.files,
    flags: flags & (FLAGS.v2 | FLAGS.suppressEmbeds | FLAGS.ephemeral),
    by: 'interaction' as const,
    also: {
      interaction,
      ...onlyFor,
      ...(message && !message.onlyFor ? { replyTo: message.id } : {}),
    },
  };
};

function responseJson(
  call: Call,
  interaction: Interaction,
  type: number,
  message: Message | undefined,
): Json {
  const created = type === CALLBACK.message || type === CALLBACK.deferredMessage;
  const about = {
    response_message_id: message?.id,
    response_message_loading: message?.loading,
    response_message_ephemeral: message?.onlyFor !== undefined,
  };
  return {
    interaction: { id: interaction.id, type: interaction.type, ...(created ? about : {}) },
    resource: {
      type,
      ...(message && type !== CALLBACK.deferredUpdate
        ? { message: messageJson(call.world, message) }
        : {}),
    },
  };
}
