import type { Json } from '../json.ts';
import { secret } from './ids.ts';
import { refused } from './refusal.ts';
import type { Interaction, Message } from './store.ts';
import type { World } from './world.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback: tokens live fifteen minutes. */
export const TOKEN_LIFE_MS = 15 * 60_000;

/** The kinds of first answers, by the same page. */
export const CALLBACK = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

/** A new interaction; its payload goes to the app by `world.tell`. */
export function begin(
  world: World,
  given: Pick<Interaction, 'type' | 'person' | 'channel' | 'message'>,
  payloadOf: (id: string, token: string) => Json,
): Interaction {
  const id = world.id();
  const token = `aW50ZXJhY3Rpb246${secret(48)}`;
  const interaction: Interaction = {
    id,
    token,
    ...given,
    at: world.clock(),
    payload: payloadOf(id, token),
    state: 'open',
    callback: undefined,
    original: undefined,
    followUps: [],
    choices: undefined,
  };
  world.store.interactions.push(interaction);
  const { guild } = given.channel;
  world.tell({
    t: 'INTERACTION_CREATE',
    d: interaction.payload,
    intents: 0,
    ...(guild ? { guildId: guild.id } : {}),
  });
  world.changed();
  return interaction;
}

/** The interaction that a first answer names; refused when it is late or has been answered. */
export function toAnswer(world: World, id: string, token: string): Interaction {
  const found = world.store.interactions.findLast((one) => one.id === id && one.token === token);
  if (!found || found.state === 'late') throw refused.unknownInteraction();
  if (found.state === 'answered') throw refused.alreadyAcknowledged();
  return found;
}

/** The interaction whose token a webhook address names; refused before its first answer and after a quarter of an hour. */
export function toFollow(world: World, application: string, token: string): Interaction {
  if (application !== world.app.id) throw refused.unknownWebhook();
  const found = world.store.interactions.findLast((one) => one.token === token);
  if (found?.state !== 'answered') throw refused.unknownWebhook();
  if (world.clock() - found.at > TOKEN_LIFE_MS) throw refused.invalidWebhookToken();
  return found;
}

/** Takes the first answer. */
export function answer(
  world: World,
  interaction: Interaction,
  callback: number,
  original?: Message,
): void {
  interaction.state = 'answered';
  interaction.callback = callback;
  interaction.original = original;
  world.changed();
}
