import { InteractionResponseType, MessageFlags, Routes } from 'discord.js';
import type { Address } from '../../src/platform/adapter.ts';
import type { Part } from './buttons.ts';
import type { Channels } from './channels.ts';
import { codeOf } from './errors.ts';
import { type MessageFile, messageOf, type RenderedMessage } from './messages.ts';
import type { Api } from './rest.ts';
import type { Window } from './windows.ts';

/** Where an interaction is answered. */
export interface Ticket {
  readonly id: string;
  readonly token: string;
  readonly from: Address;
}

/** The first answer to an interaction: nothing but itself may come before it, and only one of its kind. */
export type First =
  | { readonly kind: 'window'; readonly window: Window }
  /** A message for the actor alone. */
  | { readonly kind: 'message'; readonly parts: readonly Part[] }
  /** The message that was pressed reads so from now on. */
  | { readonly kind: 'instead'; readonly parts: readonly Part[] }
  | { readonly kind: 'options'; readonly options: readonly { name: string; value: string }[] }
  /** "Thinking", for the actor alone; or nothing to be seen. */
  | { readonly kind: 'later' }
  | { readonly kind: 'nothing' };

/** What is shown at once and may be lost: whoever misses it asks again. Every act resolves, whatever Discord says. */
export interface Voice {
  /** False: it came too late, or somebody else has answered. */
  first(ticket: Ticket, answer: First): Promise<'said' | 'late' | 'answered'>;
  /** Fills in what was announced, or changes the message that was pressed; false: the ticket is no good any more. */
  fill(ticket: Ticket, parts: readonly Part[]): Promise<boolean>;
  /** One more message for the actor alone. */
  more(ticket: Ticket, parts: readonly Part[]): Promise<boolean>;
  /** Takes an announcement away that nothing came of. */
  unsay(ticket: Ticket): Promise<void>;
  /** In the conversation with the person: where no ticket helps. */
  say(to: Address, parts: readonly Part[]): Promise<void>;
}

/** The ticket is not known (any more): three seconds for the first answer, fifteen minutes for all others. */
const LATE: ReadonlySet<number | undefined> = new Set([10062, 10015, 50027]);
const ANSWERED = 40060;
/** What was to be changed is gone: the reader has dismissed it. */
const GONE = 10008;

const TYPES = {
  window: InteractionResponseType.Modal,
  message: InteractionResponseType.ChannelMessageWithSource,
  instead: InteractionResponseType.UpdateMessage,
  options: InteractionResponseType.ApplicationCommandAutocompleteResult,
  later: InteractionResponseType.DeferredChannelMessageWithSource,
  nothing: InteractionResponseType.DeferredMessageUpdate,
} as const;

export function createVoice(options: {
  readonly api: Api;
  readonly channels: Channels;
  readonly applicationId: string;
  readonly trouble: (what: string, error: unknown) => void;
}): Voice {
  const { api, channels, applicationId, trouble } = options;
  /** False when the ticket is no good; other trouble is told, and nothing can be done about it. */
  const quietly = async (what: string, act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      if (LATE.has(codeOf(error))) return false;
      if (codeOf(error) !== GONE) trouble(what, error);
      return true;
    }
  };
  const original = (token: string) => Routes.webhookMessage(applicationId, token, '@original');
  return {
    first: async ({ id, token }, answer) => {
      const { data, files = [] } = contentOf(answer);
      const body = { type: TYPES[answer.kind], ...(data === undefined ? {} : { data }) };
      const options = { body, files, auth: false, waits: true };
      try {
        await api.call('POST', Routes.interactionCallback(id, token), options);
        return 'said';
      } catch (error) {
        const code = codeOf(error);
        if (code === ANSWERED) return 'answered';
        if (!LATE.has(code)) trouble('an answer to an interaction', error);
        return 'late';
      }
    },
    fill: ({ token }, parts) =>
      quietly('an answer that was announced', () =>
        api.call('PATCH', original(token), { ...messageOf(parts), auth: false, waits: true }),
      ),
    more: ({ token }, parts) =>
      quietly('one more answer', () =>
        api.call('POST', Routes.webhook(applicationId, token), {
          ...messageOf(parts, { flags: MessageFlags.Ephemeral }),
          auth: false,
          waits: true,
        }),
      ),
    unsay: async ({ token }) => {
      await quietly('an announcement', () =>
        api.call('DELETE', original(token), { auth: false, waits: true }),
      );
    },
    say: async (to, parts) => {
      await quietly('a word in the conversation', async () => {
        const channel = await channels.of(to);
        const said = { ...messageOf(parts), waits: true };
        await api.call('POST', Routes.channelMessages(channel), said);
      });
    },
  };
}

interface Content {
  readonly data?: unknown;
  readonly files?: readonly MessageFile[];
}

function contentOf(answer: First): Content {
  const said = ({ body: data, files }: RenderedMessage): Content => ({ data, files });
  switch (answer.kind) {
    case 'window':
      return { data: answer.window };
    case 'message':
      return said(messageOf(answer.parts, { flags: MessageFlags.Ephemeral }));
    case 'instead':
      return said(messageOf(answer.parts));
    case 'options':
      return { data: { choices: answer.options } };
    case 'later':
      return { data: { flags: MessageFlags.Ephemeral } };
    case 'nothing':
      return {};
  }
}
