import { setTimeout as delay } from 'node:timers/promises';
import { type GatewayDispatchPayload, InteractionType } from 'discord.js';
import type { Address, InboundEvent, Sink } from '../../src/platform/adapter.ts';
import { readable } from '../../src/platform/readable.ts';
import { type Acting, notSaved, takeAndAnswer } from './answering.ts';
import type { Part } from './buttons.ts';
import type { Channels } from './channels.ts';
import type { Take } from './gateway.ts';
import { actorOf, hashed, meaningOf, PLATFORM, soughtIn } from './interactions.ts';
import * as payloads from './payloads.ts';
import type { Locales } from './people.ts';
import { renderPrompt } from './prompts.ts';
import { asRead } from './said-words.ts';
import type { First, Voice } from './voice.ts';

export interface Reception {
  readonly sink: Sink;
  readonly voice: Voice;
  readonly channels: Channels;
  readonly locales: Locales;
  readonly trouble: (what: string, error: unknown) => void;
  /** How long to wait before each further try to take what nobody sends again, ms. */
  readonly retriesMs?: readonly number[];
}

/**
 * Discord never sends anything again: words that could not be taken are tried again for as long as a restart of the database takes;
 * then their writer is told.
 */
const RETRIES_MS = [500, 2_000, 8_000, 20_000];
/** A form that was sent so long ago has failed before its sender's eyes, and may have been sent again. */
const FORM_MS_MAX = 10_000;

/** What comes through the gateway: each dispatch is taken durably, then answered. One person's acts go one after the other. */
export function createReception(given: Reception): Take {
  const seen = recentlySeen();
  const queue = queuesByPerson();
  const context = { ...given, seen, queue };
  return async ({ t, d }: GatewayDispatchPayload) => {
    try {
      const data = readable(d);
      switch (t) {
        case 'INTERACTION_CREATE':
          return await interacted(data, context);
        case 'MESSAGE_CREATE':
          return await written(data, context);
        case 'GUILD_DELETE':
          return await left(data, context);
        default:
          return;
      }
    } catch (error) {
      given.trouble('a dispatch', error);
    }
  };
}

interface Context extends Reception {
  readonly seen: (id: string) => boolean;
  readonly queue: ReturnType<typeof queuesByPerson>;
}

async function interacted(data: unknown, context: Context): Promise<void> {
  const interaction = payloads.interaction.safeParse(data).data;
  const from = interaction === undefined ? undefined : actorOf(interaction);
  if (interaction === undefined || from === undefined || context.seen(interaction.id)) return;
  const { id, token, locale } = interaction;
  const { voice, locales, queue } = context;
  locales.heard(from.externalId, locale);
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
    return suggested(interaction, from, context);
  }
  const meaning = meaningOf(interaction, from);
  const pressed = interaction.type === 3 ? { pressed: interaction.data.custom_id } : {};
  const isWindow = interaction.type === InteractionType.ModalSubmit;
  const acting: Acting = { id, token, from, locale: locale ?? 'en', isWindow, ...pressed };
  switch (meaning.kind) {
    case 'open':
      await voice.first(acting, { kind: 'window', window: meaning.window });
      return;
    case 'nothing': {
      // Who wrote in a window must know that its words went nowhere; such an answer needs no message beneath, either.
      const told: First = { kind: 'message', parts: notSaved(acting.locale) };
      await voice.first(acting, isWindow ? told : { kind: 'nothing' });
      return;
    }
    case 'take': {
      const { act } = meaning.event;
      const age = Date.now() - payloads.timeOf(id);
      if (act.kind === 'filled' && act.sent && age > FORM_MS_MAX) return;
      const queued = queue.of(from.externalId);
      return takeAndAnswer(acting, meaning, { ...context, queued });
    }
  }
}

/** What is being typed changes with each letter: it waits for nobody, and what comes too late is not missed. */
async function suggested(
  interaction: payloads.CommandInteraction,
  from: Address,
  { sink, voice, trouble }: Context,
): Promise<void> {
  const { id, token } = interaction;
  const shown = await sink(soughtIn(interaction, from)).then(
    (taken) => taken.shown,
    (error) => {
      trouble('suggestions', error);
      return [];
    },
  );
  const found = shown.find((one) => one.kind === 'suggestions');
  const options = found?.kind === 'suggestions' ? found.options : [];
  const told = options.map(({ value, label: name }) => ({ name, value }));
  await voice.first({ id, token, from }, { kind: 'options', options: told });
}

/** Words in the conversation with one person. */
async function written(data: unknown, context: Context): Promise<void> {
  const said = payloads.directMessage.safeParse(data).data;
  if (said === undefined || said.author.bot === true || context.seen(said.id)) return;
  const text = asRead(said);
  if (text.trim() === '') return; // a file alone
  const { channels, voice, locales, queue } = context;
  const from = { platform: PLATFORM, tenant: '', externalId: said.author.id };
  channels.seen(from.externalId, said.channel_id);
  const act = { kind: 'typed', text } as const;
  const event = { eventId: hashed([said.id]), from, at: payloads.timeOf(said.id), act };
  await queue.of(from.externalId)(async () => {
    const shown = await takenAtLast(event, context);
    const messages: readonly (readonly Part[])[] =
      shown === undefined
        ? [notSaved(locales.of(from.externalId) ?? 'en')]
        : shown.flatMap((one) => (one.kind === 'prompt' ? [renderPrompt(one.prompt)] : []));
    for (const parts of messages) await voice.say(from, parts);
  });
}

/** undefined: it could not be taken, however often it was tried. */
async function takenAtLast(event: InboundEvent, { sink, trouble, retriesMs }: Context) {
  const waits = retriesMs ?? RETRIES_MS;
  for (const wait of [...waits, undefined]) {
    try {
      return (await sink(event)).shown;
    } catch (error) {
      trouble('words in a conversation', error);
      if (wait !== undefined) await delay(wait);
    }
  }
  return undefined;
}

/** Taken out of a server: its channels hear no more of us. People keep their accounts, which belong to no server. */
async function left(data: unknown, context: Context): Promise<void> {
  const gone = payloads.guildDelete.safeParse(data).data;
  if (gone === undefined || gone.unavailable === true) return;
  const from = { platform: PLATFORM, tenant: gone.id, externalId: '' };
  const act = { kind: 'left', reason: 'Parley was taken out of the server' } as const;
  const eventId = hashed(['left', gone.id]);
  await takenAtLast({ eventId, from, at: Date.now(), act }, context);
}

const SEEN_MAX = 10_000;

/** Whether this process has met it before: a session that is resumed repeats what it is not sure of. */
function recentlySeen(): (id: string) => boolean {
  const ids = new Set<string>();
  return (id) => {
    if (ids.has(id)) return true;
    ids.add(id);
    const [oldest] = ids;
    if (ids.size > SEEN_MAX && oldest !== undefined) ids.delete(oldest);
    return false;
  };
}

/** What one person does is done in its order, whatever others do meanwhile. */
function queuesByPerson() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    of:
      (person: string) =>
      <Value>(work: () => Promise<Value>): Promise<Value> => {
        const turn = (tails.get(person) ?? Promise.resolve()).then(work);
        const tail = turn.catch(() => undefined);
        tails.set(person, tail);
        void tail.then(() => {
          if (tails.get(person) === tail) tails.delete(person);
        });
        return turn;
      },
  };
}
